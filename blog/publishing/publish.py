"""Take a post to the public, now or at a time, and take it back again."""

import datetime

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from blog.models import Occasion, Post, PublicChange, State
from blog.publishing import readiness
from blog.publishing.drafts import follow
from blog.publishing.revisions import remember, remember_state
from blog.publishing.working_copy import fields_of


@transaction.atomic
def publish(post: Post, *, by: AbstractBaseUser, at: datetime.datetime | None = None) -> None:
    """Make ``post`` public at ``at``, or at once. A moment in the past is kept as it is: old pieces keep their date.

    Raises ``NotReady`` with everything that blocks it, and ``ValidationError`` for a date outside 1990–2099.
    """
    if blocking := readiness.blockers(post):
        raise readiness.NotReady(blocking)
    before = fields_of(post)
    remember_state(post, before, by=by)
    post.published_at = at or timezone.now()
    post.full_clean(exclude=["slug"])
    post.save()
    follow(post, before["published_at"])
    remember(post, Occasion.SCHEDULED if post.state == State.SCHEDULED else Occasion.PUBLISHED, by=by)
    _log(post, by, f"Published for {post.published_at:%Y-%m-%d %H:%M} UTC.")


@transaction.atomic
def unpublish(post: Post, *, by: AbstractBaseUser) -> None:
    """Make ``post`` a draft again; it is gone from every public page with the next request."""
    before = fields_of(post)
    remember_state(post, before, by=by)
    post.published_at = None
    post.save()
    follow(post, before["published_at"])
    remember(post, Occasion.TAKEN_OFF, by=by)
    _log(post, by, "Taken off the site.")


@transaction.atomic
def changes_are_public(post: Post, *, by: AbstractBaseUser) -> None:
    """Remember that readers now see ``post`` as it was just saved, in the place of what they saw before."""
    remember(post, Occasion.PUBLISHED, by=by)
    _log(post, by, "Published changes.")


def tell_readers(post: Post, words: str) -> None:
    """List under the text, in the sentence ``words``, what the substantive change of this moment was; if she wrote one."""
    if words.strip():
        PublicChange.objects.create(post=post, made_at=post.updated_at, words=words.strip())


def _log(post: Post, by: AbstractBaseUser, what: str) -> None:
    """Who changed what readers see, and when: the trail a practice may be asked for."""
    LogEntry.objects.log_actions(by.pk, [post], CHANGE, what, single_object=True)
