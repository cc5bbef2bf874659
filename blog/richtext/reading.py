"""From Markdown to the document that the editor shows."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from blog.content import BodyRefused, check_size, paragraphs_from_lines
from blog.richtext.dialect import Definitions, dialect
from blog.richtext.dividing import Span, divided, parsed_whole
from blog.richtext.lines import is_blank, lines_of, parts_of, trimmed
from blog.richtext.proof import proven
from blog.richtext.schema import Node, node
from blog.richtext.understanding import TooCostly, parsed, understood

# Signs that somebody kept from becoming curly quotes, dashes or an ellipsis; the document has no word for that.
# Titles of links, where nothing becomes curly, are written with "&#x22;".
_HELD_BACK = re.compile(
    r"""\\["']|&(?:quot|apos|#0*3[49]);|-\\-|\\-\\?-|\\\.\\?\.\\?\.|\.\\\.\\?\.|\.\.\\\."""
)


@dataclass(frozen=True)
class Chunk:
    """A top-level block as it is written: ``source`` byte for byte, with the blank lines after it."""

    source: str
    # As the parser gets it.
    text: str
    # In normal form; nothing for a text of blank lines only.
    node: Node | None
    defines: Definitions


@dataclass(frozen=True)
class Reading:
    """A text in chunks, and all that it defines."""

    chunks: tuple[Chunk, ...]
    known: Definitions
    # Whether the parser takes the text at all; if not, it is one raw block.
    refused: bool = False

    @property
    def nodes(self) -> list[Node]:
        return [chunk.node for chunk in self.chunks if chunk.node]


def read(markdown: str) -> dict[str, Any]:
    """The document for ``markdown``. Each block carries in ``chunk`` the number of the chunk it comes from.

    Raises nothing: what the document cannot say becomes a ``rawBlock``, in the worst case the whole text.
    """
    content = [
        numbered(chunk.node, place) for place, chunk in enumerate(reading_of(markdown).chunks) if chunk.node
    ]
    return node("doc", content or [node("paragraph")])


def blocks_of(markdown: str) -> list[str]:
    """The sources of the top-level blocks, blank lines and all: put together they are ``markdown``."""
    return [chunk.source for chunk in reading_of(markdown).chunks]


def numbered(block: Node, chunk: int) -> Node:
    """A copy of ``block``, free to be changed, with the number of its chunk."""
    copied = _copied(block)
    return {"type": copied.pop("type"), "attrs": {**copied.pop("attrs", {}), "chunk": chunk}, **copied}


def reading_of(markdown: str) -> Reading:
    """``markdown`` in chunks; texts read lately are remembered."""
    read_anew: Callable[[str], Reading] = _reading_of
    return read_anew(markdown)


@lru_cache(maxsize=16)
def _reading_of(markdown: str) -> Reading:
    with dialect().deadline.running():
        return _divided(markdown)


def _divided(markdown: str) -> Reading:
    lines = lines_of(markdown)
    texts = [line.text for line in lines]
    try:
        check_size(markdown)
        whole = parsed_whole(texts)
        spans = divided(texts, whole)
    except (BodyRefused, TooCostly):
        text = "\n".join(texts)
        return Reading((Chunk(markdown, text, _raw(text), Definitions()),), Definitions(), refused=True)
    chunks = []
    for span in spans:
        source = "".join(line.source for line in lines[span.first : span.last])
        raw = _raw("\n".join(texts[span.first : span.last]))
        chunks.append(_chunk(source, raw, span, whole.defines))
    return Reading(tuple(chunks), whole.defines)


def _chunk(source: str, raw: Node | None, span: Span, known: Definitions) -> Chunk:
    needed = known.needed_in(span.text)
    try:
        defines = parsed(span.text, needed).defines
        understandable = span.stands_alone and not _HELD_BACK.search(span.text)
        blocks = understood(span.text, needed) if understandable else None
        if blocks and len(blocks) == 1 and proven(blocks[0], known) is not None:
            return Chunk(source, span.text, blocks[0], defines)
    except TooCostly:
        defines = Definitions()
    return Chunk(source, span.text, raw, defines)


def reads_the_same_alone(chunk: Chunk, known: Definitions) -> bool:
    """Whether ``chunk`` would mean the same if it were the whole text.

    Three sentences on three lines do not: in a text without a blank line the site makes three paragraphs of them.
    """
    body = "\n".join(line.text for line in lines_of(parts_of(chunk.source).body))
    alone = trimmed(paragraphs_from_lines(body))
    needed = known.needed_in(chunk.text)
    try:
        return alone == chunk.text or parsed(alone, needed).elements == parsed(chunk.text, needed).elements
    except TooCostly:
        return True


def _raw(text: str) -> Node | None:
    if all(map(is_blank, text.split("\n"))):
        return None
    return node("rawBlock", source=parts_of(text).body.rstrip())


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copied(held) for name, held in value.items()}
    if isinstance(value, list):
        return [_copied(held) for held in value]
    return value
