"""The steps between a draft and the public, and back: a page that shows what will happen, then one button."""

import datetime

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite, ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from blog import richtext
from blog.admin.changes import apply
from blog.admin.findings import noticed
from blog.admin.post_addresses import conflict_address
from blog.admin.practice_time import moment_at, spoken, spoken_when, zone_name
from blog.library.social import make_when_saved
from blog.models import Draft, Post, State
from blog.publishing.drafts import is_up_to_date
from blog.publishing.preview_links import address_for
from blog.publishing.publish import publish, unpublish
from blog.publishing.readiness import Finding, NotReady, findings
from blog.publishing.review_links import worth_a_look
from blog.publishing.working_copy import ABOUT_THIS_CHANGE, Fields, normal, shown, token_for

IN_THE_PAST = "This time has passed already. Choose a later one, or publish it now."
UNTOLD = "You wrote what has changed. Say as well that this changes what it says, or leave the sentence out."
CHANGED = "It was changed on another screen while you looked at it. This is how it is now."
MORNING = datetime.time(7)


class ScheduleForm(forms.Form):
    """A day and a time on the practice's clock, as a moment in ``cleaned_data["moment"]``."""

    day = forms.DateField(
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": "Choose a day.", "invalid": "Write the day like 2026-11-26."},
    )
    time = forms.TimeField(
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"required": "Choose a time.", "invalid": "Write the time like 07:00."},
    )

    def clean(self):
        day, time = self.cleaned_data.get("day"), self.cleaned_data.get("time")
        if day is None or time is None:
            return
        moment = moment_at(datetime.datetime.combine(day, time))
        if moment <= timezone.now():
            raise ValidationError(IN_THE_PAST)
        self.cleaned_data["moment"] = moment


def publish_step(request: HttpRequest, posts: ModelAdmin, post: Post | None) -> HttpResponse:
    """Show the page as readers will see it; publish it, or its changes, when told so by name."""
    _admit(request, post)
    draft = Draft.objects.filter(post=post).first()
    is_public = post.state == State.PUBLISHED
    if "_back" in request.POST or (is_public and draft is None):
        return redirect("admin:blog_post_change", post.pk)
    if draft and not is_up_to_date(draft):
        return redirect(conflict_address(post))
    typed = request.POST if "_publish_later" in request.POST and not is_public else None
    form = ScheduleForm(typed, initial=_proposal(post), label_suffix="")
    refused = []
    if "_publish_now" in request.POST or form.is_valid():
        moment = form.cleaned_data["moment"] if form.is_bound else None
        try:
            _publish(request, posts, post, moment)
        except NotReady as not_ready:
            refused = not_ready.findings
            post = Post.objects.get(pk=post.pk)
        else:
            _say_it_is_done(request, post, is_change=is_public)
            return redirect("admin:blog_post_change", post.pk)
    seen, found = _look_over(post, draft)
    found = refused or [*found, *worth_a_look(post)]
    context = {
        "title": "Look over and publish changes" if is_public else "Look over and publish",
        "schedule_form": form,
        "findings": found,
        "advice": [finding for finding in found if not finding.blocks],
        "questions": noticed(richtext.read(seen.body))[0],
        "saved": _saved(draft, post),
        "blocked": any(finding.blocks for finding in found),
        "refused": bool(refused),
        "preview_address": address_for(post),
        "appears": spoken(post.published_at) if post.published_at and not is_public else "",
        "is_change": is_public,
        "looked_over": token_for(post),
        **_told(request, draft),
    }
    return _page(request, posts.admin_site, seen, "admin/blog/post/publish.html", context)


@transaction.atomic
def _publish(request: HttpRequest, posts: ModelAdmin, post: Post, moment: datetime.datetime | None) -> None:
    """Make what was kept part of the post, and the post public; a public one is public with that already.

    Raises ``NotReady``, also when the words are no longer those that she looked over.
    """
    draft = Draft.objects.select_for_update().filter(post=post).first()
    is_public = post.state == State.PUBLISHED
    if request.POST.get("looked_over", token := token_for(post)) != token:
        raise NotReady([Finding("changed", "body", CHANGED, blocks=False)])
    if draft:
        told = _told(request, draft) if is_public else {}
        if told.get("change_note") and not told["is_substantive"]:
            raise NotReady([Finding("change-untold", "is_substantive", UNTOLD, blocks=False)])
        apply(request, posts, post, normal(draft.fields) | told)
    if not is_public:
        publish(post, by=request.user, at=moment)
    make_when_saved(post)


def _told(request: HttpRequest, draft: Draft | None) -> Fields:
    """What is said of this change: as just sent, or as it was kept with the draft."""
    kept = request.POST if request.method == "POST" else draft.fields if draft else {}
    return {name: kept.get(name, "") for name in ABOUT_THIS_CHANGE}


def _saved(draft: Draft | None, post: Post) -> str:
    """What the bar says: where the words are, and that nobody reads them yet."""
    moment = draft.kept_at if draft else post.changed_at
    return f"Saved {spoken_when(moment)}, not public"


def _look_over(post: Post, draft: Draft | None) -> tuple[Post, list[Finding]]:
    """The post as readers would see it, and what is noticed about it."""
    if draft is None:
        return post, findings(post)
    try:
        seen = shown(draft.fields, post)
    except ValidationError as refusal:
        return post, [Finding("refused", "body", " ".join(refusal.messages))]
    return seen, findings(seen)


def _say_it_is_done(request: HttpRequest, post: Post, *, is_change: bool) -> None:
    if not is_change:
        say_what_happened(request, post)
        return
    words = "The changes are public. <a href='{}'>See them on the site</a>"
    messages.success(request, format_html(words, post.get_absolute_url()))


def unpublish_step(request: HttpRequest, posts: ModelAdmin, post: Post | None) -> HttpResponse:
    """Say what taking it off the site means; do it when told so by name."""
    _admit(request, post)
    if "_unpublish" in request.POST:
        was_public = post.state == State.PUBLISHED
        unpublish(post, by=request.user)
        words = (
            "It is off the site, and a draft again."
            if was_public
            else "It is a draft again, and will not appear."
        )
        messages.success(request, words)
    if request.method == "POST" or post.state == State.DRAFT:
        return redirect("admin:blog_post_change", post.pk)
    title = "Take it off the site" if post.state == State.PUBLISHED else "Back to a draft"
    context = {
        "title": title,
        "is_public": post.state == State.PUBLISHED,
        "appears": spoken(post.published_at),
    }
    return _page(request, posts.admin_site, post, "admin/blog/post/unpublish.html", context)


def say_what_happened(request: HttpRequest, post: Post) -> None:
    """One message about the state that a change of the date has led to."""
    if post.state == State.PUBLISHED:
        words = format_html(
            "It is public now. <a href='{}'>See it on the site</a> or <a href='{}'>take it back</a>.",
            post.get_absolute_url(),
            reverse("admin:blog_post_unpublish", args=[post.pk]),
        )
    elif post.state == State.SCHEDULED:
        words = f"It appears on {spoken(post.published_at)} ({zone_name()})."
    else:
        words = "It is a draft again."
    messages.success(request, words)


def _admit(request: HttpRequest, post: Post | None) -> None:
    if post is None:
        raise Http404("There is no such post.")
    if not request.user.has_perms(["blog.change_post", "blog.publish_post"]):
        raise PermissionDenied("Publishing is for those whom the owner lets publish.")


def _proposal(post: Post) -> dict[str, object]:
    """The time it is scheduled for, or seven o'clock tomorrow."""
    if post.published_at:
        local = timezone.localtime(post.published_at)
        return {"day": local.date(), "time": local.time()}
    return {"day": timezone.localdate() + datetime.timedelta(days=1), "time": MORNING}


def _page(request: HttpRequest, desk: AdminSite, post: Post, template: str, context: dict) -> HttpResponse:
    shared = {"post": post, "opts": Post._meta, "zone_name": zone_name()}
    return TemplateResponse(request, template, {**desk.each_context(request), **shared, **context})
