"""A copy of the public site: every page that a reader can come to, and every file that those pages name.

The site itself answers, in this process, and hears that it is for a copy (``blog.addresses.is_for_a_copy``). So there is one way
to make a page, and a copy holds what readers may see and nothing else.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.staticfiles import finders

from blog.caching.window import Window, watch
from blog.models import Redirect
from blog.transfer.static_site.asking import FOUND, MOVED, Answer, Site
from blog.transfer.static_site.failing import CopyFailed
from blog.transfer.static_site.folder import in_the_place_of
from blog.transfer.static_site.leading import Lead, end_of, file_of, page_to
from blog.transfer.static_site.naming import named_by_sheet, page_for_copy, sitemap_for_copy
from blog.transfer.static_site.places import SITEMAP, Place, named_on, place_of
from blog.transfer.static_site.writing import Files, files_below

STARTS = ("/", "/robots.txt", SITEMAP, "/feed/", "/favicon.ico")
NOT_HERE = Place("/.not-here/", "/404.html", "404.html")  # no slug has a dot, so nothing stands there
TRIES = 3

Told = Callable[[int, int], object]  # how many addresses are done, and how many are known


class Changed(Exception):  # noqa: N818 - the same
    """The site became another one while it was copied."""


@dataclass(frozen=True)
class Made:
    """What is in a copy: pages, other files, the bytes of all with their packed twins, and addresses that led nowhere.

    ``nowhere`` are addresses of ours that pages name and the site itself has nothing at.
    """

    pages: int
    files: int
    size: int
    nowhere: list[str]


def export(folder: Path, application: Callable[..., Any], told: Told = lambda _done, _known: None) -> Made:
    """Copy the site into ``folder``, all of it of one state, or leave what stands there as it is.

    ``application`` is the site's WSGI application, without the cache of whole pages. Raises ``CopyFailed`` with a sentence, or
    ``OSError`` where something cannot be written. When the site changes meanwhile the copy is begun again, twice at the most.
    """
    if settings.DEBUG:
        raise CopyFailed("DJANGO_DEBUG is on, and its error pages show what readers must not see.")
    site = Site(application)
    for _ in range(TRIES):
        try:
            with in_the_place_of(folder) as begun, files_below(begun) as files:
                return Copy(site, files, told).make()
        except Changed:
            continue
    raise CopyFailed(f"the site changed {TRIES} times while it was copied. Try again when nobody publishes.")


class Copy:
    """One try. Pages go to the disk at once; what stays in memory are their addresses."""

    def __init__(self, site: Site, files: Files, told: Told) -> None:
        self._site, self._files, self._told = site, files, told
        self._watch = watch()
        self._waiting: list[Place] = []
        self._known: set[str] = set()  # addresses, as all that follow
        self._named: set[str] = set()
        self._written: set[str] = set()
        self._leads: dict[str, Lead] = {}
        self._nowhere: set[str] = set()
        self._pages = 0

    def make(self) -> Made:
        began_in = self._window()
        self._write(NOT_HERE, self._site.ask(NOT_HERE.address))
        self._name(map(place_of, STARTS))
        old = Redirect.objects.exclude(new_path="").values_list("old_path", flat=True)
        self._wait_for(place_of(quote(path)) for path in old)
        done = 0
        while self._waiting:
            self._copy(self._waiting.pop())
            done += 1
            self._told(done, len(self._known))
            if self._window() != began_in:
                raise Changed
        for lead in self._leads.values():
            self._lead_on(lead)
        size = self._files.finish()
        return Made(self._pages, len(self._written) - self._pages, size, sorted(self._nowhere & self._named))

    def _window(self) -> Window:
        window = self._watch.window(time.time())
        if window is None:
            raise CopyFailed(
                "the database does not say which state the site is in. Is it there, and up to date?"
            )
        return window

    def _wait_for(self, places: Iterable[Place | None]) -> None:
        for place in places:
            if place and place.address not in self._known:
                self._known.add(place.address)
                self._waiting.append(place)

    def _name(self, places: Iterable[Place | None]) -> None:
        """Wait for what the copy itself names, so that what is not there can be told."""
        found = [place for place in places if place]
        self._named.update(place.address for place in found)
        self._wait_for(found)

    def _copy(self, place: Place) -> None:
        if place.address.startswith(settings.STATIC_URL):
            self._copy_static(place)
            return
        answer = self._site.ask(place.address)
        if answer.status == FOUND:
            self._write(place, answer)
        elif answer.status in MOVED:
            self._follow(place, answer.leads_to)
        else:
            self._nowhere.add(place.address)

    def _follow(self, place: Place, words: str) -> None:
        named = named_on(place.address, words)
        if named and not named.place:
            self._nowhere.add(place.address)
            return
        target = named.place if named else None
        self._leads[place.address] = Lead(place, named.words if named else words, target)
        self._wait_for([target])

    def _copy_static(self, place: Place) -> None:
        """A style sheet, a script, a typeface: as it was collected, or its source where nothing was."""
        name = place.file.removeprefix(settings.STATIC_URL[1:])
        path = Path(settings.STATIC_ROOT) / name
        if not path.is_file():
            path = Path(finders.find(name) or path)
        if path.is_file():
            self._write(place, Answer(FOUND, "", "", path.read_bytes()))
        else:
            self._nowhere.add(place.address)

    def _write(self, place: Place, answer: Answer) -> None:
        content, named = answer.body, set()
        if answer.kind.startswith("text/html"):
            self._pages += 1
            words, named = page_for_copy(content.decode(), place.address)
            content = words.encode()
        elif place.file.endswith(".css"):
            named = named_by_sheet(content.decode(), place.address)
        elif place.address.startswith(SITEMAP):
            words, named = sitemap_for_copy(content.decode(), place.address)
            content = words.encode()
        self._files.write(place.file, content)
        self._written.add(place.address)
        self._name(named)

    def _lead_on(self, lead: Lead) -> None:
        """What stands at an address that the site redirects: a small page, or the file itself."""
        last = end_of(lead, self._leads)
        if last.target and last.target.address not in self._written:
            self._nowhere.add(lead.place.address)
            return
        name = file_of(lead.place, last.target)
        if name and self._files.is_free(name):
            is_file = last.target and not last.target.file.endswith(".html")
            self._files.write(name, self._files.read(last.target.file) if is_file else page_to(last))
            self._written.add(lead.place.address)
