"""The sitemap: every address that a search engine may show (sitemaps.org, at most 50,000 a file).

A site of up to 5,000 posts has one file; a larger one a list of files, each of which is made quickly. They are written by
hand: the template of Django's framework takes three times as long as the database and all the rest.
"""

import datetime
from collections.abc import Iterable, Iterator
from math import ceil
from urllib.parse import quote
from xml.sax.saxutils import escape

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from blog.addresses import absolute
from blog.models import Author, Category, Page, Post, PostAuthor, PostCategory, PostTag, Series, Tag

A_FILE = 5_000  # posts
ALWAYS = ("blog:home", "blog:tag_index", "blog:archive", "blog:loads")
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
SLUG = "slug"

Entry = tuple[str, datetime.datetime | None]  # the path on our site, and when it changed


def sitemap(request: HttpRequest) -> HttpResponse:
    """Everything in one file; of a large site the list of its files, and with ``?p=`` one of them."""
    count = request.memory("sitemap", lambda: Post.objects.published().count())
    files, wanted = max(1, ceil(count / A_FILE)), request.GET.get("p", "1" if count <= A_FILE else "")
    if not wanted:
        return _answer(
            "sitemapindex", (f"<sitemap><loc>{_place(n)}</loc></sitemap>" for n in range(1, files + 1))
        )
    if wanted not in map(str, range(1, files + 1)):
        raise Http404("The sitemap has no such part.")
    entries = [*_others(), *_posts(1)] if wanted == "1" else _posts(int(wanted))
    return _answer("urlset", map(_entry, entries))


def _others() -> Iterator[Entry]:
    """What is no post: the fixed pages, those of the practice, and everything under which something is published."""
    yield from ((reverse(name), None) for name in ALWAYS)
    for page in Page.objects.published().only("slug", "updated_at"):
        yield page.get_absolute_url(), page.updated_at
    for model, filing in ((Category, PostCategory), (Author, PostAuthor), (Tag, PostTag)):
        for shelf in model.objects.filter(pk__in=list(filing.objects.counts())):
            yield shelf.get_absolute_url(), None
    in_series = Post.objects.published().filter(series__isnull=False).order_by().values("series")
    for series in Series.objects.filter(pk__in=in_series):
        yield series.get_absolute_url(), None


def _posts(part: int) -> Iterator[Entry]:
    """The posts of one file: their ids by the index of dates, then only those rows."""
    newest = Post.objects.published().newest_first().values("pk")[(part - 1) * A_FILE : part * A_FILE]
    rows = Post.objects.filter(pk__in=newest).order_by()
    before, after = reverse("blog:post", args=[SLUG]).rsplit(SLUG, 1)
    for slug, updated, published in rows.values_list("slug", "updated_at", "first_published_at"):
        yield f"{before}{quote(slug)}{after}", updated or published


def _entry(entry: Entry) -> str:
    path, changed = entry
    day = f"<lastmod>{timezone.localdate(changed).isoformat()}</lastmod>" if changed else ""
    return f"<url><loc>{escape(absolute(path))}</loc>{day}</url>"


def _place(number: int) -> str:
    return escape(absolute(f"{reverse('blog:sitemap')}?p={number}"))


def _answer(root: str, parts: Iterable[str]) -> HttpResponse:
    lines = "\n".join(parts)
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{NAMESPACE}">\n{lines}\n</{root}>\n'
    return HttpResponse(body, content_type="application/xml", headers={"X-Robots-Tag": "noindex"})
