"""Where a long address may go on in the next line: without a hint a browser breaks it anywhere, or not at all."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from blog.content.tree import element

_LONG_WORD = re.compile(r"\S{30,}")  # what a column of a narrow phone holds
_ADDRESS = re.compile(r"[/@]|www\.")
# Before a mark, so that no line seems to end the sentence, and after two slashes (Chicago Manual of Style, 7.46).
_PLACE = re.compile(r"(?<=//)(?!/)|(?<=[^\W_])(?=[./~_?#%=&@]\w)")
_SET_AS_TYPED = ("pre", "code")


def let_addresses_break(root: Element) -> None:
    """Put a ``<wbr>`` at each place where a long address may break."""
    for parent in [found for found in root.iter() if found.tag not in _SET_AS_TYPED]:
        if not any(
            _LONG_WORD.search(text) for text in (parent.text or "", *(child.tail or "" for child in parent))
        ):
            continue
        parent.text, *children = _broken(parent.text or "")
        for child in list(parent):
            child.tail, *following = _broken(child.tail or "")
            children += [child, *following]
        parent[:] = children


def _broken(text: str) -> Iterator[str | Element]:
    """``text`` up to the first place, then a ``<wbr>`` for each place, with the text that follows it."""
    places = [place for word in _LONG_WORD.finditer(text) for place in _places(word)]
    first, *rest = [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]
    yield first
    for piece in rest:
        here = element("wbr")
        here.tail = piece
        yield here


def _places(word: re.Match[str]) -> list[int]:
    if not _ADDRESS.search(word[0]):
        return []
    return [word.start() + place.start() for place in _PLACE.finditer(word[0])]
