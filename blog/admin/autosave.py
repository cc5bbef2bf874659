"""Where the open form sends itself every few seconds: kept before it is answered, and never over other words."""

from django.contrib.admin import ModelAdmin
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from blog.admin.post_addresses import address_of, conflict_address, draft_conflict_address
from blog.admin.post_form import KeptForm
from blog.admin.practice_time import spoken_time
from blog.admin.typed_words import refused_text, typed_in
from blog.models import Draft, Post
from blog.publishing import open_windows
from blog.publishing.drafts import Stale, TooLong, keep, keep_apart
from blog.publishing.revisions import set_aside
from blog.publishing.working_copy import Fields, fields_of, token_of, working_fields

LONGEST_NAME = 40  # of a window, as it calls itself
NOT_YOURS = "You can read this post, and not change it."
CHANGED = "This was changed on another screen. Your words are safe: look at both versions."


def row_named(rows, pk: str | None):
    """The row with this id as a browser sent it; None for anything that is none."""
    return rows.filter(pk=pk).first() if pk and pk.isdecimal() and len(pk) < len(str(2**63)) else None


def window_of(request: HttpRequest) -> str:
    return request.POST.get("window", "")[:LONGEST_NAME]


@require_POST
def autosave(request: HttpRequest, posts: ModelAdmin) -> HttpResponse:
    """Keep the whole form as a draft. A post that is gone meanwhile leaves its words as a new piece."""
    with transaction.atomic():  # answered after the commit: what was acknowledged is on the disk
        post = row_named(Post.objects.all(), request.POST.get("post"))
        may = posts.has_change_permission(request, post) if post else posts.has_add_permission(request)
        if not may:
            return JsonResponse({"message": NOT_YOURS}, status=403)
        return _keep(request, posts, post)


def _keep(request: HttpRequest, posts: ModelAdmin, post: Post | None) -> HttpResponse:
    draft = row_named(Draft.objects.without_a_post(), request.POST.get("draft")) if post is None else None
    form = kept_form(request, posts, post)
    window, based_on = window_of(request), request.POST.get("based_on", "")
    present = working_fields(post) if post else {}
    fields = typed_in(form, present)
    if reason := refused_text(form):
        return JsonResponse({"message": reason}, status=413)
    try:
        draft = keep(fields, post=post, draft=draft, based_on=based_on, by=request.user, window=window)
    except TooLong as refusal:
        return JsonResponse({"message": str(refusal)}, status=413)
    except Stale:
        return _refused(request, post, draft, fields)
    missing = [{"field": name, "message": errors[0]} for name, errors in form.errors.items()]
    return JsonResponse({**_state(request, post, draft), "missing": missing})


def kept_form(request: HttpRequest, posts: ModelAdmin, post: Post | None) -> KeptForm:
    """The form this writer has for ``post``, with what was sent, and without a page to show."""
    form_class = posts.get_form(request, post, change=post is not None, form=KeptForm)
    # The form writes into its instance, and the post is still needed as it is stored.
    return form_class(request.POST, instance=post and Post.objects.get(pk=post.pk))


def _refused(request: HttpRequest, post: Post | None, draft: Draft | None, fields: Fields) -> HttpResponse:
    """Keep the refused words apart, and say where both versions can be seen."""
    address = put_aside(request, post, draft, fields)
    return JsonResponse({"message": CHANGED, "conflict": address}, status=409)


def put_aside(request: HttpRequest, post: Post | None, draft: Draft | None, fields: Fields) -> str:
    """Keep refused words beside the present ones; returns the address where both are shown."""
    based_on, window = request.POST.get("based_on", ""), window_of(request)
    if post:
        aside = set_aside(post, fields, based_on=based_on, by=request.user, window=window)
        return conflict_address(post, aside)
    return draft_conflict_address(draft, keep_apart(draft, fields, by=request.user, window=window))


def _state(request: HttpRequest, post: Post | None, draft: Draft | None) -> dict[str, object]:
    if draft:
        token, moment = token_of(draft.fields), draft.kept_at
    else:
        token, moment = token_of(fields_of(post)) if post else "", timezone.now()
    return {
        "saved_at": spoken_time(moment),
        "based_on": token,
        "draft": draft.pk if draft else "",
        "address": address_of(post, draft),
        "others": others(request, post) if post else [],
    }


def others(request: HttpRequest, post: Post) -> list[dict[str, str]]:
    """Note that this window is open, and name the other ones."""
    window = window_of(request)
    if window:
        open_windows.see(post, by=request.user, window=window)
    found = open_windows.others(post, than=request.user, window=window)
    return [
        {"name": "Another window of yours" if other.is_own else other.name, "since": spoken_time(other.since)}
        for other in found
    ]


@require_POST
def still_here(request: HttpRequest, posts: ModelAdmin) -> HttpResponse:
    """A window says that it is open, or, with ``gone``, that it is being closed; who else is here is answered."""
    post = row_named(Post.objects.all(), request.POST.get("post"))
    if post is None or not posts.has_view_permission(request, post):
        return JsonResponse({"others": []})
    if "gone" in request.POST:
        open_windows.close(post, by=request.user, window=window_of(request))
        return HttpResponse(status=204)
    return JsonResponse({"others": others(request, post)})
