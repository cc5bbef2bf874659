"""Paragraphs with a part to play: the opening, the line before a list, the pull line."""

from itertools import pairwise
from xml.etree.ElementTree import Element

from blog.content.tree import add_class, element, has_class, holds_blocks_only, rewrite, words_of

# About three lines: longer openings read better at the size of the text.
MAX_LEDE = 220


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
