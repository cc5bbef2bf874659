"""Reading what a page, a style sheet or a sitemap names, and writing it as the copy names it."""

import re
from html import escape, unescape
from html.parser import HTMLParser
from itertools import accumulate

from blog.transfer.static_site.places import Place, named_on

ONE = frozenset(("data", "href", "poster", "src"))
SEVERAL = frozenset(("imagesrcset", "srcset"))
_ATTRIBUTE = re.compile(r"""\s+(?P<name>[^\s=>"'/]+)(?:\s*=\s*(?:"(?P<value>[^"]*)"|'[^']*'|[^\s"'>]+))?""")
_SHARED_PICTURE = re.compile(r"""\s(?:property|name)="(?:og|twitter):image\"""")
_IN_SHEETS = re.compile(r"""(?:url\(\s*|@import\s+(?!url\())["']?([^"')\s;]+)""")
_IN_SITEMAPS = re.compile(r"(?<=<loc>)[^<]+(?=</loc>)")

Found = tuple[str, set[Place]]  # the words for the copy, and the places that they name


def page_for_copy(html: str, address: str) -> Found:
    """A page with its links as the copy names them. Words that were a link to what no copy has stay as words."""
    reader = _Tags(html)
    places: set[Place] = set()
    made, after = [], 0
    for start, tag in reader.tags:
        written = _tag_for_copy(tag, address, places)
        if written != tag:
            made += [html[after:start], written]
            after = start + len(tag)
    return "".join([*made, html[after:]]), places


def sitemap_for_copy(xml: str, address: str) -> Found:
    places: set[Place] = set()
    written = _IN_SITEMAPS.sub(
        lambda match: escape(_address_for_copy(unescape(match[0]), address, places) or match[0]), xml
    )
    return written, places


def named_by_sheet(css: str, address: str) -> set[Place]:
    """The files of ours that a style sheet asks for; it names them itself, so nothing is written anew."""
    found = (named_on(address, words) for words in _IN_SHEETS.findall(css))
    return {named.place for named in found if named and named.place}


class _Tags(HTMLParser):
    """Collects where each tag begins in a text, and the tag as it is written."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self.tags: list[tuple[int, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        line, column = self.getpos()
        if attrs:
            self.tags.append((self._lines[line - 1] + column, self.get_starttag_text() or ""))


def _tag_for_copy(tag: str, address: str, places: set[Place]) -> str:
    is_shared = tag.startswith("<meta") and _SHARED_PICTURE.search(tag)

    def written(match: re.Match[str]) -> str:
        name, value = match["name"], match["value"]
        if value is None:
            return match[0]
        if name in ONE or (is_shared and name == "content"):
            said = _address_for_copy(unescape(value), address, places)
        elif name in SEVERAL:
            said = _candidates_for_copy(unescape(value), address, places)
        else:
            return match[0]
        if said is None:
            return ""
        return match[0] if said == unescape(value) else f' {name}="{escape(said)}"'

    return _ATTRIBUTE.sub(written, tag)


def _address_for_copy(words: str, address: str, places: set[Place]) -> str | None:
    """The address as the copy names it; None for what no copy has."""
    named = named_on(address, words)
    if named is None:
        return words
    if named.place is None:
        return None
    places.add(named.place)
    return named.words


def _candidates_for_copy(words: str, address: str, places: set[Place]) -> str:
    """The same for the pictures of a ``srcset``, each with its width (HTML, 4.8.4.2.1)."""
    written = []
    for candidate in words.split(","):
        first, *rest = candidate.split() or [""]
        written.append(" ".join([_address_for_copy(first, address, places) or first, *rest]))
    return ", ".join(written)
