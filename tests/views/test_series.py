import datetime

import pytest
from django.utils import timezone

from blog.models import Draft, Post, Series
from blog.publishing.preview_links import address_for_draft
from blog.publishing.working_copy import fields_of
from tests.factories import PublishedPostFactory

pytestmark = pytest.mark.django_db

TO_COME = timezone.now() + datetime.timedelta(days=365)


@pytest.fixture
def series():
    return Series.objects.create(title="After a quarrel", description="Three pieces on the way back.")


def piece(series, title, place=None, **fields):
    return PublishedPostFactory(title=title, series=series, series_place=place, **fields)


def test_series_page_shows_its_published_pieces_in_their_order(client, series):
    piece(series, "Unplaced, newer")
    piece(series, "Second", 2)
    piece(series, "First", 1)
    piece(series, "Draft", 1, published_at=None)
    piece(series, "Scheduled", 3, published_at=TO_COME)
    PublishedPostFactory(title="Another")

    response = client.get("/series/after-a-quarrel/")

    assert [post.title for post in response.context["page"]] == ["First", "Second", "Unplaced, newer"]
    assert "Three pieces on the way back." in response.content.decode()


def test_series_of_which_nothing_is_published_is_a_404(client, series):
    piece(series, "Draft", published_at=None)

    page = client.get("/series/after-a-quarrel/")

    assert (page.status_code, "After a quarrel" in page.content.decode()) == (404, False)
    assert "/series/" not in client.get("/sitemap.xml").content.decode()


def test_series_page_goes_on_numbering_on_its_next_page(client, series):
    for number in range(15):
        piece(series, f"Piece {number}", number)

    page = client.get("/series/after-a-quarrel/", {"page": 2})

    assert [post.title for post in page.context["page"]] == ["Piece 12", "Piece 13", "Piece 14"]
    assert '<ol class="contents numbered" start="13">' in page.content.decode()


def test_post_tells_where_it_stands_in_its_series(client, series):
    first, second, third = (piece(series, title, place) for place, title in enumerate("ABC"))
    piece(series, "Not yet", published_at=TO_COME)

    found = [client.get(post.get_absolute_url()) for post in (first, second, third)]

    standings = [response.context["standing"] for response in found]
    assert [(each.number, each.total) for each in standings] == [(1, 3), (2, 3), (3, 3)]
    assert [(each.previous and each.previous.title, each.next and each.next.title) for each in standings] == [
        (None, "B"),
        ("A", "C"),
        ("B", None),
    ]
    words = found[1].content.decode()
    assert 'Part 2 of 3 of <a href="/series/after-a-quarrel/">After a quarrel</a>' in words
    assert ('rel="prev" href="/posts/a/"' in words, 'rel="next" href="/posts/c/"' in words) == (True, True)


def test_post_without_neighbours_in_its_series_counts_nothing(client, series):
    page = client.get(piece(series, "Alone").get_absolute_url()).content.decode()

    assert "From the series" in page
    assert ("Part 1" in page, "In this series" in page) == (False, False)


def test_neighbours_change_with_the_next_request_after_unpublishing(client, series):
    first, second = piece(series, "First", 1), piece(series, "Second", 2)
    before = client.get(first.get_absolute_url()).context["standing"].next

    second.published_at = None
    second.save()

    after = client.get(first.get_absolute_url()).context["standing"]
    assert (before.title, after.next, after.total) == ("Second", None, 1)


def test_preview_shows_where_a_draft_will_stand(client, series):
    piece(series, "First", 1)
    fields = {**fields_of(piece(series, "Third", 3)), "title": "Second", "series_place": "2"}
    draft = Draft.objects.create(fields=fields)

    standing = client.get(address_for_draft(draft)).context["standing"]

    assert (standing.number, standing.total, standing.previous.title, standing.next.title) == (
        2,
        3,
        "First",
        "Third",
    )


def test_sitemap_names_a_series_with_pieces(client, series):
    piece(series, "First")

    assert "/series/after-a-quarrel/" in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("count", [1, 12])
def test_series_page_needs_the_same_few_queries(client, django_assert_num_queries, series, count):
    for number in range(count):
        piece(series, f"Piece {number}")
    client.get("/series/after-a-quarrel/")
    Post.objects.first().save()

    with django_assert_num_queries(6):  # after a change: state, series, its pieces, cards in three
        client.get("/series/after-a-quarrel/")
    with django_assert_num_queries(5):
        client.get("/series/after-a-quarrel/")
