"""A whole answer as it is kept: ready bytes in every coding that somebody asked for, each with an ETag of its own."""

import gzip
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import brotli

from blog.caching.asking import Environ
from blog.caching.window import Window
from orari.compression import BROTLI_QUALITY, GZIP_LEVEL

# Of Brotli. Whoever asks first waits a quarter of a millisecond for it. Once somebody asks again, 12 ms are spent for all who
# ask until something changes, and get a seventh less.
KEPT_QUALITY = 11

KEPT = {"200", "301", "302", "308", "404", "410"}
LARGEST = 4_000_000  # bytes of a body; a full sitemap has one
HEADERS_OF_ONE = 3_000  # bytes that Python's objects of one ready answer take beside its body
# What is said anew for each coding, and a date that knows nothing of settings.
SAID_ANEW = {"content-length", "etag", "last-modified", "vary"}
SHORT = {"cache-control", "etag", "vary"}  # what a 304 repeats (RFC 9110, 15.4.5)
FOR_ONE = re.compile(r"no-store|private", re.IGNORECASE)

Headers = list[tuple[str, str]]
StartResponse = Callable[..., object]


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
    """One coding of a page: what is sent as it is. ``etag`` is empty for what is not a 200."""

    etag: str
    headers: Headers
    short: Headers
    body: bytes


class Page:
    """An answer, and the window in which it is true. ``body`` is packed with Brotli, if it is worth packing.

    ``is_tight`` when it is packed as small as it gets. Before that its ETag is weak: the same words in other bytes will follow
    (RFC 9110, 8.8.1), and whoever has them is told so all the same.
    """

    __slots__ = ("body", "digest", "headers", "is_packed", "is_tight", "ready", "status", "window")

    def __init__(
        self,
        window: Window,
        *,
        status: str,
        headers: Headers,
        digest: str,
        body: bytes,
        is_packed: bool,
        is_tight: bool,
    ) -> None:
        self.window, self.status, self.headers, self.digest = window, status, headers, digest
        self.body, self.is_packed, self.is_tight = body, is_packed, is_tight
        self.ready: dict[str, Ready] = {}

    @classmethod
    def of(cls, window: Window, answer: Answer) -> "Page":
        """The page of an answer; the site's own compression says by ``Vary`` whether it is worth it."""
        headers = [(name, value) for name, value in answer.headers if name.lower() not in SAID_ANEW]
        is_packed = any(name.lower() == "vary" for name, _value in answer.headers)
        digest = hashlib.blake2b(repr((answer.status, headers)).encode() + answer.body, digest_size=12)
        body = brotli.compress(answer.body, quality=BROTLI_QUALITY) if is_packed else answer.body
        return cls(
            window,
            status=answer.status,
            headers=headers,
            digest=digest.hexdigest(),
            body=body,
            is_packed=is_packed,
            is_tight=not is_packed,
        )

    def tighten(self) -> None:
        """Pack the body as small as it gets; what was made ready before is made again."""
        self.body = brotli.compress(brotli.decompress(self.body), quality=KEPT_QUALITY)
        self.is_tight = True
        self.ready = {}

    @property
    def weight(self) -> int:
        """About how many bytes of memory the page takes."""
        others = [one.body for one in self.ready.values() if one.body is not self.body]
        return HEADERS_OF_ONE * (1 + len(self.ready)) + len(self.body) + sum(map(len, others))

    def in_coding(self, coding: str) -> Ready:
        """The page as a browser takes it that takes ``coding``; remembered once the page is as it will stay."""
        wanted = coding if self.is_packed else ""
        found = self.ready.get(wanted)
        if found is None:
            found = self._made(wanted)
            if self.is_tight:
                self.ready[wanted] = found
        return found

    def _made(self, coding: str) -> Ready:
        body = self.body
        if self.is_packed and coding != "br":
            body = brotli.decompress(body)
        if coding == "gzip":
            body = gzip.compress(body, GZIP_LEVEL, mtime=0)
        etag = f'"{self.digest}{coding and "-" + coding}"' if self.status.startswith("200") else ""
        if etag and coding == "br" and not self.is_tight:
            etag = f"W/{etag}"
        said = [("Content-Length", str(len(body)))]
        said += [("Content-Encoding", coding)] if coding else []
        said += [("Vary", "Accept-Encoding")] if self.is_packed else []
        said += [("ETag", etag)] if etag else []
        headers = [*self.headers, *said]
        return Ready(etag, headers, [one for one in headers if one[0].lower() in SHORT], body)


def send(page: Page, ready: Ready, environ: Environ, start_response: StartResponse) -> list[bytes]:
    """Answer with a page: whole, its headers only for HEAD, or 304 to who has it already."""
    has = environ.get("HTTP_IF_NONE_MATCH")
    if has and ready.etag and (has == ready.etag or is_among(ready.etag, has)):
        start_response("304 Not Modified", ready.short.copy())
        return []
    start_response(page.status, ready.headers.copy())
    return [ready.body] if environ["REQUEST_METHOD"] == "GET" else []


def is_among(etag: str, has: str) -> bool:
    """Whether an If-None-Match names the ETag; proxies that touch a body make it weak (RFC 9110, 13.1.2)."""
    names = (name.strip().removeprefix("W/") for name in has.split(","))
    return any(name in (etag, "*") for name in names)
