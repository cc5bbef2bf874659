"""A page that stands by itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from blog.models import Page


def page(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "blog/page.html", {"page": get_object_or_404(Page.objects.published(), slug=slug)})
