"""The cards of a post on a page of their own."""

import pytest
from django.urls import reverse

from tests.factories import PublishedPostFactory

pytestmark = pytest.mark.django_db

PRACTICE = '::: practice "The pause"\nSit down.\n:::'


def address_of(post) -> str:
    return reverse("blog:together", args=[post.slug])


def test_page_shows_the_cards_and_nothing_else_of_the_text(client):
    post = PublishedPostFactory(body=f"Only in the piece.\n\n{PRACTICE}")

    page = client.get(address_of(post)).content.decode()

    assert "The pause" in page
    assert "Only in the piece." not in page
    assert '<meta name="robots" content="noindex">' in page
    assert "<title>Read together</title>" in page


def test_post_without_cards_has_no_such_page_and_no_link(client):
    post = PublishedPostFactory(body="Plain words.")

    assert client.get(address_of(post)).status_code == 404
    assert address_of(post) not in client.get(post.get_absolute_url()).content.decode()


def test_post_with_cards_links_to_them(client):
    post = PublishedPostFactory(body=PRACTICE)

    assert f'href="{address_of(post)}"' in client.get(post.get_absolute_url()).content.decode()


def test_draft_has_no_cards_for_anybody(client):
    post = PublishedPostFactory(body=PRACTICE, published_at=None)

    assert client.get(address_of(post)).status_code == 404


def test_cards_follow_the_text(client):
    post = PublishedPostFactory(body=PRACTICE)
    client.get(address_of(post))

    post.body = PRACTICE.replace("pause", "walk")
    post.save()

    assert "The walk" in client.get(address_of(post)).content.decode()
