"""One post, as everybody may read it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from blog.models import Post


def post(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Post.objects.published().with_byline(), slug=slug)
    return render(request, "blog/post.html", {"post": found, "tags": found.tags.all(), "is_preview": False})
