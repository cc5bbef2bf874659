"""Values remembered in this process until anything readers see changes, or the next scheduled post appears."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
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
        keys = [(self.state, name) for name in names]
        with _lock:
            found = {
                name: _remembered[key] for key, name in zip(keys, names, strict=True) if key in _remembered
            }
        missing = [name for name in dict.fromkeys(names) if name not in found]
        for name, value in zip(missing, build(missing) if missing else (), strict=True):
            found[name] = self(name, lambda value=value: value)
        return [found[name] for name in names]

    def of_frame(self, name: Hashable, build: Callable[[], T]) -> T:
        """The same for what every page repeats: a changed post leaves it standing."""
        return self._remember((self.state.frame, name), build)

    def of_day(self, name: Hashable, build: Callable[[], T]) -> T:
        """The same for what also changes with the practice's day: a year, a call that is due, a licence that has ended."""
        today = timezone.localdate()
        return self.of_frame((today, name), build)

    def _remember(self, key: Hashable, build: Callable[[], T]) -> T:
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
