"""Work that only one process does at a time, and that is never left undone after the last change."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.files import locks


@contextmanager
def in_turn(name: str) -> Iterator[bool]:
    """Whether to do the work called ``name`` now: after whoever does it, or not at all because somebody else waits to.

    Who waits begins later than this moment and so sees every change up to it. One works and one waits at the most.
    """
    with (
        (settings.DATA_DIR / f"{name}.lock").open("w") as work,
        (settings.DATA_DIR / f"{name}.next.lock").open("w") as queue,
    ):
        if not locks.lock(queue, locks.LOCK_EX | locks.LOCK_NB):
            yield False
            return
        locks.lock(work, locks.LOCK_EX)
        locks.unlock(queue)
        yield True
