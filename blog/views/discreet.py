"""The discreet copy of a post: an address and a title that name nothing, kept by no cache and no search engine."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blog.addresses import absolute
from blog.caching.reading import read_numbered
from blog.views.unlisted import unlisted


@unlisted
@require_safe
def discreet(request: HttpRequest, number: int) -> HttpResponse:
    """The text without its slug in the address and its title in the tab.

    Chromium stores only such an address and such a title in its history; what was open before stays there.
    """
    found = read_numbered(request.memory, number)
    if found is None:
        raise Http404
    context = {"post": found, "noindex": True, "canonical": absolute(found.get_absolute_url())}
    return render(request, "blog/discreet.html", context)
