"""From the desk to the page as readers will see it: one address of the desk that always leads to a link that works."""

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin

from blog.models import Draft, Post
from blog.publishing.preview_links import address_for, address_for_draft

LONGEST_ID = 19  # digits of a 64-bit number


def preview_urls(posts: ModelAdmin) -> list[URLPattern]:
    """``preview/?post=7``, and ``preview/?draft=5`` for a piece that is no post yet."""

    def preview(request: HttpRequest) -> HttpResponse:
        if not posts.has_view_permission(request):
            raise PermissionDenied("Previews are for those who may see posts.")
        return redirect(_fresh_address(request))

    view = posts.admin_site.admin_view(never_cache(xframe_options_sameorigin(preview)))
    return [path("preview/", view, name="blog_post_preview")]


def _fresh_address(request: HttpRequest) -> str:
    for name, model, address in (("post", Post, address_for), ("draft", Draft, address_for_draft)):
        pk = request.GET.get(name, "")
        if pk.isdecimal() and len(pk) < LONGEST_ID and (found := model.objects.filter(pk=pk).first()):
            return address(found)
    raise Http404("There is nothing to show yet.")
