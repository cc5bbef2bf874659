"""Two versions of one piece, side by side, until she says what to keep. Nothing is overwritten before that."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, resolve

from blog.admin.passages import questions_of, told_apart
from blog.admin.post_addresses import address_of
from blog.admin.practice_time import spoken_when
from blog.models import Draft, Occasion, Post, Revision
from blog.publishing.meetings import CHOICES, Meeting, merged, settle_draft, settle_post
from blog.publishing.revisions import with_token
from blog.publishing.working_copy import Fields, fields_of, normal, token_of, working_fields

CHANGED_AGAIN = "It was changed once more while you chose. This is how both are now."
CHOOSE = "Please say for each passage which one you want."


@dataclass
class Encounter:
    """Where two versions stand, and whose they are: ``mine`` was refused or waits, ``theirs`` is what is there now."""

    meeting: Meeting
    mine: tuple[AbstractBaseUser | None, str]
    theirs: tuple[AbstractBaseUser | None, str]
    post: Post | None = None
    draft: Draft | None = None
    aside: Revision | None = None
    apart: Draft | None = None

    def settle(self, fields: Fields, *, by: AbstractBaseUser) -> None:
        if self.post:
            settle_post(self.post, self.meeting, fields, by=by, aside=self.aside)
        else:
            settle_draft(self.draft, self.apart, fields, by=by)


def conflict_urls(posts: ModelAdmin) -> list[URLPattern]:
    """Where two versions of a post meet, and two of a piece that is no post yet."""

    def page(request: HttpRequest, **which: int) -> HttpResponse:
        return conflict(request, posts, **which)

    behind = posts.admin_site.admin_view(page)
    return [
        path("<int:object_id>/conflict/<int:number>/", behind, name="blog_post_conflict"),
        path("drafts/<int:draft_id>/conflict/<int:apart_id>/", behind, name="blog_post_draft_conflict"),
    ]


def page_at(request: HttpRequest, posts: ModelAdmin, address: str) -> HttpResponse:
    """The page at ``address``, as the answer to a save that was refused."""
    encounter = _encounter(**resolve(address).kwargs)
    return _page(request, posts, encounter, address=address, status=409)


@transaction.atomic
def conflict(request: HttpRequest, posts: ModelAdmin, **which: int) -> HttpResponse:
    """Show both; once she has chosen, go on with what she chose in the form."""
    encounter = _encounter(**which)
    post = encounter.post if encounter else None
    may = posts.has_change_permission(request, post) if post else posts.has_add_permission(request)
    if not may:
        raise PermissionDenied("Changing posts is for those whom the owner lets write.")
    if encounter.meeting.mine == encounter.meeting.theirs or _is_settled(encounter):
        return redirect(address_of(encounter.post, encounter.draft))
    if request.method != "POST":
        return _page(request, posts, encounter, address=request.path)
    if request.POST.get("seen") != _seen(encounter):
        return _page(request, posts, encounter, address=request.path, problem=CHANGED_AGAIN, status=409)
    fields = _chosen(request, encounter.meeting)
    if fields is None:
        return _page(request, posts, encounter, address=request.path, problem=CHOOSE)
    encounter.settle(fields, by=request.user)
    messages.success(request, "Both versions are put together. Look it over before you save.")
    return redirect(address_of(encounter.post, encounter.draft))


def _encounter(object_id: int = 0, number: int = 0, draft_id: int = 0, apart_id: int = 0) -> Encounter:
    """What meets at an address. Raises ``Http404`` when one of the two is gone."""
    if draft_id:
        found = Draft.objects.without_a_post().select_related("kept_by").in_bulk([draft_id, apart_id])
        if len(found) != len({draft_id, apart_id}):
            raise Http404("One of the two versions is gone.")
        draft, apart = found[draft_id], found[apart_id]
        meeting = Meeting(normal(apart.fields), normal(draft.fields))
        return Encounter(meeting, _who(apart), _who(draft), draft=draft, apart=apart)
    post = Post.objects.filter(pk=object_id).first()
    draft = Draft.objects.filter(post=post).select_related("kept_by").first() if post else None
    if post is None or (number == 0 and draft is None):
        raise Http404("One of the two versions is gone.")
    last = post.revisions.of_the_post().select_related("made_by").newest_first().first()
    changed = (last.made_by if last else None, spoken_when(post.changed_at))
    if number == 0:
        meeting = Meeting(normal(draft.fields), fields_of(post), with_token(post, draft.based_on))
        return Encounter(meeting, _who(draft), changed, post=post)
    aside = post.revisions.filter(number=number).select_related("made_by").first()
    if aside is None:
        raise Http404("One of the two versions is gone.")
    meeting = Meeting(normal(aside.fields), working_fields(post), with_token(post, aside.based_on))
    mine = (aside.made_by, spoken_when(aside.made_at))
    return Encounter(meeting, mine, _who(draft) if draft else changed, post=post, aside=aside)


def _who(draft: Draft) -> tuple[AbstractBaseUser | None, str]:
    return draft.kept_by, spoken_when(draft.kept_at)


def _is_settled(encounter: Encounter) -> bool:
    return encounter.aside is not None and encounter.aside.occasion != Occasion.ASIDE


def _seen(encounter: Encounter) -> str:
    return f"{token_of(encounter.meeting.mine)} {token_of(encounter.meeting.theirs)}"


def _chosen(request: HttpRequest, meeting: Meeting) -> Fields | None:
    """One version of both as she chose; None when a question was left open."""
    side = request.POST.get("_all")
    if side in ("mine", "theirs"):
        return getattr(meeting, side)
    choices = {name: request.POST.get(name, "") for name in meeting.questions}
    allowed = (
        choice in (CHOICES if name.startswith("block-") else CHOICES[:2]) for name, choice in choices.items()
    )
    return merged(meeting, choices) if all(allowed) else None


def _page(
    request: HttpRequest,
    posts: ModelAdmin,
    encounter: Encounter,
    *,
    address: str,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    sides = told_apart(request.user, encounter.mine, encounter.theirs)
    questions = questions_of(encounter.meeting, request.POST if problem else {})
    context = {
        "title": sides.title,
        "sides": sides,
        "passages": questions.passages,
        "number": questions.number,
        "number_in_words": questions.number_in_words,
        "address": address,
        "problem": problem,
        "seen": _seen(encounter),
        "back": address_of(encounter.post, encounter.draft),
        "is_post": encounter.post is not None,
        "opts": Post._meta,
    }
    shared = posts.admin_site.each_context(request)
    return TemplateResponse(request, "admin/blog/post/conflict.html", shared | context, status=status)
