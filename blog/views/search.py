"""The search page. What somebody searches for is neither kept nor logged, nor put into the page's title."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from blog import search as searching
from blog.models import Category, PostCategory, PostTag, Tag
from blog.search.vocabulary import all_words
from blog.views.paging import RankedPaginator, page_of
from blog.views.topics import largest_topics

SUGGESTED = 8
TAGS_AT_MOST, CATEGORIES_AT_MOST = 3, 2  # in one question
OFFERED = 10
SHELVES = {PostTag: Tag, PostCategory: Category}


@dataclass(frozen=True)
class Narrowing:
    """A tag or category that narrows what was found; ``count`` is None where not all of it was looked at."""

    name: str
    url: str
    count: int | None = None


@dataclass(frozen=True)
class Asked:
    """What the address asks for: words, and the shelves to look on."""

    question: searching.Question
    tags: tuple[Tag, ...]
    categories: tuple[Category, ...]

    @property
    def filters(self) -> searching.Filters:
        return searching.Filters(
            tuple(tag.pk for tag in self.tags), tuple(category.pk for category in self.categories)
        )

    def query(
        self, *, text: str | None = None, tags: Iterable[Tag] = (), categories: Iterable[Category] = ()
    ) -> str:
        """The query of an address that asks for ``text`` (what is asked now, if None) on these shelves."""
        words = self.question.text if text is None else text
        filed = [("tag", tag.slug) for tag in tags] + [("category", category.slug) for category in categories]
        return urlencode([("q", words), *filed])

    def address(self, **changes) -> str:
        return f"{reverse('blog:search')}?{self.query(**changes)}"

    @property
    def everything(self) -> dict[str, Iterable]:
        return {"tags": self.tags, "categories": self.categories}


def search(request: HttpRequest) -> HttpResponse:
    asked = asked_for(request.GET)
    matches = searching.find(asked.question, asked.filters)
    page = page_of(request, matches, len(matches), paginator=RankedPaginator)
    context = {
        "asked": asked,
        "query": asked.question.text,
        "page": page,
        "page_query": asked.query(**asked.everything),
        "results": searching.results(matches, page.object_list),
        "total": len(matches),
        "are_more": matches.are_more,
        "chosen": chosen(asked),
        "noindex": bool(asked.question.text),
    }
    if matches:
        context["narrowings"] = narrowings(asked, matches)
    else:
        context |= nothing_found(request, asked)
    return render(request, "blog/search.html", context)


def asked_for(query: QueryDict) -> Asked:
    """What the address asks for. Shelves that do not exist, and more than can be looked on at once, are left out."""
    slugs = {
        name: list(dict.fromkeys(slug.replace("\x00", "") for slug in query.getlist(name)))[:at_most]
        for name, at_most in (("tag", TAGS_AT_MOST), ("category", CATEGORIES_AT_MOST))
    }
    tags = Tag.objects.filter(slug__in=slugs["tag"]) if slugs["tag"] else ()
    categories = Category.objects.filter(slug__in=slugs["category"]) if slugs["category"] else ()
    return Asked(searching.ask(query.get("q", "")), tuple(tags), tuple(categories))


def chosen(asked: Asked) -> list[Narrowing]:
    """The chosen shelves, each with the address of the same page without it."""
    shelves = []
    for name, rows in asked.everything.items():
        for row in rows:
            others = asked.everything | {name: [other for other in rows if other != row]}
            shelves.append(Narrowing(row.name, asked.address(**others)))
    return shelves


def narrowings(asked: Asked, matches: searching.Matches) -> list[Narrowing]:
    """Categories and tags of some of the best matches, the most frequent first: each leads to at least one post."""
    everything_was_seen = len(matches) <= len(matches.best)
    offered = []
    for name, filing in (("categories", PostCategory), ("tags", PostTag)):
        for row, count in frequent(filing, matches.best, without=asked.everything[name]):
            if count < len(matches):
                more = asked.everything | {name: [*asked.everything[name], row]}
                shown = count if everything_was_seen else None
                offered.append((count, Narrowing(row.name, asked.address(**more), shown)))
    # Sorting is stable: among equals, categories stand first.
    return [narrowing for _count, narrowing in sorted(offered, key=lambda one: -one[0])[:OFFERED]]


def frequent(filing, ids: list[int], *, without: Iterable) -> list[tuple]:
    """The shelves that hold most of these posts, with how many: two queries."""
    rows = filing.objects.filter(**{f"{filing.POST}__in": ids}).exclude(**{f"{filing.SHELF}__in": without})
    counts = rows.order_by().values_list(filing.SHELF).annotate(n=Count("pk")).order_by("-n", filing.SHELF)
    counted = dict(counts[:OFFERED])
    shelves = SHELVES[filing].objects.in_bulk(counted)
    return [(shelves[pk], count) for pk, count in counted.items() if pk in shelves]


def nothing_found(request: HttpRequest, asked: Asked) -> dict[str, object]:
    """A question that may have been meant, the same one on all shelves, and topics to begin with."""
    found: dict[str, object] = {"topics": largest_topics(request.memory, SUGGESTED)}
    if not asked.question.terms:
        return found
    meant = searching.did_you_mean(asked.question, asked.filters, lambda: request.memory("words", all_words))
    if meant:
        found |= {"meant": meant, "meant_url": asked.address(text=meant, **asked.everything)}
    elif asked.filters and len(searching.find(asked.question, searching.Filters())):
        found["everywhere_url"] = asked.address()
    return found
