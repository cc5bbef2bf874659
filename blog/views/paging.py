"""Numbered pages of posts: the ids by their index, then only the cards that are shown."""

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest

from blog.models import Post

CARDS = 12


class NoSuchPage(Http404):
    """``?page=`` asks for a page that a list does not have; ``first_page`` is the address of the one it begins with."""

    def __init__(self, pages: int, first_page: str) -> None:
        super().__init__("This list has one page." if pages == 1 else f"This list has {pages:,} pages.")
        self.first_page = first_page


class CardPaginator(Paginator):
    """Pages over a queryset of post ids. The deep pages of an archive walk a covering index and load 12 posts."""

    cards = CARDS

    def __init__(self, ids, count: int):
        super().__init__(ids, self.cards)
        self.__dict__["count"] = count

    def _get_page(self, ids, *args):
        cards = Post.objects.for_cards().filter(pk__in=ids)
        return Page(sorted(cards, key=lambda post: (post.published_at, post.pk), reverse=True), *args)


class RankedPaginator(CardPaginator):
    """The same for ids that stand in an order of their own."""

    def _get_page(self, ids, *args):
        return Page(Post.objects.cards(list(ids)), *args)


def page_of(request: HttpRequest, ids, count: int, *, paginator: type[CardPaginator] = CardPaginator) -> Page:
    """The page that ``?page=`` asks for. Raises ``NoSuchPage`` for a number that is none, or has no page."""
    pages = paginator(ids, count)
    try:
        return pages.page(request.GET.get("page", "1"))
    except InvalidPage as error:
        raise NoSuchPage(pages.num_pages, first_page_of(request)) from error


def first_page_of(request: HttpRequest) -> str:
    """The address that was asked for, without its ``page``."""
    rest = request.GET.copy()
    rest.pop("page", None)
    query = rest.urlencode()
    return request.path + (query and f"?{query}")
