"""Who else has a post open at the desk."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from blog.models import OpenWindow, Post

FORGOTTEN = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Other:
    """Another window on the same post: whose, since when, and whether it is the asker's own."""

    name: str
    since: datetime.datetime
    is_own: bool


def see(post: Post, *, by: AbstractBaseUser, window: str) -> None:
    """Note that this window has ``post`` open. One query for a window that is known."""
    now = timezone.now()
    if OpenWindow.objects.filter(post=post, user=by, key=window).update(seen_at=now):
        return
    OpenWindow.objects.filter(seen_at__lt=now - FORGOTTEN).delete()
    OpenWindow.objects.get_or_create(post=post, user=by, key=window)


def close(post: Post, *, by: AbstractBaseUser, window: str) -> None:
    OpenWindow.objects.filter(post=post, user=by, key=window).delete()


def others(post: Post, *, than: AbstractBaseUser, window: str) -> list[Other]:
    """Everybody else, once each, who opened it first. One query."""
    found = OpenWindow.objects.filter(post=post).still_open().exclude(user=than, key=window)
    windows: dict[int, OpenWindow] = {}
    for row in found.select_related("user").order_by("opened_at", "pk"):
        windows.setdefault(row.user_id, row)
    return [
        Other(row.user.get_full_name() or row.user.get_username(), row.opened_at, row.user_id == than.pk)
        for row in windows.values()
    ]
