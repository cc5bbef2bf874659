"""What the page of a post loads is what querysets find."""

import datetime

import pytest
from django.utils import timezone

from blog.caching.memory import Memory
from blog.caching.reading import cards_of, read_at
from blog.models import Author, Category, Image
from tests.factories import AuthorFactory, CategoryFactory, PublishedPostFactory

pytestmark = pytest.mark.django_db


def values_of(row):
    return {name: value for name, value in vars(row).items() if name != "_state"}


def test_page_shows_what_a_queryset_finds():
    post = PublishedPostFactory(
        authors=[AuthorFactory(), AuthorFactory()],
        categories=[CategoryFactory(), CategoryFactory()],
        tags=["rest", "calm"],
        lead_image=Image.objects.create(
            file="images/a.webp", alt="A lamp", width=4, height=3, renditions=[{"use": "whole"}]
        ),
    )

    found = read_at(Memory(), post.slug)

    assert (found.byline, found.ordered_categories) == (post.byline, post.ordered_categories)
    assert (values_of(found.lead_image), found.downloads) == (
        values_of(Image.objects.get(pk=post.lead_image_id)),
        [],
    )
    assert list(found.tags.all()) == list(post.tags.all())
    assert (found.body_html, found.published_at) == (post.body_html, post.published_at)


def test_scheduled_post_is_neither_a_page_nor_a_card():
    post = PublishedPostFactory(published_at=timezone.now() + datetime.timedelta(days=1))

    assert read_at(Memory(), post.slug) is None
    assert cards_of(Memory(), [post.pk]) == []


def test_cards_stand_in_the_order_asked_for(django_assert_num_queries):
    category = CategoryFactory()
    posts = [PublishedPostFactory(categories=[category]) for _ in range(3)]

    with django_assert_num_queries(4):  # state, posts, where they are filed, the categories
        found = cards_of(Memory(), [post.pk for post in reversed(posts)])
        labels = [card.ordered_categories for card in found]

    assert found == posts[::-1]
    assert labels == [[category]] * 3


def test_what_a_post_is_filed_under_is_asked_for_once(django_assert_num_queries):
    author, category = AuthorFactory(), CategoryFactory()
    first, second = (
        PublishedPostFactory(authors=[author], categories=[category], tags=["calm"]) for _ in range(2)
    )
    read_at(Memory(), first.slug)
    memory = Memory()

    with django_assert_num_queries(2):
        found = read_at(memory, second.slug)

    assert (found.byline, found.ordered_categories) == ([author], [category])


def test_renamed_author_and_category_are_read_anew():
    post = PublishedPostFactory(authors=[AuthorFactory()], categories=[CategoryFactory()])
    read_at(Memory(), post.slug)

    Author.objects.update(name="Robin Other")
    Category.objects.update(name="Another shelf")
    found = read_at(Memory(), post.slug)

    assert (found.byline[0].name, found.ordered_categories[0].name) == ("Robin Other", "Another shelf")
