import datetime

import pytest
import time_machine
from django.utils import timezone

from blog.models import Post, SiteSettings, StartHere
from tests.factories import PublishedPostFactory

pytestmark = pytest.mark.django_db

TO_COME = timezone.now() + datetime.timedelta(days=365)


def featured_in_settings(post):
    SiteSettings(featured_post=post).save()


def to_start_with(*posts):
    for position, post in enumerate(posts):
        StartHere.objects.create(post=post, position=position)


def shown(client, **query):
    """The titles on the home page, part by part."""
    context = client.get("/", query).context
    front = context["front"]
    return {
        "featured": front.featured and front.featured.title,
        "start": [post.title for post in front.to_start_with],
        "newest": [post.title for post in context["newest"]],
        "earlier": [post.title for post in context["earlier"]],
    }


def test_home_without_posts_is_a_finished_page(client):
    response = client.get("/")

    assert response.status_code == 200
    assert response.content.decode().count("<h1") == 1


def test_home_features_the_newest_post_and_hides_drafts_and_scheduled_ones(client):
    PublishedPostFactory(title="Draft", published_at=None)
    PublishedPostFactory(title="Later", published_at=TO_COME)
    PublishedPostFactory(title="Older")
    PublishedPostFactory(title="Newest")

    assert shown(client) == {"featured": "Newest", "start": [], "newest": ["Older"], "earlier": []}


def test_home_shows_every_post_once(client):
    posts = [PublishedPostFactory(title=str(number)) for number in range(20)]
    featured_in_settings(posts[4])
    to_start_with(posts[19], posts[4], posts[0])

    parts = shown(client)
    second = [post.title for post in client.get("/", {"page": 2}).context["page"]]

    assert parts == {
        "featured": "4",
        "start": ["19", "0"],
        "newest": ["18", "17", "16"],
        "earlier": ["15", "14", "13", "12", "11", "10", "9", "8"],
    }
    assert second == ["7", "6", "5", "3", "2", "1"]


@pytest.mark.parametrize("moment", [None, TO_COME])
def test_home_shows_no_chosen_post_that_is_not_published(client, moment):
    PublishedPostFactory(title="Public")
    hidden = PublishedPostFactory(title="Hidden", published_at=moment)
    featured_in_settings(hidden)
    to_start_with(hidden)

    page = client.get("/").content.decode()

    assert shown(client) == {"featured": "Public", "start": [], "newest": [], "earlier": []}
    assert ("Hidden" in page, "Start here" in page) == (False, False)


def test_home_shows_a_chosen_scheduled_post_from_its_second_on(client):
    moment = datetime.datetime(2026, 11, 26, 13, tzinfo=datetime.UTC)
    with time_machine.travel(moment - datetime.timedelta(seconds=1), tick=False):
        PublishedPostFactory(title="Older")
        featured_in_settings(PublishedPostFactory(title="At seven", published_at=moment))
        before = shown(client)
    with time_machine.travel(moment, tick=False):
        after = shown(client)

    assert before == {"featured": "Older", "start": [], "newest": [], "earlier": []}
    assert after == {"featured": "At seven", "start": [], "newest": ["Older"], "earlier": []}


def test_home_tells_no_date_of_what_was_chosen_to_stay(client):
    featured_in_settings(PublishedPostFactory(title="Stays"))

    chosen = client.get("/").content.decode()
    featured_in_settings(None)
    newest = client.get("/").content.decode()

    assert ("<time" in chosen, "<time" in newest) == (False, True)


def test_home_offers_no_more_than_six_to_start_with(client):
    posts = [PublishedPostFactory(title=str(number)) for number in range(8)]
    to_start_with(*posts)

    parts = shown(client)

    assert (parts["featured"], parts["start"]) == ("7", ["0", "1", "2", "3", "4", "5"])
    assert parts["newest"] == ["6"]


@pytest.mark.parametrize("count", [4, 30])
def test_home_needs_the_same_few_queries(client, django_assert_num_queries, count):
    posts = [PublishedPostFactory(tags=["a", "b"]) for _ in range(count)]
    featured_in_settings(posts[0])
    to_start_with(posts[1])

    client.get("/")
    Post.objects.first().save()

    # After a change: state, what was chosen (featured, to start with, their cards in three), number of posts,
    # cards in three, topics.
    with django_assert_num_queries(11):
        client.get("/")
    with django_assert_num_queries(4):
        client.get("/")
