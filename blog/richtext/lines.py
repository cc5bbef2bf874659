"""The lines of a text as they are stored, each beside what the parser sees of it."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from blog.content import repaired

# Keeps two lists apart that would run into one; a reader of the page never sees it.
SEPARATOR = "<!-- -->"

# The newlines that ``repaired`` makes one of; Python's ``splitlines`` knows others.
_LAST_NEWLINE = re.compile("(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])$")
_NEWLINE = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_FENCED_CODE = re.compile(r"^ *(?:```|~~~)", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_BLANK_EDGES = re.compile(r"\A(?:[ \t]*\n)+|(?:\n[ \t]*)+\Z")


class Line(NamedTuple):
    """``source`` with its newline, byte for byte; ``text`` without it and repaired."""

    source: str
    text: str


def lines_of(markdown: str) -> list[Line]:
    """Every line of ``markdown``; their sources put together are ``markdown`` again."""
    lines = []
    start = 0
    for newline in _NEWLINE.finditer(markdown):
        lines.append(Line(markdown[start : newline.end()], repaired(markdown[start : newline.start()])))
        start = newline.end()
    if start < len(markdown):
        lines.append(Line(markdown[start:], repaired(markdown[start:])))
    return lines


def newline_of(markdown: str) -> str:
    """The newline that ``markdown`` uses most."""
    return "\r\n" if markdown.count("\r\n") * 2 > markdown.count("\n") else "\n"


def is_blank(text: str) -> bool:
    """Whether the parser takes a line for an empty one."""
    return not text.strip(" \t")


def trimmed(text: str) -> str:
    """``text`` without empty lines at its edges, and with single ones inside, as the site reads all but code."""
    if not text.strip(" \t\n"):
        return ""
    text = _BLANK_EDGES.sub("", text)
    return text if _FENCED_CODE.search(text) else _BLANK_LINES.sub("\n\n", text)


@dataclass(frozen=True)
class Parts:
    """A chunk taken apart: blank lines above it, the block itself, and all that stands between it and the next."""

    lead: str
    body: str
    gap: str


def parts_of(source: str) -> Parts:
    """``source`` in parts; put together they are ``source``."""
    lines = lines_of(source)
    written = [place for place, line in enumerate(lines) if not _is_gap(line)]
    if not written:
        return Parts(source, "", "")
    first, last = written[0], written[-1]
    lead = "".join(line.source for line in lines[:first])
    body = "".join(line.source for line in lines[first : last + 1])
    newline = _LAST_NEWLINE.search(body)
    end = newline[0] if newline else ""
    after = "".join(line.source for line in lines[last + 1 :])
    return Parts(lead, body.removesuffix(end) if end else body, end + after)


def _is_gap(line: Line) -> bool:
    return is_blank(line.text) or line.text.strip() == SEPARATOR
