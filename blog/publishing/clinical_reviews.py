"""Say that a clinician has read a text, and when somebody should again: an act of its own, never a side effect of saving."""

import datetime

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from blog.models import Author, Post

REVIEW = ("reviewed_by", "reviewed_on", "review_due_on")
OWN_TEXT = "Somebody who did not write it reviews it. Choose another person."
TO_COME = "The review has taken place already: choose today or a day before it."
TOO_EARLY = "The next review comes after this one."


def a_year_after(day: datetime.date) -> datetime.date:
    """When the next review is due, unless somebody says otherwise."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + 1, day=28)


def reviewers_of(post: Post) -> QuerySet[Author]:
    """Who could review it: every author but those who wrote it."""
    return Author.objects.exclude(pk__in=post.authors.values("pk"))


@transaction.atomic
def mark_as_reviewed(
    post: Post,
    *,
    reviewer: Author,
    on: datetime.date,
    due: datetime.date | None,
    by: AbstractBaseUser,
) -> None:
    """Tell readers who reviewed ``post`` on which day. Raises ``ValidationError`` by field for what cannot be true."""
    if post.bylines.filter(author=reviewer).exists():
        raise ValidationError({"reviewer": OWN_TEXT})
    if on > timezone.localdate():
        raise ValidationError({"on": TO_COME})
    if due and due <= on:
        raise ValidationError({"due": TOO_EARLY})
    post.reviewed_by, post.reviewed_on, post.review_due_on = reviewer, on, due
    post.save(update_fields=REVIEW)
    _log(post, by, f"Clinically reviewed by {reviewer} on {on:%Y-%m-%d}.")


@transaction.atomic
def withdraw_review(post: Post, *, by: AbstractBaseUser) -> None:
    """Say nothing of a review any more. Who said it, and who took it back, stays in the log."""
    post.reviewed_by = post.reviewed_on = post.review_due_on = None
    post.save(update_fields=REVIEW)
    _log(post, by, "Took back that it was clinically reviewed.")


def _log(post: Post, by: AbstractBaseUser, what: str) -> None:
    LogEntry.objects.log_actions(by.pk, [post], CHANGE, what, single_object=True)
