"""The cache of whole pages, in front of everything: it wraps the WSGI application and never gives a page that is not true.

A page is true in the window of content and time in which it was made (``window.py``), so it needs no lifetime, and
nobody has to clear it.
"""

import io
import time
from pathlib import Path
from typing import Any

from django.conf import settings

from blog.caching.asking import Environ, address_of, coding_for, is_one_of_many, query_in
from blog.caching.build import build
from blog.caching.page import Answer, Page, StartResponse, send
from blog.caching.shelf import Shelf
from blog.caching.store import Store
from blog.caching.turns import Turns
from blog.caching.window import Window, watch

MEGABYTE = 1_000_000
# What only one answer of Django would know of: a page is made whole, in no coding and for everybody.
LEFT_OUT = (
    "HTTP_ACCEPT_ENCODING",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_RANGE",
    "HTTP_COOKIE",
)


def with_page_cache(site: Any) -> Any:
    """The WSGI application with the cache in front of it; without, where ``PAGE_CACHE_MB`` is 0 or one develops."""
    if settings.DEBUG or not settings.PAGE_CACHE_MB:
        return site
    return PageCache(site, folder=settings.DATA_DIR, limit=settings.PAGE_CACHE_MB * MEGABYTE)


class PageCache:
    """A WSGI application. ``limit`` is in bytes, for the memory of this process; the file takes four times that.

    Misses, refusals and endless combinations have a small shelf of their own, so that nobody who tries addresses can push
    out what is read.
    """

    def __init__(self, site: Any, *, folder: Path, limit: int) -> None:
        self.site = site
        self.pages, self.passing = Shelf(limit * 7 // 8), Shelf(limit // 8)
        self.store = Store(folder / "pages.sqlite3", limit=limit * 4, build=build())
        self.turns = Turns(folder / "pages.lock")
        self.watch = watch()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Any:
        address = address_of(environ)
        window = self.watch.window(time.time()) if address else None
        if window is None:
            return self.site(environ, start_response)
        shelf = self.pages
        page = shelf.get(address, window)
        if page is None:
            shelf = self.passing
            page = shelf.get(address, window)
        if page is None:
            return self._miss(address, window, environ, start_response)
        coding = coding_for(environ)
        ready = page.ready.get(coding) or shelf.ready(address, page, coding)
        return send(page, ready, environ, start_response)

    def _miss(
        self, address: str, window: Window, environ: Environ, start_response: StartResponse
    ) -> list[bytes]:
        with self.turns.turn(address):
            made = self._kept(address, window) or self._make(address, window, environ)
        if isinstance(made, Answer):
            start_response(made.status, made.headers)
            return [made.body] if environ["REQUEST_METHOD"] == "GET" else []
        return send(made, made.in_haste(coding_for(environ)), environ, start_response)

    def _kept(self, address: str, window: Window) -> Page | None:
        """The page, if somebody else has made it meanwhile."""
        page = self.pages.get(address, window) or self.passing.get(address, window)
        if page is None and not is_one_of_many(address) and (page := self.store.get(address, window)):
            self.pages.put(address, page)
        return page

    def _make(self, address: str, window: Window, environ: Environ) -> Page | Answer:
        """The page, made now, and kept if nothing has changed since it was begun; or an answer that is for one only."""
        answer = answer_of(self.site, asked_for_all(environ, query_in(address)))
        if not answer.may_be_kept:
            return answer
        page = Page.of(window, answer)
        if self.watch.window(time.time()) == window:
            if is_one_of_many(address) or not answer.status.startswith("200"):
                self.passing.put(address, page)
            else:
                self.pages.put(address, page)
                self.store.put(address, page)
        return page


def asked_for_all(environ: Environ, query: str) -> Environ:
    """The same request as everybody's: the whole page, in no coding, without what the address does not hold."""
    everybody = {name: value for name, value in environ.items() if name not in LEFT_OUT}
    return everybody | {"REQUEST_METHOD": "GET", "QUERY_STRING": query, "wsgi.input": io.BytesIO()}


def answer_of(site: Any, environ: Environ) -> Answer:
    """What the site answers, read to its end."""
    said: list[Any] = []

    def start_response(status: str, headers: list[tuple[str, str]], _error: object = None) -> Any:
        said[:] = [status, headers]
        return None

    chunks = site(environ, start_response)
    try:
        body = b"".join(chunks)
    finally:
        getattr(chunks, "close", bool)()
    status, headers = said
    return Answer(status, headers, body)
