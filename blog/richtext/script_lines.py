"""The alternatives of a script: which blocks belong together, and where an "or" stands between them.

The same rules as the page's (``content.scripts``), on nodes: what the editor shows as one alternative is one there.
"""

import re

from blog.content import smarten
from blog.richtext.schema import Node, content, node, text, words_in

_OR = re.compile(r"^or\s*[:.…]?$", re.IGNORECASE)
_OR_AT_THE_END = re.compile(r"[\s\u00a0]+or\s*:?\s*$", re.IGNORECASE)
_QUOTES = {"“": "”", "„": "“", "«": "»", "»": "«", "「": "」", "『": "』"}


def lines_of(blocks: list[Node]) -> list[Node]:
    """``scriptLine`` nodes; an "or" that joins nothing stays a paragraph, at least one line is there."""
    lines: list[list[Node]] = [[]]
    for place, block in enumerate(blocks, start=1):
        joins = block["type"] == "paragraph" and place < len(blocks)
        if joins and lines[-1] and _OR.match(_words(block)):
            lines.append([])
            continue
        shorter = _without_or(block) if joins else None
        lines[-1].append(shorter or block)
        if shorter:
            lines.append([])
    return [node("scriptLine", _unquoted(line) or [node("paragraph")]) for line in lines]


def blocks_of(lines: list[Node]) -> list[Node]:
    """All blocks of ``lines``, with an "or" between one line and the next."""
    blocks: list[Node] = []
    for line in lines:
        if blocks:
            blocks.append(node("paragraph", [text("or")]))
        blocks.extend(content(line))
    return blocks


def _unquoted(line: list[Node]) -> list[Node]:
    """A line that is one quotation: the page puts every line into one."""
    return content(line[0]) if len(line) == 1 and line[0]["type"] == "blockquote" else line


def _words(block: Node) -> str:
    # A mark of a note is a number on the page; any sign stands for it here.
    words = "".join("1" if part["type"] == "footnoteReference" else words_in(part) for part in content(block))
    return " ".join(smarten(words).split())


def _without_or(block: Node) -> Node | None:
    """A quotation without the "Or:" at its end, if it is one that has it."""
    words = _words(block)
    if not _OR_AT_THE_END.search(words):
        return None
    words = _OR_AT_THE_END.sub("", words)
    closing = _QUOTES.get(words[:1])
    if not closing or len(words) < 3 or words[-1] != closing or closing in words[1:-1]:
        return None
    last = content(block)[-1]
    if last["type"] != "text" or last.get("marks") or not _OR_AT_THE_END.search(last["text"]):
        return None
    kept = _OR_AT_THE_END.sub("", last["text"])
    return node("paragraph", [*content(block)[:-1], *([text(kept)] if kept else [])])
