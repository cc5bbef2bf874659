"""Pages in the memory of this process, the least lately asked for given up first."""

from collections import OrderedDict
from threading import Lock

from blog.caching.page import Page, Ready
from blog.caching.window import Window


class Shelf:
    """Holds pages up to a number of bytes."""

    def __init__(self, limit: int) -> None:
        self.limit, self.used = limit, 0
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._weights: dict[str, int] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, address: str, window: Window) -> Page | None:
        """The page, if it is true in this window."""
        page = self._pages.get(address)
        if page is None or page.window != window:
            return None
        try:  # noqa: SIM105  free of charge, unlike suppress()
            self._pages.move_to_end(address)
        except KeyError:  # another thread has just given it up
            pass
        return page

    def ready(self, address: str, page: Page, coding: str) -> Ready:
        """The page in a coding; what has to be made first is weighed."""
        made = len(page.ready)
        ready = page.in_coding(coding)
        if len(page.ready) != made:
            self.put(address, page)
        return ready

    def put(self, address: str, page: Page) -> None:
        """Keep the page in the place of an older one; one that alone is too heavy is not kept."""
        with self._lock:
            self._forget(address)
            weight = page.weight
            if weight > self.limit:
                return
            self._pages[address], self._weights[address] = page, weight
            self.used += weight
            while self.used > self.limit:
                self._forget(next(iter(self._pages)))

    def _forget(self, address: str) -> None:
        if self._pages.pop(address, None) is not None:
            self.used -= self._weights.pop(address)
