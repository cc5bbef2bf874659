"""The sitemap: every address that a search engine may show, each once, in one file or in several."""

import datetime
from xml.etree import ElementTree

import pytest

from blog.discovery import sitemaps
from tests.factories import PageFactory, PostFactory, PublishedPostFactory

pytestmark = pytest.mark.django_db

PLACE = "/sitemap.xml"
SITE = "http://127.0.0.1:8000"


def entries(answer) -> tuple[str, list[tuple[str, str]]]:
    """The kind of the file, and each path with the day of its last change."""
    root = ElementTree.fromstring(answer.content)  # noqa: S314  what we wrote ourselves
    space = {"s": sitemaps.NAMESPACE}
    found = [
        (row.findtext("s:loc", None, space).removeprefix(SITE), row.findtext("s:lastmod", "", space))
        for row in root
    ]
    return root.tag.removeprefix(f"{{{sitemaps.NAMESPACE}}}"), found


def test_small_site_has_one_file_with_everything_that_readers_see(client):
    post = PublishedPostFactory(slug="über-schlaf", tags=["repair"])
    PostFactory(published_at=None, slug="hidden", tags=["hidden"], authors=[], categories=[])
    PageFactory(title="About", is_published=False)

    kind, found = entries(client.get(PLACE))

    assert kind == "urlset"
    assert [path for path, _day in found] == [
        "/",
        "/tags/",
        "/archive/",
        "/what-this-page-loads/",
        post.ordered_categories[0].get_absolute_url(),
        post.byline[0].get_absolute_url(),
        "/tags/repair/",
        "/posts/%C3%BCber-schlaf/",
    ]


def test_day_is_that_of_the_last_substantive_change_where_the_practice_is(client):
    late = datetime.datetime(2025, 6, 2, 3, tzinfo=datetime.UTC)  # still the first in Los Angeles
    PublishedPostFactory(slug="first", published_at=late)
    PublishedPostFactory(
        slug="second", published_at=late, updated_at=datetime.datetime(2025, 7, 4, 12, tzinfo=datetime.UTC)
    )

    days = dict(entries(client.get(PLACE))[1])

    assert (days["/posts/first/"], days["/posts/second/"]) == ("2025-06-01", "2025-07-04")


def test_large_site_has_a_list_of_files_that_name_every_post_once(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "A_FILE", 2)
    posts = [PublishedPostFactory(authors=[], categories=[]) for _ in range(5)]

    kind, files = entries(client.get(PLACE))
    parts = [entries(client.get(path)) for path, _day in files]

    assert (kind, [path for path, _day in files]) == ("sitemapindex", [f"{PLACE}?p={n}" for n in (1, 2, 3)])
    assert {kind for kind, _found in parts} == {"urlset"}
    named = sorted(path for _kind, found in parts for path, _day in found if path.startswith("/posts/"))
    assert named == sorted(post.get_absolute_url() for post in posts)
    assert [path for path, _day in parts[0][1]][:2] == ["/", "/tags/"]


@pytest.mark.parametrize("part", ["0", "2", "-1", "x", "01", "1.0", "9" * 40])
def test_part_that_is_none_is_a_404(client, part):
    PublishedPostFactory()

    assert client.get(PLACE, {"p": part}).status_code == 404


@pytest.mark.parametrize("count", [1, 6])
def test_file_takes_the_same_queries_for_many_posts(client, count, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(sitemaps, "A_FILE", 3)
    for _ in range(count):
        PublishedPostFactory(tags=["repair"])
    client.get(PLACE)

    with django_assert_num_queries(10):
        answer = client.get(PLACE, {"p": 1})

    assert answer.headers["X-Robots-Tag"] == "noindex"
