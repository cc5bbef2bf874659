import datetime

import pytest
from django.utils import timezone

from blog.models import Redirect
from tests.factories import AuthorFactory, CategoryFactory, PageFactory, PublishedPostFactory

pytestmark = pytest.mark.django_db


def test_post_page_shows_labels_title_byline_and_text(client):
    post = PublishedPostFactory(
        title="The open door",
        subtitle="And who holds it",
        body="“Yes,” she said.",
        categories=[CategoryFactory(name="Repair"), CategoryFactory(name="Attachment")],
        authors=[AuthorFactory(name="Nora Sample", credentials="LMFT")],
    )

    page = client.get(post.get_absolute_url()).content.decode()

    places = [
        page.index(words) for words in ("Repair", "Attachment", "The open door</h1>", "And who holds it")
    ]
    assert places == sorted(places)
    assert "Nora Sample, LMFT" in page
    assert "<p>“Yes,” she said.</p>" in page


@pytest.mark.parametrize("moment", [None, timezone.now() + datetime.timedelta(days=365)])
def test_post_that_is_not_public_is_a_404(client, moment):
    post = PublishedPostFactory(published_at=moment)

    assert client.get(post.get_absolute_url()).status_code == 404


def test_post_is_gone_with_the_next_request_after_unpublishing(client):
    post = PublishedPostFactory(tags=["repair"])
    places = [
        "/",
        "/archive/",
        "/tags/repair/",
        "/feed/",
        "/sitemap.xml",
        "/search/?q=first",
        post.get_absolute_url(),
    ]
    before = [place for place in places if post.slug in client.get(place).content.decode()]

    post.published_at = None
    post.save()

    after = [place for place in places if post.get_absolute_url() in client.get(place).content.decode()]
    assert (before, after) == (places, [])


@pytest.mark.parametrize("count", [1, 4])
def test_post_page_needs_the_same_few_queries(client, django_assert_num_queries, count):
    post = PublishedPostFactory(
        tags=[f"t{number}" for number in range(count)],
        authors=AuthorFactory.create_batch(count),
        categories=CategoryFactory.create_batch(count),
    )
    client.get(post.get_absolute_url())

    with django_assert_num_queries(3):  # state, post, what it is filed under
        client.get(post.get_absolute_url())


def test_page_is_shown_once_it_is_published(client):
    page = PageFactory(title="About us", is_published=False)
    hidden = client.get("/about-us/").status_code

    page.is_published = True
    page.save()

    assert (hidden, client.get("/about-us/").status_code) == (404, 200)


@pytest.mark.parametrize(("new_path", "status"), [("/archive/", 301), ("", 410)])
def test_old_address_leads_on_or_says_that_it_is_gone(client, new_path, status):
    Redirect.objects.create(old_path="/old/", new_path=new_path)

    assert client.get("/old/").status_code == status


def test_reader_gets_no_cookie(client):
    post = PublishedPostFactory(tags=["repair"])

    for place in ("/", post.get_absolute_url(), "/tags/repair/", "/search/?q=a", "/nothing-here/", "/feed/"):
        assert not client.get(place).cookies


@pytest.mark.parametrize("place", ["/healthz", "/robots.txt", "/sitemap.xml", "/feed/", "/tags/", "/search/"])
def test_every_other_address_answers(client, place):
    assert client.get(place).status_code == 200


def test_language_of_words_reaches_the_page(client):
    post = PublishedPostFactory(body='She says <span lang="es">poco a poco</span>, and waits.')

    page = client.get(post.get_absolute_url()).content.decode()

    assert '<span lang="es">poco a poco</span>' in page
