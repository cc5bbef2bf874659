"""A post behind a signed link, exactly as the public page will be, kept by nobody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from blog.models import Post
from blog.publishing import preview_links

FRAMED_BY_THE_DESK = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'none'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'; object-src 'none'; manifest-src 'self'"
)


def preview(request: HttpRequest, token: str) -> HttpResponse:
    pk = preview_links.read(token)
    if pk is None:
        raise Http404("This preview has ended. Open it again from the desk.")
    found = get_object_or_404(Post.objects.with_byline(), pk=pk)
    context = {"post": found, "tags": found.tags.all(), "is_preview": True, "noindex": True, "canonical": ""}
    answer = render(request, "blog/post.html", context)
    answer["Content-Security-Policy"] = FRAMED_BY_THE_DESK
    answer["X-Frame-Options"] = "SAMEORIGIN"
    answer["Cache-Control"] = "no-store"
    return answer
