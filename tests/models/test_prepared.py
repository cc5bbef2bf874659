"""Queries that are composed once find what the querysets find that they were made of."""

import pytest

from blog.models import Post, PostAuthor
from blog.models.moments import as_stored
from blog.models.prepared import Prepared, moment, number
from tests.factories import AuthorFactory, PublishedPostFactory

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
