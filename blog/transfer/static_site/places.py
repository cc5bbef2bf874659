"""Which addresses of the site a copy has, how its pages name them, and which file stands there."""

import hashlib
import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qs, quote, unquote, urldefrag, urljoin, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

# What only a server can answer, and what is not meant for everybody.
LEFT_OUT = frozenset(("healthz", "preview", "review", "search"))
SITEMAP = "/sitemap.xml"
LONGEST_NAME = 240  # bytes; file systems take 255, and ".br" comes after it
HERE = "http://copy.invalid"
_FEED = re.compile(r"(?:\w+_)?feed")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_PLAIN = "/~:@!$&'()*+,;="  # needs no percent sign in a path (RFC 3986, 3.3)


class Place(NamedTuple):
    """One answer of the site in a copy: the address it is asked for, its address in the copy, and its file there.

    A page of a list has a folder with a dot in its name, which no slug has: ``/tags/rest/?page=2`` stands in
    ``/tags/rest/page.2/``. A feed is named with its file, as web servers look for ``index.html`` by themselves.
    """

    address: str
    link: str
    file: str


class Named(NamedTuple):
    """What a page names as an address of ours: its place, None for what no copy has, and how the copy names it."""

    place: Place | None
    words: str


def named_on(page: str, words: str) -> Named | None:
    """What ``words``, an address as it is written on ``page``, means; None for other sites and places on the same page.

    An absolute address of ours stays one.
    """
    try:
        whole, fragment = urldefrag(urljoin(HERE + page, words.strip()))
        asked = urlsplit(whole)
    except ValueError:  # no address at all, such as "http://["
        return None
    origin = next((each for each in (HERE, settings.SITE_URL) if f"{whole}/".startswith(f"{each}/")), None)
    if origin is None or words.strip()[:1] in ("", "#"):
        return None
    place = place_of(asked.path or "/", asked.query)
    if place is None:
        return Named(None, "")
    return Named(place, origin.removeprefix(HERE) + place.link + (fragment and f"#{fragment}"))


@lru_cache(maxsize=20_000)
def place_of(path: str, query: str = "") -> Place | None:
    """The place of a path as it is written in addresses; None for what no copy has, and for what can be no file.

    Only the number of a page counts of a query; ``/posts/x/?utm_source=y`` is the post.
    """
    words, asked = unquote(path), parse_qs(query)
    if not _can_be_a_file(words):
        return None
    try:
        route = resolve(words)
    except Resolver404:  # a file, an old address, or nothing
        return _at(words)
    name = route.url_name or ""
    if route.app_name == "admin" or name in LEFT_OUT:
        return None
    if name == "tags" and ("+" in words or "without" in asked):
        return None
    if name == "sitemap":
        part = _number(asked, "p")
        return (
            _at(SITEMAP)
            if part is None
            else Place(f"{SITEMAP}?p={part}", f"/sitemap.{part}.xml", f"sitemap.{part}.xml")
        )
    if _FEED.fullmatch(name):
        return _at(words, index="index.xml")
    page = _number(asked, "page") if words.endswith("/") else None
    return _at(words) if page in (None, "1") else _at(words, page=page)


def _at(words: str, *, index: str = "index.html", page: str | None = None) -> Place:
    asked, more = (f"?page={page}", f"page.{page}/") if page else ("", "")
    kept = "/".join(map(_short, words.split("/"))) + more
    file = kept + index if kept.endswith("/") else kept
    return Place(
        quote(words, _PLAIN) + asked, quote(kept if index == "index.html" else file, _PLAIN), file[1:]
    )


def _number(asked: dict[str, list[str]], name: str) -> str | None:
    given = asked.get(name, [""])[0]
    return given if _NUMBER.fullmatch(given) else None


def _can_be_a_file(words: str) -> bool:
    """Whether a path stays within the copy's folder: no way up, and no part that is no name."""
    parts = words[1:].removesuffix("/").split("/")
    return words == "/" or (
        words.startswith("/") and "\x00" not in words and not {"", ".", ".."}.intersection(parts)
    )


def _short(part: str) -> str:
    """The same name, or one that fits a file system: 120 Chinese letters are 360 bytes."""
    written = part.encode()
    if len(written) <= LONGEST_NAME:
        return part
    kept = written[: LONGEST_NAME - 20].decode(errors="ignore")
    return f"{kept}.{hashlib.sha256(written).hexdigest()[:12]}"
