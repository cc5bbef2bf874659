"""Tables: captions, and a frame that can be scrolled sideways on a phone, with the keyboard too."""

import re
from collections import Counter
from itertools import pairwise
from xml.etree.ElementTree import Element

from blog.content.tree import element, has_class, move_content, rewrite, words_of

CAPTION = re.compile(r"^\s*Table:\s+(?=\S)")


def caption_tables(root: Element) -> None:
    """Make the caption of a table from a paragraph "Table: …" right above it."""
    for parent in [found for found in root.iter() if found.find("table") is not None]:
        taken = {id(before) for before, table in pairwise(parent) if _is_captioned_by(table, before)}
        if not taken:
            continue
        for before, table in list(pairwise(parent)):
            if id(before) in taken:
                before.text = CAPTION.sub("", before.text or "")
                caption = element("caption")
                move_content(before, caption)
                table.insert(0, caption)
        parent[:] = [child for child in parent if id(child) not in taken]


def _is_captioned_by(table: Element, before: Element) -> bool:
    return (
        table.tag == "table"
        and table.find("caption") is None
        and before.tag == "p"
        and not before.get("class")
        and not (before.tail or "").strip()
        and CAPTION.match(before.text or "") is not None
    )


def wrap_tables(root: Element) -> None:
    """Put every table into a region with a name of its own, and say which way its headings point."""
    names: Counter[str] = Counter()

    def wrap(table: Element, parent: Element) -> list[Element] | None:
        for place, scope in (("thead/tr/th", "col"), ("tbody/tr/th", "row")):
            for head in table.findall(place):
                if words_of(head):
                    head.set("scope", scope)
                else:
                    head.tag = "td"  # an empty corner heads nothing (WCAG 1.3.1)
        _head_rows(table)
        if has_class(parent, "table"):
            return None
        name = _name(table)
        names[name] += 1
        label = name if names[name] == 1 else f"{name} {names[name]}"
        return [element("div", table, class_="table", role="region", aria_label=label, tabindex="0")]

    rewrite(root, "table", wrap)


def _head_rows(table: Element) -> None:
    """Above an empty corner nothing heads the first column: its cells head their rows (WCAG 1.3.1)."""
    first = table.find("thead/tr/*")
    if first is None or words_of(first):
        return
    for row in table.findall("tbody/tr"):
        if len(row) and row[0].tag == "td" and words_of(row[0]):
            row[0].tag = "th"
            row[0].set("scope", "row")


def _name(table: Element) -> str:
    caption = table.find("caption")
    return (words_of(caption) if caption is not None else "") or "Table"
