"""One post, as everybody may read it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from blog.models import Post
from blog.views.related import related_to
from blog.views.series import standing_of


def post(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Post.objects.published().for_page(), slug=slug)
    tags, standing = found.tags.all(), standing_of(request.memory, found)
    related = request.memory(("related", found.pk), lambda: related_to(found, tags, standing))
    context = {
        "post": found,
        "tags": tags,
        "standing": standing,
        "related": Post.objects.published().cards(related, with_byline=False),
        # Readers are told of a change together with its date: without one there is nothing to ask for.
        "changes": found.public_changes.all() if found.updated_at else (),
        "is_preview": False,
    }
    return render(request, "blog/post.html", context)
