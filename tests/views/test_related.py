import datetime

import pytest
from django.utils import timezone

from blog.models import Series
from blog.views import related
from tests.factories import CategoryFactory, PublishedPostFactory

pytestmark = pytest.mark.django_db

TO_COME = timezone.now() + datetime.timedelta(days=365)


def titles(client, post):
    return [each.title for each in client.get(post.get_absolute_url()).context["related"]]


def test_related_posts_share_most_and_are_the_newest_among_equals(client):
    shelf = CategoryFactory(name="Couples")
    post = PublishedPostFactory(tags=["repair", "trust"], categories=[shelf])
    PublishedPostFactory(title="Three shared", tags=["repair", "trust"], categories=[shelf])
    PublishedPostFactory(title="One, older", tags=["trust"])
    PublishedPostFactory(title="Two shared", tags=["repair"], categories=[shelf])
    PublishedPostFactory(title="One, newer", tags=["repair"])
    PublishedPostFactory(title="Nothing shared", tags=["sleep"])

    assert titles(client, post) == ["Three shared", "Two shared", "One, newer"]


def test_related_posts_are_published_ones(client):
    post = PublishedPostFactory(tags=["repair"])
    PublishedPostFactory(title="Draft", tags=["repair"], published_at=None)
    PublishedPostFactory(title="Scheduled", tags=["repair"], published_at=TO_COME)

    page = client.get(post.get_absolute_url())

    assert (page.context["related"], "You might read next" in page.content.decode()) == ([], False)


def test_related_posts_leave_out_what_stands_before_and_after_in_the_series(client):
    series = Series.objects.create(title="Way back")
    posts = [
        PublishedPostFactory(title=title, tags=["repair"], series=series)
        for title in ("First", "Second", "Third", "Fourth")
    ]

    assert titles(client, posts[0]) == ["Fourth", "Third"]
    assert titles(client, posts[1]) == ["Fourth"]


def test_post_without_tags_and_categories_has_no_related_ones(client):
    PublishedPostFactory()
    post = PublishedPostFactory(categories=[])

    assert titles(client, post) == []


def test_related_posts_go_with_the_next_request_after_unpublishing(client):
    post, other = PublishedPostFactory(tags=["repair"]), PublishedPostFactory(title="Other", tags=["repair"])
    before = titles(client, post)

    other.published_at = None
    other.save()

    assert (before, titles(client, post)) == (["Other"], [])


def test_related_posts_are_looked_for_among_the_newest_of_each_tag(client, monkeypatch):
    monkeypatch.setattr(related, "LOOKED_AT", 2)
    for title in ("Far back", "Back", "Newer"):
        PublishedPostFactory(title=title, tags=["repair"])
    post = PublishedPostFactory(tags=["repair", "trust"])
    PublishedPostFactory(title="Old but rare", tags=["trust", "repair"])

    assert titles(client, post) == ["Old but rare"]


@pytest.mark.parametrize("count", [2, 30])
def test_related_posts_need_the_same_few_queries(client, django_assert_num_queries, count):
    shelf = CategoryFactory()
    posts = [PublishedPostFactory(tags=["a", "b"], categories=[shelf]) for _ in range(count)]
    client.get(posts[0].get_absolute_url())
    posts[0].save()

    # After a change: state, post, what it is filed under in three, near ones in two, their cards in two.
    with django_assert_num_queries(9):
        client.get(posts[0].get_absolute_url())
    with django_assert_num_queries(3):
        client.get(posts[0].get_absolute_url())
