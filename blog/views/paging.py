"""Numbered pages of posts: the ids by their index, then only the cards that are shown."""

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest

from blog.models import Post

CARDS = 12


class CardPaginator(Paginator):
    """Pages over a queryset of post ids. The deep pages of an archive walk a covering index and load 12 posts."""

    def __init__(self, ids, count: int):
        super().__init__(ids, CARDS)
        self.__dict__["count"] = count

    def _get_page(self, ids, *args):
        cards = Post.objects.for_cards().filter(pk__in=ids)
        return Page(sorted(cards, key=lambda post: (post.published_at, post.pk), reverse=True), *args)


class RankedPaginator(CardPaginator):
    """The same for ids that stand in an order of their own."""

    def _get_page(self, ids, *args):
        return Page(Post.objects.cards(list(ids)), *args)


def page_of(request: HttpRequest, ids, count: int, *, paginator: type[CardPaginator] = CardPaginator) -> Page:
    """The page that ``?page=`` asks for. Raises ``Http404`` for a number that is none, or has no page."""
    number = request.GET.get("page", "1")
    try:
        return paginator(ids, count).page(number)
    except InvalidPage as error:
        raise Http404("There is no page with this number.") from error
