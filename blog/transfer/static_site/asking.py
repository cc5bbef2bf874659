"""Asking the site for its answers within this process, as a web server does, without a network."""

import io
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.signals import got_request_exception
from django.http.request import validate_host

from blog.addresses import STATIC_COPY
from blog.caching.edge import answer_of
from blog.transfer.static_site.failing import CopyFailed

FOUND = 200
MOVED = (301, 302)
NOT_THERE = (404, 410)


@dataclass(frozen=True)
class Answer:
    """What the site says to an address; ``leads_to`` is where a redirect goes."""

    status: int
    kind: str
    leads_to: str
    body: bytes


class Site:
    """The WSGI application, asked for a copy by nobody in particular: no cookie, no coding, no condition."""

    def __init__(self, application: Callable[..., Any]) -> None:
        self._application, self._host = application, _host()

    def ask(self, address: str) -> Answer:
        """The answer. Raises ``CopyFailed`` for any that is neither a file, nor leads on, nor says that nothing is there."""
        with _silence() as reasons:
            answer = answer_of(self._application, self._environ(address))
        status, headers = int(answer.status[:3]), {name.lower(): value for name, value in answer.headers}
        if status not in (FOUND, *MOVED, *NOT_THERE):
            raise CopyFailed(
                f"the site answers {address} with an error ({' '.join([str(status), *reasons])})."
            )
        return Answer(status, headers.get("content-type", ""), headers.get("location", ""), answer.body)

    def _environ(self, address: str) -> dict[str, Any]:
        path, _, query = address.partition("?")
        return {
            STATIC_COPY: True,
            "REQUEST_METHOD": "GET",
            "PATH_INFO": unquote(path).encode().decode("latin-1"),  # as PEP 3333 wants it
            "QUERY_STRING": query,
            "SCRIPT_NAME": "",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": self._host,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "https" if settings.SITE_IS_HTTPS else "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }


def _host() -> str:
    """A name that the site answers to: that of ``SITE_URL`` unless ``DJANGO_ALLOWED_HOSTS`` has only others."""
    parts = urlsplit(settings.SITE_URL)
    if validate_host(parts.hostname or "", settings.ALLOWED_HOSTS):
        return parts.netloc
    return settings.ALLOWED_HOSTS[0].removeprefix(".")


@contextmanager
def _silence() -> Iterator[list[str]]:
    """Errors in one word each, and not in the log: who opens the page on the site has them reported there."""
    reasons: list[str] = []

    def note(**_: object) -> None:
        reasons.append(type(sys.exception()).__name__)

    before = logging.root.manager.disable
    logging.disable(logging.ERROR)
    got_request_exception.connect(note)
    try:
        yield reasons
    finally:
        got_request_exception.disconnect(note)
        logging.disable(before)
