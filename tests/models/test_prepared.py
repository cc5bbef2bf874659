"""Queries that are composed once find what the querysets find that they were made of."""

import datetime

import pytest
from django.utils import timezone

from blog.models import Image, Post, PostAuthor
from blog.models.moments import as_stored
from blog.models.prepared import Prepared, moment, number
from blog.models.reading import cards_of, read_at, tags_of
from tests.factories import AuthorFactory, CategoryFactory, PublishedPostFactory

pytestmark = pytest.mark.django_db


def values_of(row):
    return {name: value for name, value in vars(row).items() if name != "_state"}


def test_prepared_query_reads_rows_as_a_queryset_does():
    post = PublishedPostFactory(authors=[AuthorFactory(), AuthorFactory()])
    asked = Prepared(lambda: PostAuthor.objects.filter(post=number("pk")).select_related("author"))

    found, expected = asked(pk=post.pk), list(PostAuthor.objects.filter(post=post).select_related("author"))

    assert list(map(values_of, found)) == list(map(values_of, expected))
    assert [values_of(row.author) for row in found] == [values_of(row.author) for row in expected]


def test_prepared_query_is_asked_anew_with_other_values():
    first, second = PublishedPostFactory(), PublishedPostFactory()
    asked = Prepared(lambda: Post.objects.published(moment("now")).filter(pk=number("pk")))
    now = as_stored()

    assert asked(pk=first.pk, now=now) == [first]
    assert asked(pk=second.pk, now=now) == [second]
    assert asked(pk=0, now=now) == []


def test_page_shows_what_a_queryset_finds():
    post = PublishedPostFactory(
        authors=[AuthorFactory(), AuthorFactory()],
        categories=[CategoryFactory(), CategoryFactory()],
        tags=["rest", "calm"],
        lead_image=Image.objects.create(
            file="images/a.webp", alt="A lamp", width=4, height=3, renditions=[{"use": "whole"}]
        ),
    )

    found = read_at(post.slug)

    assert (found.byline, found.ordered_categories) == (post.byline, post.ordered_categories)
    assert (values_of(found.lead_image), found.downloads) == (
        values_of(Image.objects.get(pk=post.lead_image_id)),
        [],
    )
    assert tags_of(found) == list(post.tags.all())
    assert (found.body_html, found.published_at) == (post.body_html, post.published_at)


def test_scheduled_post_is_neither_a_page_nor_a_card():
    post = PublishedPostFactory(published_at=timezone.now() + datetime.timedelta(days=1))

    assert read_at(post.slug) is None
    assert cards_of([post.pk]) == []


def test_cards_stand_in_the_order_asked_for(django_assert_num_queries):
    category = CategoryFactory()
    posts = [PublishedPostFactory(categories=[category]) for _ in range(3)]

    with django_assert_num_queries(2):
        found = cards_of([post.pk for post in reversed(posts)])
        labels = [card.ordered_categories for card in found]

    assert found == posts[::-1]
    assert labels == [[category]] * 3
