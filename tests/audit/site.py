"""The site to look at: served from a folder that is gone afterwards, with the sample content."""

import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.real_site import ServedSite
from tests.crawling import Answer, crawl, one_of_each, template_of
from tests.running import manage

NO_ADDRESS = "/no/such/page/"
NO_RESULT = "/search/?q=xylophone"


@contextmanager
def served() -> Iterator[str]:
    """The origin of a running site."""
    with tempfile.TemporaryDirectory(prefix="orari-audit-") as folder:
        data = Path(folder) / "data"
        data.mkdir()
        site = ServedSite(data)
        for command in ("migrate", "demo_content"):
            done = manage(data, command, timeout=600)
            if done.returncode:
                sys.exit(done.stderr)
        site.start()
        try:
            yield site.url
        finally:
            site.kill()


def fetch(origin: str, address: str) -> Answer:
    """Ask once, and follow no redirect."""
    opener = urllib.request.build_opener(_NoRedirects)
    try:
        response = opener.open(origin + address, timeout=30)
    except urllib.error.HTTPError as error:
        response = error
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(response.status, headers, response.read().decode(errors="replace"))


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object, **options: object) -> None:
        return None


@dataclass(frozen=True)
class Pages:
    """What there is to look at: an address for each kind of page, and a post whose largest part is text."""

    by_kind: dict[str, str]
    text_post: str


def pages(origin: str) -> Pages:
    """Found by following every link, with those that nobody links to."""
    answers = crawl(lambda address: fetch(origin, address), origin)
    plain = [
        address
        for address, answer in answers.items()
        if template_of(address) == "post" and 'class="plate"' not in answer.text
    ]
    unlinked = {"search, nothing found": NO_RESULT, "not found": NO_ADDRESS}
    return Pages(one_of_each(answers) | unlinked, min(plain))
