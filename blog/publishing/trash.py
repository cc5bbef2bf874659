"""The wastebasket: out of sight and off the site, and nothing of it is lost."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from blog.models import Occasion, Post
from blog.publishing.drafts import follow
from blog.publishing.revisions import remember, remember_state
from blog.publishing.working_copy import fields_of


@transaction.atomic
def put_in(post: Post, *, by: AbstractBaseUser) -> None:
    """Take ``post`` off the site and out of the lists. What it was before stays among its versions."""
    if post.trashed_at:
        return
    before = fields_of(post)
    remember_state(post, before, by=by)
    post.published_at, post.trashed_at, post.trashed_by = None, timezone.now(), by
    post.save()
    follow(post, before["published_at"])
    remember(post, Occasion.TRASHED, by=by)
    LogEntry.objects.log_actions(by.pk, [post], CHANGE, "Put in the wastebasket.", single_object=True)


@transaction.atomic
def take_out(post: Post, *, by: AbstractBaseUser) -> None:
    """Lay ``post`` back on the desk, as a draft: it never goes public by itself."""
    if not post.trashed_at:
        return
    post.trashed_at = post.trashed_by = None
    post.save()
    remember(post, Occasion.UNTRASHED, by=by)
    LogEntry.objects.log_actions(by.pk, [post], CHANGE, "Taken out of the wastebasket.", single_object=True)
