"""Atom feeds (RFC 4287): the newest posts in full, for the whole blog, a tag, a category, a series or an author.

A feed beside them is quiet: it says that something new is here, and names no subject."""

import datetime
import re

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from blog import content
from blog.addresses import absolute
from blog.models import Author, Category, Post, PostAuthor, PostCategory, PostTag, Series, SiteSettings, Tag

FEED_LENGTH = 20
OUR_OWN = re.compile('href="/(?!/)')
EMPTY_SINCE = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)


class SteadyAtom(Atom1Feed):
    """Atom that does not depend on the clock."""

    def latest_post_date(self):
        """Of an empty feed a day that stays the same: Django would say now, and the feed would differ each time."""
        return super().latest_post_date() if self.items else EMPTY_SINCE


class FullTextAtom(SteadyAtom):
    """Atom whose entries carry the whole text as ``content`` besides the summary."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


class LatestPosts(Feed):
    """The newest posts of the whole blog."""

    feed_type = FullTextAtom

    def __call__(self, request, *args, **kwargs):
        self.practice = request.practice.settings if hasattr(request, "practice") else SiteSettings.load()
        return super().__call__(request, *args, **kwargs)

    def title(self, shelf=None):
        return f"{shelf} · {self.practice.practice_name}" if shelf else self.practice.practice_name

    def subtitle(self, shelf=None):
        return getattr(shelf, "description", "") or self.practice.tagline

    def link(self, shelf=None):
        return absolute(shelf.get_absolute_url() if shelf else reverse("blog:home"))

    def feed_url(self, shelf=None):
        return self.link(shelf) + "feed/"

    def feed_guid(self, shelf=None):
        return self.feed_url(shelf)

    def items(self, shelf=None):
        ids = Post.objects.published().newest_first().values_list("pk", flat=True)
        return newest(ids)

    def item_title(self, post):
        return post.title

    def item_link(self, post):
        return absolute(post.get_absolute_url())

    def item_guid(self, post):
        return self.item_link(post)

    def item_description(self, post):
        return post.teaser

    def item_author_name(self, post):
        """Every author with title and supervision: an associate's name never stands alone (22 TAC §801.43(c)(2))."""
        return "; ".join(author.in_full for author in post.byline)

    def item_pubdate(self, post):
        return post.first_published_at

    def item_updateddate(self, post):
        return post.updated_at or post.first_published_at

    def item_categories(self, post):
        return [category.name for category in post.ordered_categories]

    def item_extra_kwargs(self, post):
        """The text with words in the place of pictures: a program that fetched them would tell us who reads, and when.

        Links to our own pages are made whole, because no feed reader knows where they begin.
        """
        words = content.without_pictures(post.body_html)
        return {"content": OUR_OWN.sub(f'href="{absolute("/")}', words)}


class ShelfFeed(LatestPosts):
    """The newest posts of one author, category or tag."""

    shelf_model, filing = None, None

    def get_object(self, request, slug):
        shelf = self.shelf_model.objects.filter(slug=slug).first()
        if shelf is None:
            raise Http404("There is no such feed here.")
        return shelf

    def items(self, shelf):
        filed = self.filing.objects.filter(**{self.filing.SHELF: shelf}).published().newest_first()
        return newest(filed.post_ids())


class TagFeed(ShelfFeed):
    shelf_model, filing = Tag, PostTag


class CategoryFeed(ShelfFeed):
    shelf_model, filing = Category, PostCategory


class AuthorFeed(ShelfFeed):
    shelf_model, filing = Author, PostAuthor


class SeriesFeed(LatestPosts):
    """The newest posts of a series. Of one that nothing is published of there is none, as there is no page."""

    def get_object(self, request, slug):
        shelf = Series.objects.filter(slug=slug).first()
        if shelf is None or not Post.objects.published().filter(series=shelf).exists():
            raise Http404("There is no such feed here.")
        return shelf

    def items(self, shelf):
        ids = Post.objects.published().filter(series=shelf).newest_first().values_list("pk", flat=True)
        return newest(ids)


def newest(ids) -> list[Post]:
    """The first posts of ``ids`` with everything a feed says of them: three queries."""
    posts = Post.objects.with_byline().filter(pk__in=ids[:FEED_LENGTH])
    return sorted(posts, key=lambda post: (post.published_at, post.pk), reverse=True)
