"""What a press on Save means: words are kept first, whatever becomes of them, and never over unseen ones."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html

from blog.admin import conflicts, review_links
from blog.admin.autosave import kept_form, put_aside, row_named, window_of
from blog.admin.post_addresses import address_of, conflict_address
from blog.admin.post_form import PostForm
from blog.admin.practice_time import spoken_when
from blog.admin.typed_words import refused_text, typed_in
from blog.models import Draft, Occasion, Post, State
from blog.publishing.drafts import Stale, TooLong, is_up_to_date, keep, throw_away
from blog.publishing.preview_links import address_for
from blog.publishing.publish import changes_are_public
from blog.publishing.revisions import first_saved_from, remember, remember_state
from blog.publishing.working_copy import Fields, fields_of, normal, token_of, working_fields

WAITS = "Readers see it when you publish the changes."


@dataclass
class Kept:
    """What was done before the form itself is looked at: an answer that ends it, or what a form with errors needs."""

    answer: HttpResponse | None = None
    draft: Draft | None = None
    context: dict[str, object] = field(default_factory=dict)


def opened_with(request: HttpRequest, post: Post | None) -> Fields | None:
    """What an open form shows in the place of what is stored: the draft of the post, or the one the address names."""
    if post:
        return working_fields(post)
    draft = row_named(Draft.objects.without_a_post(), request.GET.get("draft"))
    return normal(draft.fields) if draft else None


def what_it_is_based_on(request: HttpRequest, form: PostForm) -> dict[str, object]:
    """What an open form has to send back: the token of the very words it shows, and a new piece's draft."""
    draft = row_named(Draft.objects.without_a_post(), request.GET.get("draft"))
    shown = form.opened_with
    return {"based_on": "" if shown is None else token_of(shown), "draft": draft}


def tell_what_was_set_aside(request: HttpRequest, post: Post) -> None:
    """Words of hers that were refused wait until she has looked at both versions, however long she was away."""
    mine = post.revisions.filter(occasion=Occasion.ASIDE, made_by=request.user)
    aside = mine.defer("fields").newest_first().first()
    if aside:
        words = (
            "Your words of {} were set aside, because this was changed on another screen. "
            "<a href='{}'>See both versions</a>"
        )
        told = format_html(words, spoken_when(aside.made_at), conflict_address(post, aside))
        messages.warning(request, told)


def keep_first(request: HttpRequest, posts: ModelAdmin, object_id: str | None) -> Kept:
    """Keep what was sent as a draft. Belongs into the transaction that saves.

    The answer is there when that is all: the words were refused and set aside (409), or the post is public, and its
    changes wait until she publishes them.
    """
    post = posts.get_object(request, unquote(object_id)) if object_id else None
    may = posts.has_change_permission(request, post) if object_id else posts.has_add_permission(request)
    if not may or (object_id and post is None):
        return Kept()  # Django's form says so
    form = kept_form(request, posts, post)
    draft = row_named(Draft.objects.without_a_post(), request.POST.get("draft")) if post is None else None
    fields = typed_in(form, working_fields(post) if post else {})
    based_on, window = request.POST.get("based_on"), window_of(request)
    if based_on is None:  # not from a page of ours, and so without a claim to have seen anything
        based_on = token_of(working_fields(post)) if post else token_of(draft.fields) if draft else ""
    try:
        draft = keep(fields, post=post, draft=draft, based_on=based_on, by=request.user, window=window)
    except Stale:
        return Kept(conflicts.page_at(request, posts, put_aside(request, post, draft, fields)))
    except TooLong:
        return Kept(context={"based_on": based_on, "draft": draft})  # the form says so beside the field
    if post and draft and refused_text(form):  # the form will show an older text than what is kept
        remember_state(post, normal(draft.fields), by=request.user)
    if post and draft and not is_up_to_date(draft):
        return Kept(conflicts.page_at(request, posts, conflict_address(post)))
    token = token_of(draft.fields) if draft else token_of(working_fields(post)) if post else ""
    kept = Kept(draft=draft, context={"based_on": token, "draft": draft})
    if post and post.state == State.PUBLISHED and _is_valid(request, posts, post):
        kept.answer = _changes_wait(request, posts, post, draft)
    return kept


def sent_twice(request: HttpRequest, posts: ModelAdmin) -> HttpResponse | None:
    """The answer to a new piece that its window has sent before: a second press on a button makes no second post.

    Other words than the first time are set aside beside the post, to be compared.
    """
    post = first_saved_from(window_of(request), by=request.user)
    if post is None or not posts.has_change_permission(request, post):
        return None
    fields = typed_in(kept_form(request, posts, None), {})
    if token_of(fields | {"slug": ""}) == token_of(fields_of(post) | {"slug": ""}):
        return posts.response_change(request, post)
    return conflicts.page_at(request, posts, put_aside(request, post, None, fields))


def _is_valid(request: HttpRequest, posts: ModelAdmin, post: Post) -> bool:
    form_class = posts.get_form(request, post, change=True)
    return form_class(request.POST, instance=Post.objects.get(pk=post.pk)).is_valid()


def _changes_wait(request: HttpRequest, posts: ModelAdmin, post: Post, draft: Draft | None) -> HttpResponse:
    """The post is public: what was saved waits, and readers see what they saw."""
    if draft:
        remember(post, Occasion.SAVED, by=request.user, fields=draft.fields)
    return lead_on(request, posts, post, draft, told=f"Saved. {WAITS}" if draft else "Saved.")


def lead_on(
    request: HttpRequest, posts: ModelAdmin, post: Post, waiting: Draft | None = None, *, told: str = ""
) -> HttpResponse:
    """After saving, go where the pressed button leads.

    ``waiting`` holds changes that readers do not see yet. ``told`` is said where she goes on writing; empty where the
    status line says it all.
    """
    review_links.settle_from(request, post)
    if "_look_over" in request.POST:
        return redirect("admin:blog_post_publish", post.pk)
    if "_preview" in request.POST:
        return redirect(address_for(post))
    if "_save" in request.POST:
        link = format_html("<a href='{}'>{}</a>", address_of(post), waiting.title if waiting else post.title)
        words = f"“{{}}” is saved. {WAITS}" if waiting else "“{}” is saved."
        messages.success(request, format_html(words, link))
        return posts.response_post_save_change(request, post)
    if told:
        messages.success(request, told)
    return redirect(address_of(post))


def settle(request: HttpRequest, post: Post, draft: Draft | None) -> None:
    """After the form was saved into ``post``: the draft has done its work, and the state is remembered."""
    Draft.objects.filter(post=post).delete()
    if draft:
        throw_away(draft)
    if post.state == State.PUBLISHED:
        changes_are_public(post, by=request.user)
    else:
        remember(post, Occasion.SAVED, by=request.user, window=window_of(request))
