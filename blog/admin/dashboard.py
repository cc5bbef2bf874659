"""The first page of the desk: what was being written, what comes next, what needs a minute."""

import datetime

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.views.decorators.http import require_POST

from blog.admin.post_addresses import address_of
from blog.admin.practice_time import spoken, spoken_when
from blog.models import Author, CrisisResource, Page, Post
from blog.publishing.desk import SHOWN, Piece, desk
from blog.publishing.starters import STARTERS
from blog.transfer import demo

NOON, EVENING = 12, 18


def what_lies_there(request: HttpRequest) -> dict[str, object]:
    """The context of the dashboard, in a number of queries that does not grow with the posts."""
    now = timezone.localtime()
    found = desk(request.user)
    is_empty = found.total == 0 and found.last is None
    return {
        "title": None,
        "greeting": greeting(now.hour),
        "today": formatted(now, "l, j F"),
        "last_post": how_long_ago(found.published[0].published_at) if found.published else "",
        "desk": found,
        "last": found.last and piece_in_words(found.last, request.user),
        "pieces": [piece_in_words(piece, request.user) for piece in found.pieces],
        "scheduled": [(post, spoken(post.published_at)) for post in found.scheduled],
        "is_empty": is_empty,
        "starters": STARTERS,
        "needs": what_needs_her(request.user, is_empty=is_empty),
    }


def what_needs_her(user: AbstractBaseUser, *, is_empty: bool) -> dict[str, object]:
    """What asks for a minute, each only of those who may see to it; empty when nothing does."""
    may = user.has_perm
    needs = {
        "licences_ending": may("blog.change_author") and list(Author.objects.licence_ending()),
        "lines_due": may("blog.change_crisisresource") and list(CrisisResource.objects.due_for_a_call()),
        "reviews_due": may("blog.publish_post")
        and list(Post.objects.review_due().only("title", "review_due_on")[:SHOWN]),
        "authors": may("blog.add_author") and not Author.objects.exists(),
        "pages": may("blog.add_page") and not Page.objects.exists(),
        "samples": user.is_superuser and _samples_are(is_empty=is_empty),
    }
    return {name: need for name, need in needs.items() if need}


def _samples_are(*, is_empty: bool) -> str:
    """ "there", "offered" on a site without a post, or nothing."""
    if Post.objects.filter(is_sample=True).exists():
        return "there"
    return "offered" if is_empty else ""


def piece_in_words(piece: Piece, user: AbstractBaseUser) -> dict[str, object]:
    """A piece as the page speaks of it; ``by`` names whoever kept it last, when that was somebody else."""
    writer, when = piece.last_writer, spoken_when(piece.moment)
    return {
        "piece": piece,
        "title": piece.title or "Without a title yet",
        "address": address_of(piece.post, piece.draft),
        "when": f"today, {when}" if timezone.localdate(piece.moment) == timezone.localdate() else when,
        "by": (writer.get_full_name() or writer.get_username()) if writer and writer != user else "",
    }


def how_long_ago(moment: datetime.datetime) -> str:
    """The age of the newest post: "today", "yesterday", "19 days ago"."""
    days = (timezone.localdate() - timezone.localtime(moment).date()).days
    return {0: "today", 1: "yesterday"}.get(days) or f"{days} days ago"


def greeting(hour: int) -> str:
    """What one says at that hour of the day."""
    if hour < NOON:
        return "Good morning"
    return "Good afternoon" if hour < EVENING else "Good evening"


@require_POST
def samples(request: HttpRequest) -> HttpResponse:
    """Put the sample content in, or take it out again."""
    if not request.user.is_superuser:
        raise PermissionDenied("Sample content is the owner's affair.")
    if "_remove" in request.POST:
        removed = demo.remove_samples()
        messages.success(request, "The sample content is gone. What you wrote yourself is as it was.")
        if removed.kept:
            messages.info(request, f"Your own posts use these, so they stay: {', '.join(removed.kept)}.")
    else:
        demo.load_samples()
        messages.success(
            request, "The sample content is there. Everything in it is marked, and goes in one step."
        )
    return redirect("admin:index")
