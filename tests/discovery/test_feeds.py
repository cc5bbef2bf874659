import re
import xml.etree.ElementTree as ET

import pytest

from blog.addresses import absolute
from blog.models import Series
from tests.factories import AuthorFactory, PostFactory, PublishedPostFactory

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(response):
    return ET.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314 - our own feed


def test_feed_carries_the_whole_text_newest_first(client):
    PublishedPostFactory(title="Older")
    PublishedPostFactory(title="Newer", body="All of *it*.")

    found = entries(client.get("/feed/"))

    assert [entry.findtext(f"{ATOM}title") for entry in found] == ["Newer", "Older"]
    assert found[0].findtext(f"{ATOM}content") == "<p>All of <em>it</em>.</p>"


def test_feed_has_words_in_the_place_of_pictures(client):
    PublishedPostFactory(body='![A cup & a "note"](/media/cup.png)\n\n![](/media/line.png)\n\nAnd on.')

    (found,) = entries(client.get("/feed/"))

    html = found.findtext(f"{ATOM}content")
    assert html == "<figure><em>A cup &amp; a &quot;note&quot;</em></figure>\n<p>And on.</p>"


def test_feed_names_the_supervisor_beside_an_associate(client):
    author = AuthorFactory(name="Ann Sample", licence_status="associate", supervisor_name="Sue Sample")
    PublishedPostFactory(authors=[author])

    found = entries(client.get("/feed/"))

    assert found[0].findtext(f"{ATOM}author/{ATOM}name") == "Ann Sample, LMFT, Supervised by Sue Sample"


@pytest.mark.parametrize("kind", ["tags/repair", "categories/{category}", "authors/{author}"])
def test_shelf_feed_holds_only_its_posts(client, kind):
    post = PublishedPostFactory(title="Mine", tags=["repair"])
    PublishedPostFactory(title="Other")
    address = kind.format(category=post.ordered_categories[0].slug, author=post.byline[0].slug)

    found = entries(client.get(f"/{address}/feed/"))

    assert [entry.findtext(f"{ATOM}title") for entry in found] == ["Mine"]


@pytest.mark.parametrize("kind", ["tags", "categories", "authors", "series"])
def test_feed_of_nothing_is_a_404(client, kind):
    assert client.get(f"/{kind}/nothing/feed/").status_code == 404


def test_series_feed_holds_its_posts_newest_first(client):
    nights = Series.objects.create(title="Nights", description="On sleep.")
    PublishedPostFactory(title="Older", series=nights, series_place=2)
    PublishedPostFactory(title="Newer", series=nights, series_place=1)
    PublishedPostFactory(title="Other")

    page = client.get("/series/nights/").content.decode()
    feed = client.get("/series/nights/feed/")

    assert '<a href="/series/nights/feed/">Feed</a>' in page
    assert [entry.findtext(f"{ATOM}title") for entry in entries(feed)] == ["Newer", "Older"]
    assert ET.fromstring(feed.content).findtext(f"{ATOM}subtitle") == "On sleep."  # noqa: S314 - our own feed


def test_series_that_nothing_is_published_of_has_no_feed(client):
    hidden = Series.objects.create(title="Still secret")
    PostFactory(published_at=None, series=hidden)

    assert client.get("/series/still-secret/feed/").status_code == 404


def test_links_to_our_own_pages_are_whole_in_a_feed(client):
    PublishedPostFactory(body="[Before](/posts/before/), [elsewhere](https://example.org/a).")

    found = entries(client.get("/feed/"))[0].findtext(f"{ATOM}content")

    assert re.findall('href="([^"]*)"', found) == [absolute("/posts/before/"), "https://example.org/a"]


def test_picture_from_elsewhere_is_in_no_feed(client):
    PublishedPostFactory(body="Before it.\n\n![A dot](https://elsewhere.example/1.gif)")

    found = entries(client.get("/feed/"))[0].findtext(f"{ATOM}content")

    assert "Before it." in found
    assert "<img" not in found


@pytest.mark.parametrize("count", [3, 30])
def test_feed_needs_four_queries(client, django_assert_num_queries, count):
    for _ in range(count):
        PublishedPostFactory()
    client.get("/feed/")

    with django_assert_num_queries(4):
        client.get("/feed/")
