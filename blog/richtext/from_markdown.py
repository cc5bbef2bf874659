"""Markdown that somebody pasted, as a document: like any text of the site, but straight links and no pictures of others."""

from collections import Counter
from typing import Any

from blog.content.links import is_outward
from blog.richtext.definitions import only_links
from blog.richtext.from_html import Imported
from blog.richtext.reading import read
from blog.richtext.schema import Node, content
from blog.richtext.straight_links import straight


def from_markdown(markdown: str) -> Imported:
    """The document of ``markdown``. Its links have their addresses themselves, so no block defines any."""
    document = read(markdown)
    dropped: Counter[str] = Counter()
    blocks = []
    for block in content(document):
        if block["type"] == "rawBlock" and only_links(block["attrs"]["source"]):
            continue
        if block["type"] == "figure" and is_outward(block["attrs"]["src"]):
            dropped["pictures"] += 1
            continue
        # It is no block of the text it is pasted into.
        del block["attrs"]["chunk"]
        _straighten(block, dropped)
        blocks.append(block)
    return Imported({"type": "doc", "content": blocks}, dropped)


def _straighten(one: Node, dropped: Counter[str]) -> None:
    marks: list[dict[str, Any]] = one.get("marks", [])
    for mark in marks:
        if mark["type"] == "link" and (found := straight(mark["attrs"]["href"])) != mark["attrs"]["href"]:
            mark["attrs"]["href"] = found
            dropped["tracking"] += 1
    for child in content(one):
        _straighten(child, dropped)
