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
from orari.compression import GZIP_LEVEL

# Of Brotli, once for all who ask until something changes: a ninth smaller than at 5, for 4 ms more. At 11 it would be 3 per cent
# smaller still, for 8 ms more that whoever asks first waits for.
KEPT_QUALITY = 10

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
    """An answer, and the window in which it is true. ``body`` is packed with Brotli, if it is worth packing."""

    __slots__ = ("body", "digest", "headers", "is_packed", "ready", "status", "window")

    def __init__(
        self, window: Window, *, status: str, headers: Headers, digest: str, body: bytes, is_packed: bool
    ) -> None:
        self.window, self.status, self.headers, self.digest = window, status, headers, digest
        self.body, self.is_packed = body, is_packed
        self.ready: dict[str, Ready] = {}

    @classmethod
    def of(cls, window: Window, answer: Answer) -> "Page":
        """The page of an answer; the site's own compression says by ``Vary`` whether it is worth it."""
        headers = [(name, value) for name, value in answer.headers if name.lower() not in SAID_ANEW]
        is_packed = any(name.lower() == "vary" for name, _value in answer.headers)
        digest = hashlib.blake2b(repr((answer.status, headers)).encode() + answer.body, digest_size=12)
        body = brotli.compress(answer.body, quality=KEPT_QUALITY) if is_packed else answer.body
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
            found = self.ready[wanted] = self._made(wanted)
        return found

    def _made(self, coding: str) -> Ready:
        body = self.body
        if self.is_packed and coding != "br":
            body = brotli.decompress(body)
        if coding == "gzip":
            body = gzip.compress(body, GZIP_LEVEL, mtime=0)
        etag = f'"{self.digest}{coding and "-" + coding}"' if self.status.startswith("200") else ""
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
