import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.utils import timezone

from blog.models import Redirect
from blog.publishing.publish import publish, unpublish
from blog.publishing.readiness import NotReady, findings
from blog.publishing.slugs import change_slug
from tests.factories import AuthorFactory, PublishedPostFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_publish_refuses_an_unready_post_and_leaves_it_a_draft():
    post = PublishedPostFactory(published_at=None, body="", authors=[], categories=[])

    with pytest.raises(NotReady) as refusal:
        publish(post, by=UserFactory())

    post.refresh_from_db()
    assert post.published_at is None
    assert [finding.code for finding in refusal.value.findings] == [
        "body-missing",
        "author-missing",
        "category-missing",
    ]


LICENSED = {
    "licence_title": "Licensed Associate Marriage and Family Therapist",
    "licence_state": "Minnesota",
    "licence_number": "1234",
    "supervisor_name": "Sue Sample",
}


@pytest.mark.parametrize("status", ["associate", "trainee"])
@pytest.mark.parametrize(
    ("left_out", "code", "field"),
    [
        ("supervisor_name", "supervisor-missing", "supervisor_name"),
        ("licence_title", "licence-title-missing", "licence_title"),
        ("licence_state", "licence-issuer-missing", "licence_state"),
    ],
)
def test_publish_refuses_an_associate_with_a_gap_and_leads_to_it(status, left_out, code, field):
    author = AuthorFactory(licence_status=status, **LICENSED | {left_out: ""})
    post = PublishedPostFactory(published_at=None, authors=[author])

    with pytest.raises(NotReady) as refusal:
        publish(post, by=UserFactory())

    (finding,) = refusal.value.findings
    assert (finding.code, finding.address) == (code, f"/admin/blog/author/{author.pk}/change/#id_{field}")


@pytest.mark.parametrize(
    "more", [{}, {"licence_state": "", "licence_board": "A board"}, {"licence_number": ""}]
)
def test_publish_takes_an_associate_with_all_that_is_required(more):
    author = AuthorFactory(licence_status="associate", **LICENSED | more)
    post = PublishedPostFactory(published_at=None, authors=[author])

    publish(post, by=UserFactory())

    assert post.state == "published"


@pytest.mark.parametrize("status", ["full", "none"])
def test_others_need_no_licence_to_be_published(status):
    post = PublishedPostFactory(published_at=None, authors=[AuthorFactory(licence_status=status)])

    publish(post, by=UserFactory())

    assert post.state == "published"


@pytest.mark.parametrize("status", ["full", "associate"])
def test_expired_licence_is_pointed_out_and_stops_nothing(status):
    author = AuthorFactory(licence_status=status, licence_expires_on=datetime.date(2020, 1, 2), **LICENSED)
    post = PublishedPostFactory(published_at=None, authors=[author])

    found = {finding.code: finding for finding in findings(post)}["licence-expired"]

    assert found.message.startswith(f"The licence of {author.public_name} was valid until 2 January 2020.")
    assert found.address == f"/admin/blog/author/{author.pk}/change/#id_licence_expires_on"
    assert not found.blocks


def test_publish_makes_public_at_once_and_remembers_who_did_it():
    post, writer = PublishedPostFactory(published_at=None), UserFactory()

    publish(post, by=writer)

    assert post.state == "published"
    assert LogEntry.objects.get().user == writer


def test_publish_at_a_time_schedules():
    post, moment = PublishedPostFactory(published_at=None), timezone.now() + datetime.timedelta(minutes=2)

    publish(post, by=UserFactory(), at=moment)

    assert (post.state, post.published_at) == ("scheduled", moment)


def test_publish_in_the_year_3000_is_refused():
    post = PublishedPostFactory(published_at=None)

    with pytest.raises(ValidationError):
        publish(post, by=UserFactory(), at=datetime.datetime(3000, 1, 1, tzinfo=datetime.UTC))


def test_unpublish_makes_a_draft_again():
    post = PublishedPostFactory()

    unpublish(post, by=UserFactory())

    assert post.state == "draft"


def test_changed_slug_of_a_public_post_leaves_its_old_addresses_behind(client):
    post = PublishedPostFactory(slug="first")

    change_slug(post, "second")
    change_slug(post, "third")

    assert client.get("/posts/first/")["Location"] == "/posts/third/"
    assert client.get("/posts/second/")["Location"] == "/posts/third/"


def test_slug_changed_back_redirects_nothing_to_itself(client):
    post = PublishedPostFactory(slug="first")

    change_slug(post, "second")
    change_slug(post, "first")

    assert client.get("/posts/first/").status_code == 200
    assert client.get("/posts/second/")["Location"] == "/posts/first/"


def test_changed_slug_of_a_draft_leaves_nothing_behind():
    change_slug(PublishedPostFactory(published_at=None), "second")

    assert not Redirect.objects.exists()
