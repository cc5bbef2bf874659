"""Work on pictures that nobody should wait for, in a process of its own that ends when it is done."""

import os
import shutil
import subprocess
import sys
import threading

from django.conf import settings
from django.db import transaction

PATIENTLY = ["nice", "-n", "19"] if shutil.which("nice") else []

_running: list[subprocess.Popen] = []


def make_avif_later() -> None:
    """Begin `manage.py make_sizes --avif` once the transaction has ended, unless this process has begun it already.

    No queue and no worker: what is missing is seen from the rows, so what a killed process left is made by the next one.
    Only one works at a time, whoever began it. Nothing happens where ``MAKE_AVIF`` is off.
    """
    if settings.MAKE_AVIF:
        transaction.on_commit(_begin)


def _begin() -> None:
    if any(child.poll() is None for child in _running):
        return
    child = subprocess.Popen(  # noqa: S603  our own program
        [*PATIENTLY, sys.executable, "manage.py", "make_sizes", "--avif"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATA_DIR": str(settings.DATA_DIR)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # a server that stops or is replaced does not take it along
    )
    _running[:] = [child]
    threading.Thread(
        target=child.wait, daemon=True
    ).start()  # so that nothing of it remains when it has ended
