"""Series: a page of pieces in their order, and where one piece stands among the others."""

import datetime
from dataclasses import dataclass

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from blog.caching.memory import Memory
from blog.models import Post, Series
from blog.views.paging import RankedPaginator, page_of

AFTER_ALL_PLACES = 1 << 16
NOT_YET = datetime.datetime.max.replace(tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Part:
    """A piece of a series, and what says where in it: the writer's place, or else the first publication."""

    pk: int
    title: str
    url: str
    order: tuple[int, datetime.datetime, int]


@dataclass(frozen=True)
class Standing:
    """Where a piece stands in its series, counted from one, and its neighbours there."""

    series: Series
    number: int
    total: int
    previous: Part | None
    next: Part | None

    @property
    def neighbours(self) -> list[int]:
        return [part.pk for part in (self.previous, self.next) if part]


def part(post: Post) -> Part:
    place = AFTER_ALL_PLACES if post.series_place is None else post.series_place
    order = (place, post.first_published_at or NOT_YET, post.pk)
    return Part(post.pk, post.title, post.get_absolute_url(), order)


def parts_of(memory: Memory, series: Series) -> tuple[Part, ...]:
    """The published pieces of a series in their order; remembered until something public changes."""

    def build() -> tuple[Part, ...]:
        posts = Post.objects.published().filter(series=series).order_by()
        found = posts.only("title", "slug", "series_place", "first_published_at")
        return tuple(sorted(map(part, found), key=lambda each: each.order))

    return memory(("series", series.pk), build)


def series_counts(memory: Memory) -> list[tuple[Series, int]]:
    """Every series of which something is published, and how much; remembered until something public changes."""

    def build() -> list[tuple[Series, int]]:
        posts = Post.objects.published().filter(series__isnull=False).order_by()
        counts = dict(posts.values_list("series").annotate(Count("pk")))
        return [(series, counts[series.pk]) for series in Series.objects.filter(pk__in=counts)]

    return memory("all series", build)


def standing_of(memory: Memory, post: Post) -> Standing | None:
    """Where ``post`` stands in its series, as it is now even if it is not published; None without a series."""
    if post.series is None:
        return None
    others = [each for each in parts_of(memory, post.series) if each.pk != post.pk]
    parts = sorted([*others, part(post)], key=lambda each: each.order)
    place = next(place for place, each in enumerate(parts) if each.pk == post.pk)
    before, after = parts[:place], parts[place + 1 :]
    return Standing(
        post.series, place + 1, len(parts), before[-1] if before else None, after[0] if after else None
    )


def series(request: HttpRequest, slug: str) -> HttpResponse:
    """A series that nothing is published of is a 404: its title may say what somebody is still writing about."""
    chosen = get_object_or_404(Series, slug=slug)
    parts = parts_of(request.memory, chosen)
    if not parts:
        raise Http404("Nothing of this series is here yet.")
    page = page_of(request, [each.pk for each in parts], len(parts), paginator=RankedPaginator)
    feed = reverse("blog:series_feed", args=[chosen.slug])
    context = {
        "series": chosen,
        "total": len(parts),
        "page": page,
        "feed_url": feed,
        "noindex": page.number > 1,
    }
    return render(request, "blog/series.html", context)
