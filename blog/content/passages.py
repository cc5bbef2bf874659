"""The passages of a page's text, one after the other: what somebody who reads it can say something about."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from blog.content.tree import element, has_class, read, write


@dataclass(frozen=True)
class Passage:
    """A block of the text as HTML, and its words; empty words where there is nothing to speak of, such as a line.

    A row of practices is a passage whose ``inside`` holds one passage for each, with the HTML of what is in it.
    """

    html: str
    words: str
    inside: tuple["Passage", ...] = ()


def passages(html: str) -> list[Passage]:
    """The passages of ``html``, which must be what ``render`` made."""
    return [_passage(block) for block in read(html)]


def _passage(block: Element) -> Passage:
    if block.tag == "ol" and has_class(block, "practices"):
        inside = tuple(Passage(write(practice), _words(practice)) for practice in block)
        return Passage("", _words(block), inside)
    picture = block.find(".//img")
    words = _words(block) or (picture.get("alt", "") if picture is not None else "")
    return Passage(write(element("div", block)), words)


def _words(block: Element) -> str:
    """The text on one line, without the marks of footnotes."""
    return " ".join("".join(_text(block)).split())


def _text(element: Element) -> Iterator[str]:
    if element.tag == "sup":
        return
    yield element.text or ""
    for child in element:
        yield from _text(child)
        yield child.tail or ""
