"""Work on pictures that nobody should wait for, in a process of its own that ends when it is done."""

import os
import shutil
import subprocess
import sys
import threading

from django.conf import settings
from django.db import transaction

PATIENTLY = ["nice", "-n", "19"] if shutil.which("nice") else []

_making_avif: list[subprocess.Popen] = []


def make_avif_later() -> None:
    """Begin `manage.py make_sizes --avif` once the transaction has ended, unless this process has begun it already.

    No queue and no worker: what is missing is seen from the rows, so what a killed process left is made by the next one.
    Only one works at a time, whoever began it. Nothing happens where ``MAKE_AVIF`` is off.
    """
    if settings.MAKE_AVIF:
        transaction.on_commit(_begin_avif)


def make_social_images_later() -> None:
    """Begin `manage.py make_social_images` once the transaction has ended: many posts may have another picture now.

    It begins each time; of those that come while one works, one waits and the others end (``blog.library.one_at_a_time``).
    Nothing happens where ``MAKE_SOCIAL_IMAGES`` is off.
    """
    if settings.MAKE_SOCIAL_IMAGES:
        transaction.on_commit(lambda: _begin("make_social_images"))


def _begin_avif() -> None:
    if not any(child.poll() is None for child in _making_avif):
        _making_avif[:] = [_begin("make_sizes", "--avif")]


def _begin(*command: str) -> subprocess.Popen:
    child = subprocess.Popen(  # noqa: S603  our own program
        [*PATIENTLY, sys.executable, "manage.py", *command],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATA_DIR": str(settings.DATA_DIR)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # a server that stops or is replaced does not take it along
    )
    # So that nothing of it remains when it has ended.
    threading.Thread(target=child.wait, daemon=True).start()
    return child
