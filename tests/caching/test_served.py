"""The served site, with two processes: every reader sees the new state on the request after the commit."""

import os
import signal
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

from tests.browser.real_site import RealSite


@pytest.fixture
def served(tmp_path):
    site = RealSite(tmp_path, workers=2)
    site.start()
    yield site
    site.kill()


def children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def read(site, path: str) -> str:
    """A page over a connection of its own; asked again when the process that had it was killed."""
    for _ in range(20):
        with (
            suppress(HTTPException, ConnectionError),
            closing(HTTPConnection("127.0.0.1", site.port, timeout=20)) as connection,
        ):
            connection.request("GET", path)
            return connection.getresponse().read().decode()
    raise AssertionError("The site does not answer.")


def test_every_request_after_a_commit_sees_it(served):
    ((pk, slug),) = served.ask("SELECT id, slug FROM blog_post WHERE published_at < datetime('now') LIMIT 1")
    stale = []

    for number in range(24):
        if number == 8:
            os.kill(children(served.process.pid)[0], signal.SIGKILL)
        if number == 16:
            for path in served.folder.glob("pages.*"):
                path.unlink()
        title = f"Title {number} of them"
        served.ask("UPDATE blog_post SET title = ? WHERE id = ?", title, pk)
        stale += [number for _ in range(4) if title not in read(served, f"/posts/{slug}/")]

    assert stale == []
    assert len(list(served.folder.glob("pages.*"))) >= 2
