"""The lines of a text as they are stored, each beside what the parser sees of it."""

import re
from typing import NamedTuple

from blog.content import repaired

# The newlines that ``repaired`` makes one of; Python's ``splitlines`` knows others.
_NEWLINE = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
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
    """``text`` without empty lines at its edges."""
    return _BLANK_EDGES.sub("", text) if text.strip(" \t\n") else ""
