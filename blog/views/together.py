"""The practices and scripts of a post as cards, to read aloud from or to print one to a page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from blog import content
from blog.models import Post


@require_safe
def together(request: HttpRequest, slug: str) -> HttpResponse:
    """The cards, taken out of the stored text once for each state of the site; 404 where there are none."""
    found = get_object_or_404(Post.objects.published(), slug=slug)
    cards = request.memory(("cards", found.pk), lambda: content.cards(found.body_html))
    if not cards:
        raise Http404
    context = {"post": found, "cards": cards, "noindex": True, "canonical": ""}
    return render(request, "blog/together.html", context)
