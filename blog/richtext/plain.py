"""The editor's document as plain blocks for the checks in ``blog.proofreading``."""

from collections.abc import Iterator

from blog.proofreading import Block, Kind, Link, Passage, Picture
from blog.richtext.schema import Node, attribute, content, words_in

_KINDS = {
    "paragraph": Kind.PARAGRAPH,
    "heading": Kind.HEADING,
    "bulletList": Kind.BULLETS,
    "orderedList": Kind.NUMBERS,
    "listItem": Kind.ITEM,
    "blockquote": Kind.QUOTATION,
    "figure": Kind.PICTURE,
    "table": Kind.TABLE,
    "horizontalRule": Kind.RULE,
    "codeBlock": Kind.CODE,
    "callout": Kind.CALLOUT,
    "practice": Kind.PRACTICE,
    "script": Kind.SCRIPT,
    "scriptLine": Kind.QUOTATION,
    "pullLine": Kind.PULL,
    "footnote": Kind.NOTE,
    "rawBlock": Kind.RAW,
}
_TEXT = frozenset(("paragraph", "heading", "pullLine", "codeBlock"))


def plain_blocks(document: Node) -> list[Block]:
    """The blocks of a document as ``read`` and ``accept`` give it, in their places."""
    return [_block(one, place) for place, one in enumerate(content(document))]


def _block(one: Node, place: int) -> Block:
    kind = one["type"]
    if kind == "figure":
        picture = Picture(attribute(one, "src"), attribute(one, "alt"), bool(attribute(one, "decorative")))
        return Block(Kind.PICTURE, place, attribute(one, "caption"), picture=picture)
    if kind == "rawBlock":
        return Block(Kind.RAW, place, attribute(one, "source"))
    if kind == "table":
        return _table(one, place)
    if kind not in _TEXT:
        return Block(_KINDS[kind], place, inside=tuple(_block(inner, place) for inner in content(one)))
    return _text(one, place)


def _text(one: Node, place: int) -> Block:
    parts = content(one)
    weights = ["bold" in _marks(part) for part in parts if part.get("text", "").strip()]
    return Block(
        _KINDS[one["type"]],
        place,
        "".join("\n" if part["type"] == "hardBreak" else words_in(part) for part in parts),
        level=attribute(one, "level") if one["type"] == "heading" else 0,
        is_bold=bool(weights) and all(weights),
        opens_bold=weights[:1] == [True],
        links=tuple(Link(address, words) for address, words in _runs(parts, "link", "href")),
        passages=tuple(Passage(language, words) for language, words in _runs(parts, "language", "lang")),
    )


def _table(one: Node, place: int) -> Block:
    rows = [content(row) for row in content(one)]
    cells = [inner for row in rows for cell in row for inner in content(cell)]
    heads = "\n".join(words_in(cell) for cell in rows[0]) if rows else ""
    return Block(Kind.TABLE, place, heads, inside=tuple(_text(cell, place) for cell in cells))


def _marks(part: Node) -> dict[str, Node]:
    return {mark["type"]: mark.get("attrs") or {} for mark in part.get("marks") or []}


def _runs(parts: list[Node], mark: str, name: str) -> Iterator[tuple[str, str]]:
    """Words under one mark together, however they are divided by others: what it says, and the words."""
    said, words = None, ""
    for part in (*parts, None):
        found = _marks(part).get(mark) if part else None
        now = found.get(name) if found else None
        if now != said:
            if said is not None:
                yield said, words
            said, words = now, ""
        if part is not None and now is not None:
            words += words_in(part)
