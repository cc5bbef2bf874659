"""The steps between a draft and the public, and back: a page that shows what will happen, then one button."""

import datetime

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html

from blog.admin.practice_time import moment_at, spoken, zone_name
from blog.models import Post, State
from blog.publishing.preview_links import address_for
from blog.publishing.publish import publish, unpublish
from blog.publishing.readiness import NotReady, findings

IN_THE_PAST = "This time has passed already. Choose a later one, or publish it now."
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


def publish_step(request: HttpRequest, desk: AdminSite, post: Post | None) -> HttpResponse:
    """Show the page as readers will see it; publish it now or at a time when told so by name."""
    _admit(request, post)
    if "_back" in request.POST or post.state == State.PUBLISHED:
        return redirect("admin:blog_post_change", post.pk)
    typed = request.POST if "_publish_later" in request.POST else None
    form = ScheduleForm(typed, initial=_proposal(post), label_suffix="")
    refusal = []
    if "_publish_now" in request.POST or form.is_valid():
        try:
            publish(post, by=request.user, at=form.cleaned_data["moment"] if form.is_bound else None)
        except NotReady as not_ready:
            refusal = not_ready.findings
            post.refresh_from_db()
        else:
            say_what_happened(request, post)
            return redirect("admin:blog_post_change", post.pk)
    found = findings(post)
    context = {
        "title": "Look over and publish",
        "schedule_form": form,
        "findings": found,
        "blocked": any(finding.blocks for finding in found),
        "refused": bool(refusal),
        "preview_address": address_for(post),
        "appears": spoken(post.published_at) if post.published_at else "",
    }
    return _page(request, desk, post, "admin/blog/post/publish.html", context)


def unpublish_step(request: HttpRequest, desk: AdminSite, post: Post | None) -> HttpResponse:
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
    return _page(request, desk, post, "admin/blog/post/unpublish.html", context)


def say_what_happened(request: HttpRequest, post: Post) -> None:
    """One message about the state that a change of the date has led to."""
    if post.state == State.PUBLISHED:
        words = format_html("It is public now. <a href='{}'>See it on the site</a>", post.get_absolute_url())
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
