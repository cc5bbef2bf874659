"""One way to say the same document, so that two can be compared, and so that Markdown can hold it."""

import re
from collections.abc import Iterable
from typing import Any

from blog.content import DEFAULT_TITLES, names, repaired
from blog.richtext.blocks import with_captions
from blog.richtext.lines import parts_of
from blog.richtext.normal_inline import normal_address, normal_inline, plain_words
from blog.richtext.schema import ATTRIBUTES, LISTS, Node, attribute, content, node, text, words_in
from blog.richtext.script_lines import blocks_of, lines_of

# From a hundred on the page takes a number at the start of a line for a year (``content.lists``).
MAX_START = 99
DEFAULT_PRACTICE = "Practice"
_RUN_TOGETHER = LISTS | {"blockquote"}
_EDGE_LINES = re.compile(r"\A(?:[ \t]*\n)+|(?:\n[ \t]*)+\Z")
_HOLDS_BLOCKS = names("blockquote callout practice footnote scriptLine tableHeader tableCell")


def normal_document(nodes: Iterable[Node]) -> list[Node]:
    """The top-level blocks in normal form; empty ones are left out. Indexes of chunks are dropped."""
    found = [normal(one) for one in with_captions(list(nodes))]
    return [one for one in found if not is_empty(one)]


def normal(one: Node) -> Node:
    """A block in normal form; raises nothing for what the schema allows."""
    kind = one["type"]
    made = node(kind, **_attributes(one))
    if kind in ("paragraph", "heading", "pullLine"):
        held = normal_inline(content(one), breaks=kind != "heading")
    elif kind == "codeBlock":
        held = _code(one)
    elif kind in LISTS:
        return _normal_list(one)
    elif kind == "script":
        lines = [node("scriptLine", _blocks(content(line))) for line in content(one)]
        held = lines_of(blocks_of([line for line in lines if content(line)]))
    elif kind == "table":
        return _normal_table(one)
    elif kind in _HOLDS_BLOCKS:
        held = _blocks(content(one)) or [node("paragraph")]
    else:
        held = []
    if held:
        made["content"] = held
    return made


def is_empty(one: Node) -> bool:
    """Whether ``one`` says nothing. Boxes that were just inserted and pictures stay."""
    kind = one["type"]
    if kind in ("paragraph", "heading", "bulletList", "orderedList", "table"):
        return not content(one)
    if kind == "blockquote":
        return all(map(is_empty, content(one)))
    return kind == "rawBlock" and not attribute(one, "source")


def joined(before: Node, after: Node) -> Node:
    """Two lists or quotations of one kind that follow each other, as Markdown reads them: one."""
    one = {**before, "content": [*content(before), *content(after)]}
    if before["type"] in LISTS:
        one["attrs"] = {**before["attrs"], "tight": before["attrs"]["tight"] and after["attrs"]["tight"]}
    return normal(one)


def _attributes(one: Node) -> dict[str, Any]:
    kind = one["type"]
    found = {name: attribute(one, name) for name in ATTRIBUTES.get(kind, {})}
    if kind == "figure":
        return _figure(found)
    if kind == "rawBlock":
        found["source"] = parts_of(repaired(found["source"])).body.rstrip()
    elif kind in ("callout", "script"):
        title = plain_words(found["title"])
        default = DEFAULT_TITLES[found.get("kind", "script")]
        found["title"] = None if title in ("", default) else title
    elif kind == "practice":
        found["title"] = plain_words(found["title"]) or DEFAULT_PRACTICE
        found["duration"] = plain_words(re.sub("[()]", " ", found["duration"]))
    elif kind == "table":
        found["caption"] = plain_words(found["caption"]) or None
    elif kind == "orderedList" and not 0 <= found["start"] <= MAX_START:
        found["start"] = 1
    return found


def _figure(found: dict[str, Any]) -> dict[str, Any]:
    """One title holds caption and credit; the first upright stroke in it divides them."""
    title = f"{found['caption']} | {found['credit']}" if plain_words(found["credit"]) else found["caption"]
    caption, _, credit = (plain_words(part) for part in title.partition("|"))
    alt = plain_words(found["alt"])
    return {
        "src": normal_address(found["src"]),
        "alt": alt,
        "caption": caption,
        "credit": credit,
        "decorative": bool(found["decorative"]) and not alt,
    }


def _code(one: Node) -> list[Node]:
    words = repaired("".join(map(words_in, content(one)))).expandtabs(4)
    words = re.sub(r"(?m)^ +$", "", words)
    words = _EDGE_LINES.sub("", words)
    return [text(words)] if words.strip() else []


def _blocks(nodes: list[Node]) -> list[Node]:
    """Blocks inside another: empty ones left out, and neighbours that Markdown reads as one joined."""
    kept: list[Node] = []
    for one in map(normal, nodes):
        if is_empty(one):
            continue
        if kept and one["type"] == kept[-1]["type"] and one["type"] in _RUN_TOGETHER:
            kept[-1] = joined(kept[-1], one)
        else:
            kept.append(one)
    return kept


def _normal_list(one: Node) -> Node:
    items: list[Node] = []
    for item in content(one):
        blocks = list(map(_below_a_hundred, _blocks(content(item))))
        # A list that stands alone in an item cannot be written: its items move up.
        while blocks and blocks[0]["type"] in LISTS:
            items.extend(content(blocks.pop(0)))
        if blocks:
            items.append(node("listItem", blocks))
    wanted = attribute(one, "tight")
    tight = wanted and all(map(_is_tight, items))
    if not tight:
        items = [node("listItem", map(_loosened, content(item))) for item in items]
    attributes = _attributes(one)
    attributes["tight"] = tight or _is_single(items)
    return node(one["type"], items, **attributes)


def _below_a_hundred(block: Node) -> Node:
    """A list inside another cannot count past ``MAX_START``: it begins at one then."""
    if block["type"] != "orderedList" or block["attrs"]["start"] + len(content(block)) - 1 <= MAX_START:
        return block
    return {**block, "attrs": {**block["attrs"], "start": 1}}


def _is_tight(item: Node) -> bool:
    """Whether an item needs no blank line: text, and at most one list under it."""
    _, *under = content(item)
    return len(under) <= 1 and all(block["type"] in LISTS and block["attrs"]["tight"] for block in under)


def _is_single(items: list[Node]) -> bool:
    """Python-Markdown never makes a paragraph of the text in a list's only item."""
    return len(items) == 1 and len(content(items[0])) == 1


def _loosened(block: Node) -> Node:
    """A blank line anywhere in a list loosens all the lists in it."""
    if block["type"] not in LISTS:
        return block
    items = [node("listItem", map(_loosened, content(item))) for item in content(block)]
    return node(block["type"], items, **{**block["attrs"], "tight": _is_single(items)})


def _normal_table(one: Node) -> Node:
    """As wide as its widest row, aligned by its first, and with a row under that."""
    rows = [content(row) for row in content(one)]
    width = max(map(len, rows), default=0)
    if not width:
        return node("table", **_attributes(one))
    if len(rows) == 1:
        rows.append([])
    aligned = [attribute(cell, "align") for cell in rows[0]] + [None] * (width - len(rows[0]))
    made = []
    for place, row in enumerate(rows):
        kind = "tableCell" if place else "tableHeader"
        cells = [_cell(cell) for cell in row] + [[node("paragraph")]] * (width - len(row))
        made.append(
            node(
                "tableRow",
                (node(kind, held, align=align) for held, align in zip(cells, aligned, strict=True)),
            )
        )
    return node("table", made, **_attributes(one))


def _cell(cell: Node) -> list[Node]:
    paragraphs = content(cell) or [node("paragraph")]
    return [node("paragraph", normal_inline(content(paragraphs[0])))]
