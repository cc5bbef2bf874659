"""What waits beside a post: made part of it through the form's own rules, or dropped."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from blog.admin.autosave import row_named
from blog.admin.post_addresses import address_of
from blog.admin.practice_time import spoken
from blog.admin.typed_words import sent
from blog.models import Draft, Post, State
from blog.publishing.drafts import throw_away
from blog.publishing.readiness import Finding, NotReady, blockers
from blog.publishing.revisions import remember_state
from blog.publishing.working_copy import Fields, normal, shown


def change_urls(posts: ModelAdmin) -> list[URLPattern]:
    """Where changes and beginnings are dropped."""
    behind = posts.admin_site.admin_view
    return [
        path(
            "<int:object_id>/drop-changes/",
            behind(lambda request, object_id: drop_changes(request, posts, object_id)),
            name="blog_post_drop_changes",
        ),
        path(
            "drafts/<int:draft_id>/throw-away/",
            behind(lambda request, draft_id: throw_away_beginning(request, posts, draft_id)),
            name="blog_post_throw_away",
        ),
    ]


def apply(request: HttpRequest, posts: ModelAdmin, post: Post, fields: Fields) -> Post:
    """Save ``fields`` into ``post`` as if they had been typed; the draft is done with. Belongs into a transaction.

    Raises ``NotReady`` with what the form has to say, and for a public post with everything that blocks it.
    """
    if post.state == State.PUBLISHED and (blocking := blockers(shown(fields, post))):
        raise NotReady(blocking)
    form = posts.get_form(request, post, change=True)(sent(fields), instance=post)
    if not form.is_valid():
        raise NotReady(
            [Finding("refused", name, error) for name, errors in form.errors.items() for error in errors]
        )
    saved = form.save(commit=False)
    posts.save_model(request, saved, form, change=True)
    posts.save_related(request, form, [], change=True)
    return saved


def drop_changes(request: HttpRequest, posts: ModelAdmin, object_id: int) -> HttpResponse:
    """Say what dropping the changes means; do it when told so by name. They stay among the earlier versions."""
    post = Post.objects.filter(pk=object_id).first()
    if post is None:
        raise Http404("There is no such post.")
    if not posts.has_change_permission(request, post):
        raise PermissionDenied("Changing posts is for those whom the owner lets write.")
    draft = Draft.objects.filter(post=post).first()
    if draft and "_drop" in request.POST:
        with transaction.atomic():
            remember_state(post, normal(draft.fields), by=draft.kept_by)
            throw_away(draft)
        messages.success(request, "The changes are dropped. You find them under “Earlier versions”.")
    if draft is None or request.method == "POST":
        return redirect(address_of(post))
    context = {
        "title": "Drop the changes",
        "post": post,
        "is_public": post.state == State.PUBLISHED,
        "kept": spoken(draft.kept_at),
    }
    return _page(request, posts, "admin/blog/post/drop_changes.html", context)


def throw_away_beginning(request: HttpRequest, posts: ModelAdmin, draft_id: int) -> HttpResponse:
    """The same for a piece that has never been saved as a post, and so has no earlier versions."""
    draft = row_named(Draft.objects.without_a_post(), str(draft_id))
    if draft is None:
        raise Http404("There is no such beginning.")
    if not posts.has_add_permission(request):
        raise PermissionDenied("Changing posts is for those whom the owner lets write.")
    if "_throw_away" in request.POST:
        throw_away(draft)
        messages.success(request, f"“{draft}” is thrown away.")
        return redirect("admin:index")
    if request.method == "POST":
        return redirect(address_of(None, draft))
    context = {"title": "Throw it away", "draft": draft, "kept": spoken(draft.kept_at)}
    return _page(request, posts, "admin/blog/post/throw_away.html", context)


def _page(request: HttpRequest, posts: ModelAdmin, template: str, context: dict) -> HttpResponse:
    shared = {**posts.admin_site.each_context(request), "opts": Post._meta}
    return TemplateResponse(request, template, shared | context)
