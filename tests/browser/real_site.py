"""The site as a person runs it: a process of its own on a folder of its own, which a test may kill."""

import json
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

from tests.running import OURS, ROOT, lend_site

PATIENCE = 300  # seconds for a busy machine to collect the static files and answer


class ServedSite:
    """`manage.py start` on a free port, on whatever is in the folder."""

    def __init__(self, folder: Path, *, workers: int = 1) -> None:
        self.folder, self.workers = folder, workers
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        """Start it, or start it again after it was killed, and wait until it answers."""
        clean = {name: value for name, value in os.environ.items() if name not in OURS}
        self.process = subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, "manage.py", "start", "--workers", str(self.workers)],
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
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class RealSite(ServedSite):
    """The same with two people (owner, theo) and a few posts."""

    def __init__(self, folder: Path, *, workers: int = 1) -> None:
        super().__init__(folder, workers=workers)
        lend_site(folder)
        self.owner_cookies = json.loads((folder / "owner_cookies.json").read_text())
        self.sessions = self.ask("SELECT * FROM django_session")

    def ask(self, question: str, *values: object) -> list[tuple]:
        """Rows of the database, past the site."""
        with sqlite3.connect(self.folder / "site.sqlite3", timeout=20) as database:
            return database.execute(question, values).fetchall()

    def sign_owner_in(self) -> None:
        """Make `owner_cookies` those of the only person who is signed in.

        At once: whoever asks in between would be told to forget the cookie, and would tell the next window so.
        """
        with sqlite3.connect(self.folder / "site.sqlite3", timeout=20) as database:
            database.execute("DELETE FROM django_session")
            database.executemany("INSERT INTO django_session VALUES (?, ?, ?)", self.sessions)
