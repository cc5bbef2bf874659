"""The tokens of the site's present state. Whoever writes past Django's signals calls ``bump()`` himself."""

import datetime
from dataclasses import dataclass

from blog.models import Generation, Post
from blog.models.site import new_token

NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)


@dataclass(frozen=True)
class State:
    """What the site shows: equal states show equal pages.

    ``until`` is when the next scheduled post appears. It is part of the state, so that what was counted before
    that moment is never found after it.
    """

    token: int
    frame: int
    until: datetime.datetime


def current() -> State:
    """The state that stands now; one query by two indexes. A missing row counts as tokens 0."""
    upcoming = Post.objects.scheduled().order_by("published_at").values("published_at")[:1]
    row = Generation.objects.values_list("token", "frame", upcoming).first()
    token, frame, until = row or (0, 0, None)
    return State(token, frame, until or NEVER)


def bump(*, frame: bool = True) -> None:
    """Say that something readers see has changed; ``frame`` for what every page repeats.

    Belongs into the transaction that changed it.
    """
    tokens = {"token": new_token()} | ({"frame": new_token()} if frame else {})
    Generation.objects.update_or_create(pk=1, defaults=tokens)
