"""Everything by year and month, in the practice's time zone."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, IntegerField, QuerySet, Value
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from blog.caching.memory import Memory
from blog.models import Post
from blog.views.paging import page_of

T = TypeVar("T")
DECEMBER = MONTHS = 12
COUNTED_AT_ONCE = 400  # SQLite joins at most 500 questions into one


@dataclass(frozen=True)
class MonthCount:
    """A month (its first day) and how many posts it has."""

    month: datetime.date
    count: int
    url: str

    def __str__(self) -> str:
        return f"{self.month:%B} {self.month.year}"


@dataclass(frozen=True)
class YearCount:
    """A year, how many posts it has, and its months, the latest first."""

    year: int
    count: int
    url: str
    months: tuple[MonthCount, ...]

    def __str__(self) -> str:
        return str(self.year)


def years_of(memory: Memory) -> list[YearCount]:
    """The years with posts, the latest first; remembered until something public changes."""

    def build() -> list[YearCount]:
        years: dict[int, list[MonthCount]] = {}
        for number, count in sorted(month_counts().items(), reverse=True):
            year, month = divmod(number, MONTHS)
            url = reverse("blog:archive_month", args=[year, month + 1])
            years.setdefault(year, []).append(MonthCount(datetime.date(year, month + 1, 1), count, url))
        return [
            YearCount(
                year, sum(m.count for m in months), reverse("blog:archive_year", args=[year]), tuple(months)
            )
            for year, months in years.items()
        ]

    return memory(("archive", timezone.get_current_timezone_name()), build)


def month_counts() -> dict[int, int]:
    """How many posts each month has that has any; months are counted from the year 0. Three queries for any 33 years.

    Each month is counted along the index. Asked to cut dates to months instead, SQLite calls back into Python for every post.
    """
    posts = Post.objects.published().order_by()
    moments = posts.values_list("published_at", flat=True)
    reach = [moments.order_by(order).first() for order in ("published_at", "-published_at")]
    if None in reach:
        return {}
    first, last = map(timezone.localtime, reach)
    numbers = range(first.year * MONTHS + first.month - 1, last.year * MONTHS + last.month)
    found = {}
    for start in range(0, len(numbers), COUNTED_AT_ONCE):
        counts = (
            posts.filter(published_at__range=span_of(number))
            .values_list(Value(number, IntegerField()))
            .annotate(Count("pk"))
            for number in numbers[start : start + COUNTED_AT_ONCE]
        )
        found |= dict(Post.objects.none().union(*counts, all=True))
    return {number: count for number, count in found.items() if count}


def span_of(number: int) -> tuple[datetime.datetime, datetime.datetime]:
    """The span of a month that is counted from the year 0."""
    (year, month), (until_year, until_month) = divmod(number, MONTHS), divmod(number + 1, MONTHS)
    return span(year, month + 1, until_year, until_month + 1)


@dataclass(frozen=True)
class Time:
    """A year, a month or everything: its posts and their number, and what lies before and after it, if anything does."""

    heading: str
    posts: QuerySet
    total: int
    earlier: YearCount | MonthCount | None = None
    later: YearCount | MonthCount | None = None


def archive(request: HttpRequest, year: int | None = None, month: int | None = None) -> HttpResponse:
    years = years_of(request.memory)
    time = time_of(years, year, month)
    context = {
        "years": years,
        "year": year,
        "month": month,
        "open_year": year or (years[0].year if years else None),
        "time": time,
        "page": page_of(request, time.posts.newest_first().values_list("pk", flat=True), time.total),
    }
    return render(request, "blog/archive.html", context)


def time_of(years: list[YearCount], year: int | None, month: int | None) -> Time:
    """What the archive shows for a year, a month or no choice. Raises ``Http404`` where there are no posts."""
    posts = Post.objects.published()
    if year is None:
        return Time("Archive", posts, sum(found.count for found in years))
    place = next((place for place, found in enumerate(years) if found.year == year), None)
    if place is None:
        raise Http404("Nothing was published in that year.")
    if month is None:
        found = posts.filter(published_at__range=span(year, 1, year + 1, 1))
        return Time(str(year), found, years[place].count, *neighbours(years, place))
    months = [each for found in years for each in found.months]
    first = datetime.date(year, month, 1) if 1 <= month <= DECEMBER else None
    place = next((place for place, found in enumerate(months) if found.month == first), None)
    if place is None:
        raise Http404("Nothing was published in that month.")
    after = (year, month + 1) if month < DECEMBER else (year + 1, 1)
    found = posts.filter(published_at__range=span(year, month, *after))
    return Time(str(months[place]), found, months[place].count, *neighbours(months, place))


def neighbours(newest_first: Sequence[T], place: int) -> tuple[T | None, T | None]:
    """What comes before and after the one at ``place`` in time."""
    earlier = newest_first[place + 1] if place + 1 < len(newest_first) else None
    return earlier, newest_first[place - 1] if place else None


def span(
    year: int, month: int, until_year: int, until_month: int
) -> tuple[datetime.datetime, datetime.datetime]:
    """From the first moment of a month to the last before another, in the practice's time zone."""
    zone = timezone.get_current_timezone()
    start = datetime.datetime(year, month, 1, tzinfo=zone)
    return start, datetime.datetime(until_year, until_month, 1, tzinfo=zone) - datetime.timedelta(
        microseconds=1
    )
