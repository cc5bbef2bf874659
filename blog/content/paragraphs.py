"""Paragraphs: text that stands in none, and those with a part to play: opening, lead-in, pull line."""

from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from blog.content.tree import (
    BLOCKS,
    add_class,
    add_text,
    element,
    has_class,
    holds_blocks_only,
    rewrite,
    words_of,
)

# About three lines: longer openings read better at the size of the text.
MAX_LEDE = 220


def settle_text(root: Element) -> None:
    """Put text that raw HTML left outside any block into a paragraph, and drop paragraphs with nothing in them."""
    settled: list[Element] = []
    paragraph: Element | None = None
    for part in _parts(root):
        if isinstance(part, Element) and part.tag in BLOCKS:
            paragraph = None
            settled.append(part)
            continue
        if paragraph is None:
            if isinstance(part, str) and not part.strip():
                continue
            paragraph = element("p")
            settled.append(paragraph)
        if isinstance(part, str):
            add_text(paragraph, part if paragraph.text or len(paragraph) else part.lstrip())
        else:
            paragraph.append(part)
    root.text = None
    root[:] = settled
    rewrite(root, "p", _nothing_for_nothing)


def _parts(root: Element) -> Iterator[Element | str]:
    yield root.text or ""
    for child in list(root):
        tail, child.tail = child.tail or "", None
        yield child
        yield tail


def _nothing_for_nothing(paragraph: Element, parent: Element) -> list[Element] | None:  # noqa: ARG001
    return None if len(paragraph) or (paragraph.text or "").strip() else []


def mark_paragraphs(root: Element) -> None:
    """Class lead-ins, pull lines and a short first paragraph."""
    rewrite(root, "div", _pull_lines)
    for parent in root.iter():
        for before, after in pairwise(parent):
            if before.tag == "p" and after.tag in ("ul", "ol") and words_of(before).endswith((":", "：")):
                add_class(before, "lead-in")
    first = root[0] if len(root) > 1 else None
    if first is not None and first.tag == "p" and not first.get("class") and len(words_of(first)) <= MAX_LEDE:
        first.set("class", "lede")


def _pull_lines(box: Element, parent: Element) -> list[Element] | None:  # noqa: ARG001
    """Each paragraph of a fenced pull line becomes a pull line; anything else stays as it is."""
    if not has_class(box, "pull"):
        return None
    if not holds_blocks_only(box):
        return [element("p", *box, text=box.text, class_="pull")]
    for paragraph in box.findall("p"):
        add_class(paragraph, "pull")
    return list(box)
