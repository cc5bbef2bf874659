"""The search page. What somebody searches for is neither kept nor logged, nor put into the page's title."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from blog import search as searching
from blog.views.paging import RankedPaginator, page_of
from blog.views.topics import largest_topics

SUGGESTED = 8


def search(request: HttpRequest) -> HttpResponse:
    question = request.GET.get("q", "").strip()[:200]
    context = {"query": question, "results": [], "noindex": bool(question)}
    if question:
        ids = searching.find(question).values_list("pk", flat=True)
        page = page_of(request, ids, ids.count(), paginator=RankedPaginator)
        found = searching.results(question, [post.pk for post in page.object_list])
        context |= {"page": page, "results": found, "total": page.paginator.count}
    if not context["results"]:
        context["topics"] = largest_topics(request.memory, SUGGESTED)
    return render(request, "blog/search.html", context)
