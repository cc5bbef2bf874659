"""One post, as everybody may read it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from blog.caching.reading import read_at
from blog.views.related import cards, related_to
from blog.views.series import standing_of


def post(request: HttpRequest, slug: str) -> HttpResponse:
    found = read_at(request.memory, slug)
    if found is None:
        raise Http404
    tags, standing = found.tags.all(), standing_of(request.memory, found)
    context = {
        "post": found,
        "tags": tags,
        "standing": standing,
        "related": cards(request.memory, related_to(request.memory, found, tags, standing)),
        # Readers are told of a change together with its date: without one there is nothing to ask for.
        "changes": found.public_changes.all() if found.updated_at else (),
        "is_preview": False,
    }
    return render(request, "blog/post.html", context)
