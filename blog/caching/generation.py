"""The tokens of the site's present state. Triggers in the database change them (``triggers.py``)."""

import datetime
from dataclasses import dataclass

from django.db import connection

from blog.models import Generation
from blog.models.moments import as_read, as_stored
from blog.models.site import new_token

NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)
# Written out, because each page that is made asks for it, and composing it takes ten times as long as finding the row.
STATE = """
    SELECT token, frame, (SELECT min(published_at) FROM blog_post WHERE published_at > %s)
    FROM blog_generation ORDER BY id LIMIT 1
"""


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
    with connection.cursor() as cursor:
        cursor.execute(STATE, [as_stored()])
        row = cursor.fetchone()
    token, frame, until = row or (new_token(), new_token(), None)
    return State(token, frame, as_read(until) if until else NEVER)


def bump() -> None:
    """Forget everything, although nothing has changed; for measuring. Without a generation there is nothing to forget."""
    Generation.objects.filter(pk=1).update(token=new_token(), frame=new_token())
