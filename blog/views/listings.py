"""Pages that list what is filed somewhere: a category, an author. Each says only which posts, and under which heading."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from blog.models import Author, Category, PostAuthor, PostCategory
from blog.views.paging import page_of


def category(request: HttpRequest, slug: str) -> HttpResponse:
    return _shelf(request, Category.objects.filter(slug=slug), PostCategory)


def author(request: HttpRequest, slug: str) -> HttpResponse:
    return _shelf(request, Author.objects.select_related("portrait").filter(slug=slug), PostAuthor)


def _shelf(request: HttpRequest, rows: QuerySet, filing: type[PostAuthor | PostCategory]) -> HttpResponse:
    """The page of the one row of ``rows``, with what is filed under it, newest first."""
    kind, chosen = filing.SHELF, get_object_or_404(rows)
    filed = filing.objects.filter(**{kind: chosen}).published()
    total = request.memory((kind, chosen.pk), filed.count)
    page = page_of(request, filed.newest_first().post_ids(), total)
    context = {
        kind: chosen,
        "total": total,
        "page": page,
        "feed_url": reverse(f"blog:{kind}_feed", args=[chosen.slug]),
        "noindex": page.number > 1,
    }
    return render(request, f"blog/{kind}.html", context)
