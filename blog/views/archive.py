"""Everything by year and month, in the practice's time zone."""

import datetime
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from blog.caching.memory import Memory
from blog.models import Post
from blog.views.paging import page_of


@dataclass(frozen=True)
class MonthCount:
    """A month (its first day) and how many posts it has."""

    month: datetime.date
    count: int
    url: str


@dataclass(frozen=True)
class YearCount:
    """A year, how many posts it has, and its months, the latest first."""

    year: int
    count: int
    url: str
    months: tuple[MonthCount, ...]


def years_of(memory: Memory) -> list[YearCount]:
    """The years with posts, the latest first; remembered until something public changes."""

    def build() -> list[YearCount]:
        rows = (
            Post.objects.published()
            .order_by()
            .annotate(month=TruncMonth("published_at"))
            .values_list("month")
        ).annotate(Count("pk"))
        years: dict[int, list[MonthCount]] = {}
        for first, count in sorted(rows, reverse=True):
            url = reverse("blog:archive_month", args=[first.year, first.month])
            years.setdefault(first.year, []).append(MonthCount(first.date(), count, url))
        return [
            YearCount(
                year, sum(m.count for m in months), reverse("blog:archive_year", args=[year]), tuple(months)
            )
            for year, months in years.items()
        ]

    return memory(("archive", timezone.get_current_timezone_name()), build)


def archive(request: HttpRequest, year: int | None = None, month: int | None = None) -> HttpResponse:
    years = years_of(request.memory)
    heading, posts, total = chosen(years, year, month)
    context = {
        "years": years,
        "year": year,
        "month": month,
        "heading": heading,
        "page": page_of(request, posts.newest_first().values_list("pk", flat=True), total),
    }
    return render(request, "blog/archive.html", context)


def chosen(years: list[YearCount], year: int | None, month: int | None):
    """Heading, posts and their number for a year, a month or everything. Raises ``Http404`` where there are none."""
    posts = Post.objects.published()
    if year is None:
        return "Archive", posts, sum(found.count for found in years)
    in_year = next((found for found in years if found.year == year), None)
    if in_year is None:
        raise Http404("Nothing was published in that year.")
    if month is None:
        return str(year), posts.filter(published_at__range=span(year, 1, year + 1, 1)), in_year.count
    in_month = next((found for found in in_year.months if found.month.month == month), None)
    if in_month is None:
        raise Http404("Nothing was published in that month.")
    after = (year, month + 1) if month < 12 else (year + 1, 1)
    return (
        f"{in_month.month:%B} {year}",
        posts.filter(published_at__range=span(year, month, *after)),
        in_month.count,
    )


def span(
    year: int, month: int, until_year: int, until_month: int
) -> tuple[datetime.datetime, datetime.datetime]:
    """From the first moment of a month to the last before another, in the practice's time zone."""
    zone = timezone.get_current_timezone()
    start = datetime.datetime(year, month, 1, tzinfo=zone)
    return start, datetime.datetime(until_year, until_month, 1, tzinfo=zone) - datetime.timedelta(
        microseconds=1
    )
