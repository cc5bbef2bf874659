"""Two versions of one piece, side by side, until she says what to keep."""

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from blog.models import Post


def conflict_urls(posts: ModelAdmin) -> list[URLPattern]:
    """Where two versions of a post meet, and two of a piece that is no post yet."""
    behind = posts.admin_site.admin_view
    return [
        path(
            "<int:object_id>/conflict/<int:number>/",
            behind(lambda request, **_which: page_at(request, posts, request.path)),
            name="blog_post_conflict",
        ),
        path(
            "drafts/<int:draft_id>/conflict/<int:apart_id>/",
            behind(lambda request, **_which: page_at(request, posts, request.path)),
            name="blog_post_draft_conflict",
        ),
    ]


def page_at(request: HttpRequest, desk: ModelAdmin, address: str) -> HttpResponse:
    """The page at ``address``, as the answer to a save that was refused."""
    context = {"title": "Two versions", "address": address, "opts": Post._meta}
    template = "admin/blog/post/conflict.html"
    return TemplateResponse(request, template, desk.admin_site.each_context(request) | context, status=409)
