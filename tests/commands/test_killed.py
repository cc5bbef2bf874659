"""The server is killed while somebody writes: everything it had acknowledged is on the disk."""

import json
import re
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from tests.browser.desk_window import PASSWORD
from tests.browser.real_site import RealSite

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
def site(tmp_path):
    site = RealSite(tmp_path)
    site.start()
    yield site
    site.kill()


def test_nothing_acknowledged_is_lost_when_the_server_is_killed(site):
    writer = Writer(site.url)
    writer.get("/admin/login/")
    writer.post("/admin/login/", username="owner", password=PASSWORD, next="/admin/")
    writer.get("/admin/blog/post/add/")

    known = {"draft": "", "based_on": "", "window": "laptop"}
    for number in range(ENOUGH):
        body = "Words that must not be lost. " * 200 + f"Number {number}."
        answer = json.loads(writer.post("/admin/blog/post/autosave/", body=body, **known))
        known |= {"draft": str(answer["draft"]), "based_on": answer["based_on"]}
    site.kill()

    ((fields,),) = site.ask("SELECT fields FROM blog_draft")
    assert json.loads(fields)["body"].endswith(f"Number {ENOUGH - 1}.")
