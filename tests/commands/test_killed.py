"""The server is killed while somebody writes: everything it had acknowledged is on the disk."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from http.cookiejar import CookieJar
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from tests.running import OURS, ROOT, lend_static_files, manage

PASSWORD = "a-long-Passphrase-9"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
ENOUGH = 12  # answers before the end


class Writer:
    """A browser without a window."""

    def __init__(self, origin: str) -> None:
        self.origin, self.browser = origin, build_opener(HTTPCookieProcessor(CookieJar()))
        self.token = ""

    def get(self, path: str) -> str:
        page = self.browser.open(self.origin + path, timeout=20).read().decode()
        self.token = match[1] if (match := TOKEN.search(page)) else self.token
        return page

    def post(self, path: str, **words: str) -> str:
        sent = urlencode({"csrfmiddlewaretoken": self.token, **words}).encode()
        return self.browser.open(self.origin + path, sent, timeout=20).read().decode()


@pytest.fixture
def served(tmp_path):
    """A site of its own on a free port, in a group of processes that can be killed at once."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    owner = {"DJANGO_SUPERUSER_USERNAME": "owner", "DJANGO_SUPERUSER_PASSWORD": PASSWORD}
    lend_static_files(tmp_path)
    manage(tmp_path, "migrate", "-v", "0")
    manage(tmp_path, "createsuperuser", "--noinput", "--email", "", **owner)
    clean = {name: value for name, value in os.environ.items() if name not in OURS}
    server = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "manage.py", "start", "--port", str(port), "--workers", "1"],
        cwd=ROOT,
        env={**clean, "DATA_DIR": str(tmp_path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    yield Writer(f"http://127.0.0.1:{port}"), server
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGKILL)
    server.wait()


def wait_for(writer: Writer) -> None:
    for _ in range(240):
        try:
            writer.get("/healthz")
        except (URLError, ConnectionError):
            time.sleep(0.25)
        else:
            return
    pytest.fail("The site did not start.")


def test_nothing_acknowledged_is_lost_when_the_server_is_killed(served, tmp_path):
    writer, server = served
    wait_for(writer)
    writer.get("/admin/login/")
    writer.post("/admin/login/", username="owner", password=PASSWORD, next="/admin/")
    writer.get("/admin/blog/post/add/")

    known = {"draft": "", "based_on": "", "window": "laptop"}
    for number in range(ENOUGH):
        body = "Words that must not be lost. " * 200 + f"Number {number}."
        answer = json.loads(writer.post("/admin/blog/post/autosave/", body=body, **known))
        known |= {"draft": str(answer["draft"]), "based_on": answer["based_on"]}
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()

    with sqlite3.connect(tmp_path / "site.sqlite3") as database:
        (fields,) = database.execute("SELECT fields FROM blog_draft").fetchone()
    assert json.loads(fields)["body"].endswith(f"Number {ENOUGH - 1}.")
