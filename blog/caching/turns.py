"""One at a time for each page: whoever comes second finds what the first one has made."""

import fcntl
import os
import time
import weakref
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

PLACES = 512  # pages that share one wait for each other; rarely, and it costs only time
PATIENCE = 2.0  # seconds to wait for another process
PAUSE = 0.002


class Turns:
    """Turns among the threads of this process, and, as far as a lock file can be had, among all processes.

    The system lets go of a killed process's locks. Who has waited long enough goes on: two make the same page then.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None
        self._locks = [Lock() for _ in range(PLACES)]

    @contextmanager
    def turn(self, address: str) -> Iterator[None]:
        """The turn of whoever makes the page at ``address``."""
        place = zlib.crc32(address.encode(errors="replace")) % PLACES
        with self._locks[place]:
            file = self._opened()
            has_it = file is not None and _wait(file, place)
            try:
                yield
            finally:
                if has_it:
                    fcntl.lockf(file, fcntl.LOCK_UN, 1, place)

    def _opened(self) -> int | None:
        """The lock file, closed at the very end: closing it lets go of what other threads hold."""
        if self._file is None:
            try:
                self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError:
                return None
            weakref.finalize(self, os.close, self._file)
        return self._file


def _wait(file: int, place: int) -> bool:
    """Wait for the place's byte in the lock file; False when it cannot be had."""
    last = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
        except BlockingIOError:
            if time.monotonic() > last:
                return False
            time.sleep(PAUSE)
        except OSError:
            return False
        else:
            return True
