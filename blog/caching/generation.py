"""The tokens of the site's present state. Triggers in the database change them (``triggers.py``)."""

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
    """The state that stands now; one query by two indexes. Without a generation each answer is a state of its own."""
    upcoming = Post.objects.scheduled().order_by("published_at").values("published_at")[:1]
    row = Generation.objects.values_list("token", "frame", upcoming).first()
    token, frame, until = row or (new_token(), new_token(), None)
    return State(token, frame, until or NEVER)


def bump() -> None:
    """Forget everything, although nothing has changed; for measuring. Without a generation there is nothing to forget."""
    Generation.objects.filter(pk=1).update(token=new_token(), frame=new_token())
