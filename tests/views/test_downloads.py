"""Worksheets under a post, as readers find them, and as they are told before somebody takes one along."""

import re

import pytest

from blog.models.download import in_kilobytes
from blog.publishing.preview_links import address_for
from tests.factories import DownloadFactory, PostFactory, PublishedPostFactory

pytestmark = pytest.mark.django_db


def offered(answer):
    """Addresses, titles and what is told of each."""
    page = " ".join(answer.content.decode().split())
    return re.findall(
        r'<a href="([^"]+)" type="application/pdf">([^<]+)</a> <span class="fine">([^<]+)<', page
    )


def test_post_offers_its_worksheets_in_order(client):
    plan = DownloadFactory(title="A plan", pages=1, size=1_240_000)
    letter = DownloadFactory(title="A letter")
    post = PublishedPostFactory(downloads=[plan, letter])

    answer = client.get(post.get_absolute_url())

    assert offered(answer) == [
        (f"/media/{plan.file.name}", "A plan", "(PDF, 1 page, 1.2 MB)"),
        (f"/media/{letter.file.name}", "A letter", "(PDF, 2 pages, 340 kB)"),
    ]
    assert "can stay on this device" in answer.content.decode()


def test_post_without_worksheets_says_nothing_of_them(client):
    page = client.get(PublishedPostFactory().get_absolute_url()).content.decode()

    assert "To take with you" not in page


def test_discreet_copy_offers_them_too(client):
    post = PublishedPostFactory(downloads=[DownloadFactory(title="A plan")])

    assert [title for _, title, _ in offered(client.get(f"/read/{post.pk}/"))] == ["A plan"]


def test_preview_offers_what_is_being_written(client):
    post = PostFactory(published_at=None, downloads=[DownloadFactory(title="A plan")])

    assert [title for _, title, _ in offered(client.get(address_for(post)))] == ["A plan"]


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "1 kB"), (499, "1 kB"), (340_000, "340 kB"), (999_999, "1000 kB"), (2_000_000, "2.0 MB")],
)
def test_sizes_are_told_as_phones_tell_them(size, words):
    assert in_kilobytes(size) == words
