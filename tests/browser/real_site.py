"""The site as a person runs it: a process of its own on a folder of its own, which a test may kill."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.browser.desk_window import PASSWORD
from tests.running import OURS, ROOT, lend_static_files, manage

PATIENCE = 300  # seconds for a busy machine to collect the static files and answer


class RealSite:
    """`manage.py start` with one worker on a free port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        lend_static_files(folder)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        """Start it, or start it again after it was killed, and wait until it answers."""
        clean = {name: value for name, value in os.environ.items() if name not in OURS}
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "start", "--workers", "1"],
            cwd=ROOT,
            env={**clean, "DATA_DIR": str(self.folder), "PORT": str(self.port)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=5):  # noqa: S310  our own address
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)  # until a process that tells nobody when it is ready is ready
        raise TimeoutError("The site did not start.")

    def kill(self) -> None:
        """As a power cut does: nobody in it hears of its end."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def ask(self, question: str, *values: object) -> list[tuple]:
        """Rows of the database, past the site."""
        with sqlite3.connect(self.folder / "site.sqlite3", timeout=20) as database:
            return database.execute(question, values).fetchall()

    def add_person(self, name: str, first: str = "", last: str = "") -> None:
        told = {"DJANGO_SUPERUSER_USERNAME": name, "DJANGO_SUPERUSER_PASSWORD": PASSWORD}
        manage(self.folder, "createsuperuser", "--noinput", DJANGO_SUPERUSER_EMAIL="a@example.org", **told)
        self.ask("UPDATE auth_user SET first_name = ?, last_name = ? WHERE username = ?", first, last, name)
