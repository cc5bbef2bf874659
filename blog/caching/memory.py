"""Values remembered in this process until anything readers see changes, or the next scheduled post appears."""

import datetime
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

from django.utils import timezone

from blog.caching import generation
from blog.models import Post

T = TypeVar("T")
LIMIT = 2000
NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)

_lock = Lock()
_remembered: OrderedDict[Hashable, object] = OrderedDict()
_until: dict[int, datetime.datetime] = {}


class Memory:
    """What may be remembered during one request: the token is read once, when it is made (one query)."""

    def __init__(self) -> None:
        self.token = generation.current()
        now = timezone.now()
        until = _until.get(self.token)
        if until is None or until <= now:
            # The moment is part of the key, so that what was counted before it is never found after it.
            upcoming = (
                Post.objects.scheduled().order_by("published_at").values_list("published_at", flat=True)
            )
            until = upcoming.first() or NEVER
            _until.clear()
            _until[self.token] = until
        self.state = (self.token, until)

    def __call__(self, name: Hashable, build: Callable[[], T]) -> T:
        """The value called ``name``, built when it is not remembered for the site's present state."""
        key = (self.state, name)
        with _lock:
            if key in _remembered:
                _remembered.move_to_end(key)
                return _remembered[key]
        value = build()
        with _lock:
            _remembered[key] = value
            while len(_remembered) > LIMIT:
                _remembered.popitem(last=False)
        return value
