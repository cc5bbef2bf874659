"""The wastebasket on the desk: a post is put in, put back, and only from there deleted for good."""

from collections.abc import Callable
from functools import wraps

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from blog.admin.practice_time import spoken
from blog.models import Post, State
from blog.publishing.trash import put_in, take_out

WASTEBASKET = "wastebasket"
AT_ONCE = 200  # posts; each gets a revision of its own, and nobody can save meanwhile
TOO_MANY = f"These are more than {AT_ONCE} posts. Choose fewer at once; nothing has been done."
NOT_YOURS = "Changing posts is for those whom the owner lets write."


def trash_urls(posts: ModelAdmin) -> list[URLPattern]:
    """Putting in and putting back; deleting stands at Django's own address."""

    def step(view):
        return posts.admin_site.admin_view(lambda request, object_id: view(request, posts, object_id))

    return [
        path("<int:object_id>/wastebasket/", step(put_in_step), name="blog_post_trash"),
        path("<int:object_id>/put-back/", step(put_back_step), name="blog_post_take_out"),
    ]


def actions_lack(request: HttpRequest) -> str:
    """What has to be said before something is done with several posts, or nothing."""
    if not request.POST.getlist(ACTION_CHECKBOX_NAME):
        return "Tick the posts first. Nothing was changed."
    return "" if request.POST["action"] else "Choose what to do with them first. Nothing was changed."


def looks_into_it(request: HttpRequest) -> bool:
    """Whether the list shows the wastebasket."""
    return request.GET.get("state") == WASTEBASKET


def put_in_step(request: HttpRequest, posts: ModelAdmin, object_id: int) -> HttpResponse:
    """Say what the wastebasket means for this post; put it in when told so by name."""
    post = _post(request, posts, object_id)
    if request.method == "POST" or post.trashed_at:
        if "_trash" not in request.POST:
            return redirect("admin:blog_post_change", post.pk)
        put_in(post, by=request.user)
        words = "“{}” is in the wastebasket, and off the site. <a href='{}'>Put it back</a>"
        messages.success(request, format_html(words, post.title, _put_back(post)))
        return redirect("admin:blog_post_changelist")
    context = {
        "is_public": post.state == State.PUBLISHED,
        "appears": spoken(post.published_at or post.created_at),
    }
    return _page(request, posts, post, "trash", {"title": "Put it in the wastebasket", **context})


def put_back_step(request: HttpRequest, posts: ModelAdmin, object_id: int) -> HttpResponse:
    """Lay a post back on the desk, as a draft."""
    post = _post(request, posts, object_id)
    if request.method == "POST" or not post.trashed_at:
        if "_put_back" in request.POST:
            take_out(post, by=request.user)
            messages.success(request, "It is out of the wastebasket, as a draft. Readers do not see it.")
        return redirect("admin:blog_post_change", post.pk)
    context = {"thrown": spoken(post.trashed_at), "may_delete": posts.has_delete_permission(request, post)}
    return _page(request, posts, post, "put_back", {"title": "Put it back", **context})


def a_few_at_once(action: Callable[..., HttpResponse | None]) -> Callable[..., HttpResponse | None]:
    """The action, refused for very many posts: a list of 100,000 is selected with one click."""

    @wraps(action)
    def bounded(posts: ModelAdmin, request: HttpRequest, queryset: QuerySet[Post]) -> HttpResponse | None:
        if queryset.order_by()[: AT_ONCE + 1].count() > AT_ONCE:
            messages.error(request, TOO_MANY)
            return None
        return action(posts, request, queryset)

    return bounded


@admin.action(description="Put in the wastebasket")
@a_few_at_once
def put_in_together(posts: ModelAdmin, request: HttpRequest, queryset) -> None:
    """All the ticked posts at once. Public ones only for those who may take a post off the site."""
    number = _do_together(request, posts, queryset, put_in)
    where = f"{reverse('admin:blog_post_changelist')}?state={WASTEBASKET}"
    words = "{} in the wastebasket, and off the site. <a href='{}'>Look into it</a>"
    messages.success(request, format_html(words, number, where))


@admin.action(description="Put back on the desk")
@a_few_at_once
def put_back_together(posts: ModelAdmin, request: HttpRequest, queryset) -> None:
    number = _do_together(request, posts, queryset, take_out)
    messages.success(request, f"{number} on the desk again, as a draft. Readers do not see it.")


def _do_together(
    request: HttpRequest, posts: ModelAdmin, queryset: QuerySet[Post], verb: Callable[..., object]
) -> str:
    """The verb on every ticked post, or on none; how many they are, as a sentence begins."""
    chosen = list(queryset)
    with transaction.atomic():
        for post in chosen:
            _admit(request, posts, post)
            verb(post, by=request.user)
    return "One post is" if len(chosen) == 1 else f"{len(chosen)} posts are"


def _post(request: HttpRequest, posts: ModelAdmin, object_id: int) -> Post:
    post = Post.objects.filter(pk=object_id).first()
    if post is None:
        raise Http404("There is no such post.")
    _admit(request, posts, post)
    return post


def _admit(request: HttpRequest, posts: ModelAdmin, post: Post) -> None:
    if not posts.has_change_permission(request, post):
        raise PermissionDenied(NOT_YOURS)
    if post.published_at and not request.user.has_perm("blog.publish_post"):
        raise PermissionDenied("Taking a post off the site is for those whom the owner lets publish.")


def _put_back(post: Post) -> str:
    return reverse("admin:blog_post_take_out", args=[post.pk])


def _page(request: HttpRequest, posts: ModelAdmin, post: Post, name: str, context: dict) -> HttpResponse:
    shared = {**posts.admin_site.each_context(request), "post": post, "opts": Post._meta}
    return TemplateResponse(request, f"admin/blog/post/{name}.html", shared | context)
