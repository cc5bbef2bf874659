"""A whole answer as it is kept: ready bytes in every coding that somebody asked for, each with an ETag of its own."""

import gzip
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import brotli

from blog.caching.asking import Environ
from blog.caching.window import Window
from orari.compression import GZIP_LEVEL, with_brotli

# Of Brotli. Whoever asks first waits for the packing, and most pages are asked for once before something changes: 0.2 ms. Those that
# are asked for again become a tenth smaller, for 3.4 ms. At 11 it would be 3 per cent more, for 9 ms.
IN_HASTE, KEPT_QUALITY = 8, 10

KEPT = {"200", "301", "302", "308", "404", "410"}
LARGEST = 4_000_000  # bytes of a body; a full sitemap has one
HEADERS_OF_ONE = 3_000  # bytes that Python's objects of one ready answer take beside its body
# What is said anew for each coding, and a date that knows nothing of settings.
SAID_ANEW = {"content-length", "etag", "last-modified", "vary"}
SHORT = {"cache-control", "etag", "vary"}  # what a 304 repeats (RFC 9110, 15.4.5)
FOR_ONE = re.compile(r"no-store|private", re.IGNORECASE)

Headers = list[tuple[str, str]]
StartResponse = Callable[..., object]


@lru_cache(maxsize=256)
def shared(name: str, value: str) -> tuple[str, str]:
    """A header; most pages say the same ones, and thousands of pages are kept."""
    return name, value


@dataclass(frozen=True)
class Answer:
    """What the site answered, without any coding."""

    status: str
    headers: Headers
    body: bytes

    @property
    def may_be_kept(self) -> bool:
        """Whether the answer is the same for everybody and says nothing against keeping it."""
        told = {name.lower(): value for name, value in self.headers}
        return (
            self.status[:3] in KEPT
            and len(self.body) <= LARGEST
            and not told.keys() & {"set-cookie", "content-encoding"}
            and not FOR_ONE.search(told.get("cache-control", ""))
            and told.get("vary", "Accept-Encoding") == "Accept-Encoding"
        )


class Ready(NamedTuple):
    """One coding of a page: what is sent as it is.

    ``etag`` is empty for what is not a 200. ``short`` holds what a 304 says to whoever has the page, by the ETag it came with.
    """

    etag: str
    headers: Headers
    short: dict[str, Headers]
    body: bytes


class Page:
    """An answer, and the window in which it is true.

    ``body`` is packed with Brotli, if it is worth packing: in haste, until it is wanted ``in_coding`` to be kept.
    """

    __slots__ = ("body", "digest", "headers", "is_packed", "is_small", "ready", "status", "window")

    def __init__(
        self, window: Window, *, status: str, headers: Headers, digest: str, body: bytes, is_packed: bool
    ) -> None:
        self.window, self.status, self.headers, self.digest = window, status, headers, digest
        self.body, self.is_packed, self.is_small = body, is_packed, False
        self.ready: dict[str, Ready] = {}

    @classmethod
    def of(cls, window: Window, answer: Answer) -> "Page":
        """The page of an answer; the site's own compression says by ``Vary`` whether it is worth it."""
        headers = [shared(*one) for one in answer.headers if one[0].lower() not in SAID_ANEW]
        is_packed = any(name.lower() == "vary" for name, _value in answer.headers)
        digest = hashlib.blake2b(repr((answer.status, headers)).encode() + answer.body, digest_size=12)
        body = with_brotli(answer.body, IN_HASTE) if is_packed else answer.body
        return cls(
            window,
            status=answer.status,
            headers=headers,
            digest=digest.hexdigest(),
            body=body,
            is_packed=is_packed,
        )

    @property
    def weight(self) -> int:
        """About how many bytes of memory the page takes."""
        others = [one.body for one in self.ready.values() if one.body is not self.body]
        return HEADERS_OF_ONE * (1 + len(self.ready)) + len(self.body) + sum(map(len, others))

    def in_coding(self, coding: str) -> Ready:
        """The page as a browser takes it that takes ``coding``; made once."""
        wanted = coding if self.is_packed else ""
        found = self.ready.get(wanted)
        if found is None:
            if wanted == "br" and not self.is_small:
                self.body = with_brotli(brotli.decompress(self.body), KEPT_QUALITY)
                self.is_small = True
            found = self.ready[wanted] = self._made(wanted)
        return found

    def in_haste(self, coding: str) -> Ready:
        """The same for whoever asks first; not remembered."""
        wanted = coding if self.is_packed else ""
        return self.ready.get(wanted) or self._made(wanted)

    def _made(self, coding: str) -> Ready:
        body = self.body
        if self.is_packed and coding != "br":
            body = brotli.decompress(body)
        if coding == "gzip":
            body = gzip.compress(body, GZIP_LEVEL, mtime=0)
        said = [("Content-Length", str(len(body)))]
        said += [("Content-Encoding", coding)] if coding else []
        said += [("Vary", "Accept-Encoding")] if self.is_packed else []
        headers = [*self.headers, *said]
        etags = self._etags(coding)
        if not etags:
            return Ready("", headers, {}, body)
        short = [one for one in headers if one[0].lower() in SHORT]
        named = {etag: [*short, ("ETag", etag)] for etag in etags}
        return Ready(etags[0], [*headers, ("ETag", etags[0])], named, body)

    def _etags(self, coding: str) -> list[str]:
        """The ETag of a coding, then that of the same words in the other packing; none for what is not a 200."""
        if not self.status.startswith("200"):
            return []
        if coding != "br":
            return [f'"{self.digest}{coding and "-" + coding}"']
        etags = [f'"{self.digest}-br"', f'"{self.digest}-br-first"']
        return etags if self.is_small else etags[::-1]


def send(page: Page, ready: Ready, environ: Environ, start_response: StartResponse) -> list[bytes]:
    """Answer with a page: whole, its headers only for HEAD, or 304 to who has it already."""
    has = environ.get("HTTP_IF_NONE_MATCH")
    if has and (short := ready.short.get(has) or short_for(has, ready)):
        start_response("304 Not Modified", short.copy())
        return []
    start_response(page.status, ready.headers.copy())
    return [ready.body] if environ["REQUEST_METHOD"] == "GET" else []


def short_for(has: str, ready: Ready) -> Headers | None:
    """What a 304 says to this If-None-Match, if it names the page; proxies that touch a body make its ETag weak (RFC 9110, 13.1.2)."""
    names = (name.strip().removeprefix("W/") for name in has.split(","))
    found = (ready.short.get(ready.etag if name == "*" else name) for name in names)
    return next(filter(None, found), None)
