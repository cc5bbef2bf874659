"""The sitemap: every address that a search engine may show (sitemaps.org, at most 50,000 a file)."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as section
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from blog.models import Author, Category, Page, Post, PostAuthor, PostCategory, PostTag, Series, Tag

A_FILE = 5_000


class OurSite:
    """The name that the sitemap framework asks for, from SITE_URL instead of a table."""

    domain = settings.SITE_URL.split("://", 1)[1].rstrip("/")
    name = domain


class Section(Sitemap):
    limit = A_FILE
    protocol = settings.SITE_URL.split("://", 1)[0]

    def get_urls(self, page=1, site=None, protocol=None):
        return super().get_urls(page=page, site=OurSite(), protocol=self.protocol)


class Home(Section):
    def items(self):
        return ["blog:home", "blog:tag_index", "blog:archive", "blog:loads"]

    def location(self, item):
        return reverse(item)


class Posts(Section):
    def items(self):
        return Post.objects.published().newest_first().only("slug", "updated_at", "first_published_at")

    def lastmod(self, post):
        return post.updated_at or post.first_published_at


class Pages(Section):
    def items(self):
        return Page.objects.published().only("slug", "updated_at")

    def lastmod(self, page):
        return page.updated_at


class Shelves(Section):
    """Categories, authors, tags and series in which something is published."""

    def items(self):
        in_series = Post.objects.published().filter(series__isnull=False).order_by().values("series")
        kinds = ((Category, PostCategory), (Author, PostAuthor), (Tag, PostTag))
        filed = [model.objects.filter(pk__in=list(filing.objects.counts())) for model, filing in kinds]
        return [row for rows in (*filed, Series.objects.filter(pk__in=in_series)) for row in rows]


SECTIONS = {"home": Home, "posts": Posts, "pages": Pages, "shelves": Shelves}


def sitemap(request: HttpRequest) -> HttpResponse:
    """All sections in one file, or the ``?p=`` th part of each."""
    return section(request, SECTIONS)
