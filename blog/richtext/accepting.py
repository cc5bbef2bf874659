"""What a browser sends, made a document within the schema. Nothing of it is trusted."""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from blog.richtext import accepting_attributes as checked
from blog.richtext.schema import HOLDS, INLINE, LISTS, TOP, Node, node, text

MAX_CHARACTERS = 2_000_000
MAX_DEPTH = 100
MAX_NODES = 100_000


class DocumentRefused(ValueError):  # noqa: N818 - the name is part of the interface
    """Something that is no document of the editor's; ``args[0]`` is one sentence for the person who wrote it."""


_NO_DOCUMENT = (
    "The editor sent something that is not a text; your words are still in the window: save once more."
)
_TOO_LARGE = "This text is too large for the editor; a post can hold 200 kB, about 30,000 words."


def accept(json_text: str) -> dict[str, Any]:
    """The document in ``json_text``. Unknown nodes become their text, links that run scripts become words.

    Raises ``DocumentRefused``, and nothing else, for what is no document at all or beyond the limits.
    """
    if not isinstance(json_text, str):
        raise DocumentRefused(_NO_DOCUMENT)
    if len(json_text) > MAX_CHARACTERS:
        raise DocumentRefused(_TOO_LARGE)
    try:
        sent = json.loads(json_text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise DocumentRefused(_NO_DOCUMENT) from error
    if (
        not isinstance(sent, dict)
        or sent.get("type") != "doc"
        or not isinstance(sent.get("content", []), list)
    ):
        raise DocumentRefused(_NO_DOCUMENT)
    _check_size(sent)
    return node("doc", list(_top(sent.get("content", []))) or [node("paragraph", chunk=None)])


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _check_size(sent: dict[str, Any]) -> None:
    level: list[Any] = [sent]
    depth = nodes = 0
    while level:
        depth, nodes = depth + 1, nodes + len(level)
        if depth > 2 * MAX_DEPTH or nodes > 10 * MAX_NODES:
            raise DocumentRefused(_TOO_LARGE)
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]


def _children(sent: Node) -> list[Node]:
    held = sent.get("content")
    return [child for child in held if isinstance(child, dict)] if isinstance(held, list) else []


def _attributes(sent: Node) -> dict[str, Any]:
    attributes = sent.get("attrs")
    return attributes if isinstance(attributes, dict) else {}


def _top(sent: list[Any]) -> Iterator[Node]:
    """The blocks; a chunk's number stays where it is the only one of its kind."""
    taken: set[int] = set()
    for one in sent:
        if not isinstance(one, dict):
            continue
        blocks = list(_allowed(one, TOP))
        chunk = _attributes(one).get("chunk")
        usable = isinstance(chunk, int) and not isinstance(chunk, bool) and 0 <= chunk < MAX_NODES
        for block in blocks:
            place = chunk if usable and len(blocks) == 1 and chunk not in taken else None
            if place is not None:
                taken.add(place)
            yield {**block, "attrs": {**block.get("attrs", {}), "chunk": place}}


def _allowed(sent: Node, kinds: frozenset[str]) -> Iterator[Node]:
    """``sent`` where only these ``kinds`` may stand: itself, or what is inside it, or its words as a paragraph."""
    kind = sent.get("type")
    made = _block(kind, sent) if isinstance(kind, str) and kind in kinds else None
    if made is not None:
        yield made
    elif any(not _is_inline(child) for child in _children(sent)):
        yield from _blocks(sent, kinds)
    elif not _is_on_its_way(sent):
        yield from _paragraph(list(_inline(sent)) or _lost_words(sent))


def _blocks(sent: Node, kinds: frozenset[str]) -> Iterator[Node]:
    """The children of ``sent``, with text that stands between blocks in paragraphs of its own."""
    for inline, children in groupby(_children(sent), _is_inline):
        if inline:
            yield from _paragraph(list(_inline({"content": list(children)})))
        else:
            for child in children:
                yield from _allowed(child, kinds)


def _is_inline(child: Node) -> bool:
    return child.get("type") in ("text", "hardBreak", "footnoteReference")


def _is_on_its_way(sent: Node) -> bool:
    """A picture that is still being uploaded: it comes with one of the next saves."""
    return sent.get("type") == "figure" and checked.words(_attributes(sent).get("src"))[:5] in ("", "blob:")


def _paragraph(line: list[Node]) -> Iterator[Node]:
    if line:
        yield node("paragraph", line)


def _lost_words(sent: Node) -> list[Node]:
    """The words in the attributes of a node that cannot stay."""
    attributes = _attributes(sent)
    found = [checked.words(attributes.get(name)) for name in ("source", "alt", "caption", "credit", "title")]
    words = " ".join(word for word in found if word.strip())
    return [text(words)] if words else []


def _block(kind: str, sent: Node) -> Node | None:
    attributes = checked.attributes(kind, _attributes(sent))
    if attributes is None:
        return None
    if kind in INLINE:
        line = _inline(sent)
        return node(
            kind, (part for part in line if kind == "paragraph" or part["type"] != "hardBreak"), **attributes
        )
    if kind == "codeBlock":
        words = "".join(checked.words(child.get("text")) for child in _children(sent))
        return node(kind, [text(words)] if words else None, **attributes)
    if kind in ("tableHeader", "tableCell"):
        return node(kind, [node("paragraph", _inline(sent))], **attributes)
    if kind in _WRAPPED_IN:
        return node(kind, _wrapped(sent, _WRAPPED_IN[kind]), **attributes)
    if kind not in HOLDS:
        return node(kind, **attributes)
    blocks = list(_blocks(sent, HOLDS[kind]))
    if not blocks or (kind == "listItem" and blocks[0]["type"] in LISTS):
        blocks.insert(0, node("paragraph"))
    return node(kind, blocks, **attributes)


# Nodes that hold one kind of part; what stands there without it gets one.
_WRAPPED_IN = {
    "bulletList": "listItem",
    "orderedList": "listItem",
    "script": "scriptLine",
    "table": "tableRow",
    "tableRow": "tableCell",
}


def _wrapped(sent: Node, kind: str) -> Iterator[Node]:
    for child in _children(sent):
        own = child.get("type")
        is_part = own == kind or (kind == "tableCell" and own == "tableHeader")
        made = _block(own, child) if is_part else _block(kind, {"content": [child]})
        if made is not None:
            yield made


def _inline(sent: Node) -> Iterator[Node]:
    """All text in ``sent``, however deep; where one block ends and another begins there is a break."""
    begun = False
    for child in _children(sent):
        kind = child.get("type")
        if kind == "text":
            words = checked.words(child.get("text"))
            if words:
                yield text(words, checked.marks(child.get("marks")))
        elif kind == "hardBreak":
            yield node("hardBreak")
        elif kind == "footnoteReference":
            label = checked.label(_attributes(child))
            yield node("footnoteReference", label=label) if label else text("[^]")
        else:
            if begun:
                yield node("hardBreak")
            yield from _inline(child) if _children(child) else _lost_words(child)
        begun = True
