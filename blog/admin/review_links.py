"""Letting somebody read it first: the page with a post's review links, and what was said, beside the text."""

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from blog.admin.practice_time import spoken, spoken_day, spoken_time, zone_name
from blog.models import Post, ReviewLink, ReviewNote
from blog.publishing import review_links
from blog.publishing.review_links import Approval

PERIODS = ((7, "A week"), (14, "Two weeks"), (30, "A month"))
LONGEST_ID = 19  # digits of a 64-bit number


class ReviewLinkForm(forms.Form):
    """For whom a link is, and for how long."""

    reader = forms.CharField(
        label="Who reads it?",
        max_length=120,
        help_text="Only the desk shows this name, beside what they say.",
        error_messages={"required": "Say who it is for, so that you know later whose notes these are."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    days = forms.TypedChoiceField(
        label="How long should the link work?",
        choices=PERIODS,
        coerce=int,
        initial=14,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how long the link should work."},
    )


def review_urls(posts: ModelAdmin) -> list[URLPattern]:
    """The page of a post's links."""

    def page(request: HttpRequest, object_id: int) -> HttpResponse:
        post = posts.get_object(request, object_id)
        if post is None:
            raise Http404("There is no such post.")
        if not posts.has_change_permission(request, post):
            raise PermissionDenied("Review links are made by those who may change the post.")
        return links_page(request, posts, post)

    view = posts.admin_site.admin_view(page)
    return [path("<int:object_id>/review-links/", view, name="blog_post_review_links")]


def links_page(request: HttpRequest, posts: ModelAdmin, post: Post) -> HttpResponse:
    """Make a link, take one back, settle a note; and see who read what, and what they said."""
    form = ReviewLinkForm(request.POST if "_make" in request.POST else None, label_suffix="")
    if request.method == "POST" and not form.is_bound:
        _end_or_settle(request, post)
        return redirect("admin:blog_post_review_links", post.pk)
    if form.is_valid():
        link = review_links.ask(post, **form.cleaned_data, by=request.user)
        messages.success(request, f"The link for {link.reader} is ready. Copy it, and send it your own way.")
        return redirect("admin:blog_post_review_links", post.pk)
    context = {
        **posts.admin_site.each_context(request),
        "title": "Let somebody read it first",
        "subtitle": post.title,
        "post": post,
        "opts": Post._meta,
        "form": form,
        "links": [_in_words(link) for link in _links_of(post)],
        "notes": list(review_links.notes_on(post)),
        "zone_name": zone_name(),
    }
    return TemplateResponse(request, "admin/blog/post/review_links.html", context)


def settle_from(request: HttpRequest, post: Post) -> None:
    """Settle the note that a button names, and say so."""
    pk = request.POST.get("_settle_note", "")
    if pk.isdecimal() and len(pk) < LONGEST_ID and review_links.settle(post, int(pk)):
        messages.success(request, "That note is settled.")


def what_readers_said(post: Post | None) -> dict[str, object]:
    """What stands beside the text: the notes still open, and who approved which version. Three queries, or a few more."""
    if post is None or not post.pk:
        return {"readers_answer": ""}
    open_notes = list(review_links.notes_on(post).filter(settled_at=None))
    approvals = review_links.approvals_of(post)
    return {
        "open_notes": open_notes,
        "approvals": [(approval, approval_in_words(approval)) for approval in approvals],
        "readers_answer": answer_in_words(post, approvals, open_notes),
    }


def answer_in_words(post: Post, approvals: list[Approval], open_notes: list[ReviewNote]) -> str:
    """Where it stands with those who were asked, in a sentence for the card; empty when nobody was."""
    if approvals:
        latest = approvals[0]
        if latest.changed_since:
            return f"Changed since {latest.reader} read it."
        return f"Approved by {latest.reader}, {spoken_day(latest.moment)}."
    if open_notes:
        readers = {note.link.reader for note in open_notes}
        who = readers.pop() if len(readers) == 1 else f"{len(readers)} readers"
        return f"{who} left {len(open_notes)} note{'' if len(open_notes) == 1 else 's'}."
    waiting = review_links.awaited(post)
    return f"Waiting for {' and '.join(waiting[:2])}." if waiting else ""


def approval_in_words(approval: Approval) -> str:
    """ "Ruth Example approved version 3 on 21 November 2026. Nothing has changed since." """
    words = f"{approval.reader} approved version {approval.version} on {spoken_day(approval.moment)}."
    if approval.changed_since:
        return f"{words} Changed since {approval.reader} read it."
    return f"{words} Nothing has changed since."


def _end_or_settle(request: HttpRequest, post: Post) -> None:
    pk = request.POST.get("_revoke", "")
    if pk.isdecimal() and len(pk) < LONGEST_ID:
        link = ReviewLink.objects.filter(revision__post=post, pk=pk).first()
        if link:
            review_links.revoke(link)
            messages.success(request, f"The link for {link.reader} is taken back. What they said stays here.")
    settle_from(request, post)


def _links_of(post: Post):
    links = ReviewLink.objects.filter(revision__post=post).select_related("revision", "made_by")
    links = links.defer("revision__fields").order_by("-made_at", "-pk")
    return links.annotate(
        open_notes=Count("notes", filter=Q(notes__settled_at=None)), all_notes=Count("notes")
    )


def _in_words(link: ReviewLink) -> dict[str, object]:
    """A link as the page tells it."""
    now = timezone.now()
    if link.revoked_at:
        ends = f"Taken back on {spoken_day(link.revoked_at)}"
    else:
        ends = f"{'Works until' if link.ends_at > now else 'Ended on'} {spoken(link.ends_at)}"
    seen = "Not opened yet"
    if link.last_viewed_at:
        times = "once" if link.views == 1 else f"{link.views} times"
        seen = f"Opened {times}, last on {spoken(link.last_viewed_at)}"
    version = link.revision
    return {
        "link": link,
        "address": review_links.address_of(link) if link.is_valid else "",
        "version": f"Version {version.number} of {spoken_day(version.made_at)}, {spoken_time(version.made_at)}",
        "seen": seen,
        "ends": ends,
        "approved": f"Approved on {spoken_day(link.approved_at)}" if link.approved_at else "",
    }
