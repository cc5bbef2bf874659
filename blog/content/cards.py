"""The practices and scripts of a text, taken out one by one, to be read together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from xml.etree.ElementTree import Element

from blog.content.tree import has_class, read, rewrite, write

_CARD = re.compile(r'<(?:section|li|figure) class="(?:practice|script)\b')


class Kind(Enum):
    PRACTICE = "practice"
    SCRIPT = "script"


@dataclass(frozen=True)
class Card:
    """A practice or a script: what is inside it as HTML, and its place among the numbered practices, if it has one."""

    kind: Kind
    html: str
    number: int | None = None


def has_cards(html: str) -> bool:
    """Whether a rendered text has a practice or a script; nothing is parsed."""
    return _CARD.search(html) is not None


def cards(html: str) -> list[Card]:
    """The cards of ``html``, which must be what ``render`` made, in their order.

    A script inside a practice stays in it. Titles become headings of the second level, and marks of footnotes go, as the
    notes themselves are not on the card.
    """
    return list(_found_in(read(html)))


def _found_in(parent: Element) -> Iterator[Card]:
    for place, child in enumerate(parent, start=1):
        if child.tag == "figure" and has_class(child, "script"):
            yield Card(Kind.SCRIPT, _inside(child))
        elif has_class(child, "practice"):
            yield Card(Kind.PRACTICE, _inside(child), place if child.tag == "li" else None)
        else:
            yield from _found_in(child)


def _inside(card: Element) -> str:
    for found in card.iter():
        if has_class(found, "practice-title"):
            found.tag = "h2"
    rewrite(card, "sup", lambda mark, _parent: [] if mark.find("a[@class='note-mark']") is not None else None)
    return write(card)
