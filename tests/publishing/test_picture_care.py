"""What a post's pictures still need before it goes out."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.library.keeping import keep_picture
from blog.models import Image, People
from blog.publishing.publish import publish
from blog.publishing.readiness import NotReady, findings
from tests.factories import PostFactory, UserFactory
from tests.library.conftest import file

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return keep_picture(file(), name="two cups.jpg")


def _about_pictures(post):
    return [
        (finding.code, finding.field, finding.blocks)
        for finding in findings(post)
        if "picture" in finding.code or "people" in finding.code
    ]


def test_picture_of_somebody_who_has_not_agreed_stops_publication(image):
    Image.objects.update(people=People.NOT_AGREED)
    post = PostFactory(published_at=None, body=f"![Cups](/media/{image.file.name})")

    with pytest.raises(NotReady, match="“two cups” and has not agreed") as refused:
        publish(post, by=UserFactory())

    (finding,) = refused.value.findings
    assert (finding.field, finding.address) == ("body", f"/admin/blog/image/{image.pk}/change/#id_people")


def test_missing_answer_is_asked_for_once_and_stops_nothing(image):
    post = PostFactory(lead_image=image, lead_image_alt="Cups", body=f"![Cups](/media/{image.file.name})")

    assert _about_pictures(post) == [("people-not-answered", "lead_image", False)]


def test_several_missing_answers_are_one_finding(image):
    mugs = keep_picture(file("#4f6355"), name="mugs.jpg")
    post = PostFactory(body=f"![Cups](/media/{image.file.name}) ![Mugs](/media/{mugs.renditions[0]['file']})")

    (finding,) = [finding for finding in findings(post) if finding.code == "people-not-answered"]

    assert finding.message.startswith("Of 2 pictures")


@pytest.mark.parametrize("people", [People.NOBODY, People.AGREED])
def test_answered_picture_with_words_needs_nothing(image, people):
    Image.objects.update(people=people)
    post = PostFactory(lead_image=image, lead_image_alt="Cups")
    post.refresh_from_db()

    assert _about_pictures(post) == []


def test_lead_picture_is_described_or_decoration(image):
    Image.objects.update(people=People.NOBODY)
    post = PostFactory(lead_image=Image.objects.get())

    before = _about_pictures(post)
    Image.objects.update(is_decorative=True)
    post.refresh_from_db()

    assert before == [("picture-without-words", "lead_image_alt", False)]
    assert _about_pictures(post) == []


def test_text_without_pictures_asks_the_database_nothing_about_them():
    post = PostFactory()

    with CaptureQueriesContext(connection) as asked:
        findings(post)

    assert [query["sql"] for query in asked if "blog_image" in query["sql"]] == []


def test_decoration_is_said_for_one_post_and_needs_no_words(image):
    image.people = People.NOBODY

    assert _about_pictures(PostFactory(lead_image=image)) == [
        ("picture-without-words", "lead_image_alt", False)
    ]
    assert _about_pictures(PostFactory(lead_image=image, lead_image_is_decorative=True)) == []


def test_words_of_the_picture_stand_where_the_post_has_none(image):
    image.alt = "Two cups"

    said = [
        PostFactory(lead_image=image, **fields).lead_image_words
        for fields in ({}, {"lead_image_alt": "A table"}, {"lead_image_is_decorative": True})
    ]
    assert said == ["Two cups", "A table", ""]
