"""The words of a paragraph with their marks, from HTML."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from blog.content.links import is_outward
from blog.richtext.addresses import is_allowed
from blog.richtext.schema import LANGUAGE, MARK_ORDER, Node, node, text
from blog.richtext.straight_links import straight

_MARKS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "italic"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
}
_WHITE = re.compile(r"[ \t\r\n\f]+")
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")
NOTE = "note-mark"


@dataclass
class Line:
    """Text, breaks and marks of notes in ``parts``; the pictures that stood among them in ``figures``."""

    parts: list[Node] = field(default_factory=list)
    figures: list[Node] = field(default_factory=list)


def inline(parts: Iterable[Element | str | None], dropped: Counter[str], *, plain: bool = False) -> Line:
    """Read words; ``plain`` leaves out what makes them bold, as in a heading."""
    line = Line()
    for part in parts:
        if part is not None:
            _read(part, {}, line, dropped)
    if plain:
        for part in line.parts:
            part["marks"] = [mark for mark in part.get("marks", []) if mark["type"] != "bold"]
    line.parts = [part for part in _spaced(line.parts) if part.get("text") != ""]
    return line


def without_edges(parts: list[Node]) -> list[Node]:
    """Without spaces and breaks at either end."""
    kept = list(parts)
    while kept and (kept[0]["type"] == "hardBreak" or kept[0].get("text", "x").isspace()):
        kept.pop(0)
    while kept and (kept[-1]["type"] == "hardBreak" or kept[-1].get("text", "x").isspace()):
        kept.pop()
    if kept and kept[0]["type"] == "text":
        kept[0] = {**kept[0], "text": kept[0]["text"].lstrip()}
    if kept and kept[-1]["type"] == "text":
        kept[-1] = {**kept[-1], "text": kept[-1]["text"].rstrip()}
    return kept


def _read(part: Element | str, marks: dict[str, Node], line: Line, dropped: Counter[str]) -> None:
    if isinstance(part, str):
        words = _WHITE.sub(" ", _INVISIBLE.sub("", part)).replace("\u00a0", " ")
        if words:
            line.parts.append(text(words, sorted(marks.values(), key=lambda mark: MARK_ORDER[mark["type"]])))
        return
    if part.tag == "br":
        line.parts.append(node("hardBreak"))
    elif part.tag == "img":
        _picture(part, line, dropped)
    elif part.tag == NOTE:
        line.parts.append(node("footnoteReference", label=part.get("label")))
    else:
        marks = marks | dict(_marks_of(part, dropped))
        quotes = ("“", "”") if part.tag == "q" else ("", "")
        for inner in (quotes[0], part.text or "", *_inside(part), quotes[1]):
            if inner != "":
                _read(inner, marks, line, dropped)


def _inside(part: Element) -> Iterator[Element | str]:
    for child in part:
        yield child
        yield child.tail or ""


def _marks_of(part: Element, dropped: Counter[str]) -> Iterator[tuple[str, Node]]:
    if part.tag in _MARKS:
        yield _MARKS[part.tag], {"type": _MARKS[part.tag]}
    language = part.get("lang", "")
    if language and part.tag != "a" and not language.lower().startswith("en") and LANGUAGE.match(language):
        yield "language", {"type": "language", "attrs": {"lang": language}}
    address = part.get("href", "") if part.tag == "a" else ""
    if address and not address.startswith("#") and is_allowed(address):
        found = straight(address)
        if found != address:
            dropped["tracking"] += 1
        yield "link", {"type": "link", "attrs": {"href": found, "title": None}}


def _picture(image: Element, line: Line, dropped: Counter[str]) -> None:
    source = image.get("src", "")
    if not source or is_outward(source):
        dropped["picture"] += 1
        return
    line.figures.append(
        node(
            "figure",
            src=source,
            alt=" ".join(image.get("alt", "").split()),
            caption=" ".join(image.get("title", "").split()),
            credit="",
            decorative=False,
        )
    )


def _spaced(parts: list[Node]) -> Iterator[Node]:
    """One space where markup had several in a row, and none beside a break."""
    after_space = True
    for place, part in enumerate(parts):
        if part["type"] != "text":
            after_space = part["type"] == "hardBreak"
            yield part
            continue
        words = part["text"].lstrip(" ") if after_space else part["text"]
        if place + 1 < len(parts) and parts[place + 1]["type"] == "hardBreak":
            words = words.rstrip(" ")
        after_space = words.endswith(" ") if words else after_space
        yield {**part, "text": words}
