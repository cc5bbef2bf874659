"""Values remembered in this process until anything readers see changes, or the next scheduled post appears."""

import datetime
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from threading import Lock
from typing import TypeVar

from django.utils import timezone

from blog.caching import generation

T = TypeVar("T")
LIMIT = 2000

_lock = Lock()
_remembered: OrderedDict[Hashable, object] = OrderedDict()


class Memory:
    """What may be remembered during one request: the site's state is read once, when it is made (one query)."""

    def __init__(self) -> None:
        self.state = generation.current()

    def __call__(self, name: Hashable, build: Callable[[], T]) -> T:
        """The value called ``name``, built when it is not remembered for the site's present state."""
        return self._remember((self.state, name), build)

    def each(self, names: Sequence[Hashable], build: Callable[[list], Sequence[T]]) -> list[T]:
        """The values called ``names``; ``build`` makes those that are not remembered, all at once, in their order."""
        return self._each(self.state, names, build)

    def each_of_frame(self, names: Sequence[Hashable], build: Callable[[list], Sequence[T]]) -> list[T]:
        """The same for what every page repeats."""
        return self._each(self.state.frame, names, build)

    def of_frame(self, name: Hashable, build: Callable[[], T]) -> T:
        """The same for what every page repeats: a changed post leaves it standing."""
        return self._remember((self.state.frame, name), build)

    def of_day(self, name: Hashable, build: Callable[[], T]) -> T:
        """The same for what also changes with the practice's day: a year, a call that is due, a licence that has ended."""
        return self.of_frame((self._today, name), build)

    @cached_property
    def _today(self) -> datetime.date:
        return timezone.localdate()

    def _each(
        self, state: Hashable, names: Sequence[Hashable], build: Callable[[list], Sequence[T]]
    ) -> list[T]:
        found = {}
        with _lock:
            for name in names:
                if (state, name) in _remembered:
                    found[name] = _remembered[state, name]
                    _remembered.move_to_end((state, name))
        missing = [name for name in dict.fromkeys(names) if name not in found]
        for name, value in zip(missing, build(missing) if missing else (), strict=True):
            found[name] = value
            self._keep((state, name), value)
        return [found[name] for name in names]

    def _remember(self, key: Hashable, build: Callable[[], T]) -> T:
        with _lock:
            if key in _remembered:
                _remembered.move_to_end(key)
                return _remembered[key]
        value = build()
        self._keep(key, value)
        return value

    def _keep(self, key: Hashable, value: object) -> None:
        with _lock:
            _remembered[key] = value
            while len(_remembered) > LIMIT:
                _remembered.popitem(last=False)
