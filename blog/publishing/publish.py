"""Take a post to the public, now or at a time, and take it back again."""

import datetime

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from blog.models import Post
from blog.publishing import readiness


@transaction.atomic
def publish(post: Post, *, by: AbstractBaseUser, at: datetime.datetime | None = None) -> None:
    """Make ``post`` public at ``at``, or at once. A moment in the past is kept as it is: old pieces keep their date.

    Raises ``NotReady`` with everything that blocks it, and ``ValidationError`` for a date outside 1990–2099.
    """
    if blocking := readiness.blockers(post):
        raise readiness.NotReady(blocking)
    post.published_at = at or timezone.now()
    post.full_clean(exclude=["slug"])
    post.save()
    _remember(post, by, f"Published for {post.published_at:%Y-%m-%d %H:%M} UTC.")


@transaction.atomic
def unpublish(post: Post, *, by: AbstractBaseUser) -> None:
    """Make ``post`` a draft again; it is gone from every public page with the next request."""
    post.published_at = None
    post.save()
    _remember(post, by, "Taken off the site.")


def _remember(post: Post, by: AbstractBaseUser, what: str) -> None:
    """Who changed what readers see, and when: the trail a practice may be asked for."""
    LogEntry.objects.log_actions(by.pk, [post], CHANGE, what, single_object=True)
