"""What many pages repeat: made once, and made anew when it would be another."""

import datetime

import pytest
import time_machine
from django.test import Client

from blog.models import Author, CrisisResource, Image, SiteSettings
from tests.factories import AuthorFactory, PublishedPostFactory

pytestmark = pytest.mark.django_db

REPEATED = {"masthead.html", "footer.html", "care_strip.html", "byline.html", "author_card.html"}


def page_of(post):
    return Client().get(post.get_absolute_url()).content.decode()


def parts_made_for(post):
    """The repeated parts that were rendered to answer with ``post``."""
    answer = Client().get(post.get_absolute_url())
    return {each.name.rpartition("/")[2] for each in answer.templates} & REPEATED


def test_parts_are_made_once_for_many_posts():
    author = AuthorFactory()
    first, second = (PublishedPostFactory(authors=[author]) for _ in range(2))

    made = [parts_made_for(first), parts_made_for(second)]

    assert made == [REPEATED, set()]


def test_parts_follow_what_they_show():
    post = PublishedPostFactory(authors=[AuthorFactory(name="Robin Sample")])
    before = page_of(post)

    Author.objects.update(name="Robin Other")

    assert page_of(post) == before.replace("Robin Sample", "Robin Other")


def test_parts_follow_the_day():
    CrisisResource.objects.update(checked_on=datetime.date(2026, 1, 1))
    with time_machine.travel("2026-06-01 18:00Z", tick=False) as clock:
        post = PublishedPostFactory()
        before = page_of(post)

        clock.move_to("2026-12-01 18:00Z")

        assert "it may have changed" not in before
        assert "it may have changed" in page_of(post)


def test_menu_marks_the_current_page_only_there():
    pages = [Client().get(path).content.decode() for path in ("/tags/", "/search/", "/archive/")]

    assert [page.count('aria-current="page"') for page in pages] == [1, 1, 0]


def test_leaving_is_offered_on_flagged_posts_alone_if_so_chosen():
    SiteSettings(leave_scope="flagged").save()
    plain, flagged = PublishedPostFactory(), PublishedPostFactory(is_sensitive=True)

    pages = [page_of(post) for post in (plain, flagged, plain)]

    assert ["data-leave" in page for page in pages] == [False, True, False]


def test_picture_is_made_once_for_many_posts_and_follows_the_library():
    image = Image.objects.create(file="images/lamp.webp", alt="A lamp", width=4, height=3)
    first, second = (PublishedPostFactory(lead_image=image) for _ in range(2))
    page_of(first)

    names = [each.name for each in Client().get(second.get_absolute_url()).templates]
    Image.objects.update(alt="A lamp at dusk")

    assert "blog/includes/picture.html" not in names
    assert 'alt="A lamp at dusk"' in page_of(second)
