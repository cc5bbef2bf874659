"""Spelling by trial: the plainest Markdown that provably reads back as the block it stands for."""

import json
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from blog.richtext.dialect import Definitions
from blog.richtext.schema import Node, content, node
from blog.richtext.spelling import Spelling, lines_in
from blog.richtext.spelling_inline import BARE, ENTITIES, Manner, spell_inline
from blog.richtext.understanding import TooCostly, understood

SAFEST = Manner(level=ENTITIES, emphasis=2, line_break="<br>")


def proven(block: Node, known: Definitions, least: int = BARE) -> str | None:
    """Markdown that reads back as ``block`` (in normal form), or nothing if none was found.

    Uses no spelling below the level ``least``. A raw block needs no proof: it is its own source.
    """
    if block["type"] == "rawBlock":
        return block["attrs"]["source"]
    return _proven(json.dumps(block), known.needed_in(_everything_in(block)), least)


def safest(block: Node) -> str:
    """The spelling for when nothing could be proven: no sign in it can mean anything else."""
    return Spelling(SAFEST).block(block)


@lru_cache(maxsize=2_000)
def _proven(block_as_json: str, known: Definitions, least: int) -> str | None:
    block = json.loads(block_as_json)
    tried = set()
    for candidate in _candidates(block, known, least):
        if candidate not in tried and reads_as(candidate, block, known):
            return candidate
        tried.add(candidate)
    return None


def _candidates(block: Node, known: Definitions, least: int) -> Iterator[str]:
    if least == BARE:
        yield Spelling(Manner()).block(block)
        yield from _with_each_line_by_itself(block, known)
    for manner in _manners(block, least):
        yield Spelling(manner).block(block)


def _with_each_line_by_itself(block: Node, known: Definitions) -> Iterator[str]:
    """Only the lines that need care are written with care."""
    manners = [_manner_for(line, known) for line in lines_in(block)]
    if len(manners) > 1 and any(manner != Manner() for manner in manners):
        base = Manner(level=min(manner.level for manner in manners))
        waiting = iter(manners)
        yield Spelling(base, lambda line: spell_inline(line, next(waiting))).block(block)


def _manner_for(line: list[Node], known: Definitions) -> Manner:
    paragraph = node("paragraph", line)
    for manner in _manners(paragraph, BARE):
        if reads_as(spell_inline(line, manner), paragraph, known):
            return manner
    return SAFEST


def _manners(block: Node, least: int) -> Iterator[Manner]:
    signs = json.dumps(block)
    emphases = range(3) if '"bold"' in signs or '"italic"' in signs else range(1)
    breaks = ("  \n", "<br>") if '"hardBreak"' in signs else ("  \n",)
    for level, emphasis, line_break in product(range(least, ENTITIES + 1), emphases, breaks):
        yield Manner(level, emphasis, line_break)


def reads_as(candidate: str, block: Node, known: Definitions) -> bool:
    """Whether ``candidate`` reads back as ``block`` and nothing else."""
    try:
        return understood(candidate, known.needed_in(candidate)) == (block,)
    except TooCostly:
        return False


def _everything_in(block: Node) -> str:
    """All words and labels of ``block``, to find out which definitions it could run into."""
    parts = []
    if block["type"] == "text":
        parts.append(block["text"])
    attributes = block.get("attrs") or {}
    if block["type"] == "footnoteReference":
        parts.append(f"[^{attributes['label']}]")
    parts.extend(value for value in attributes.values() if isinstance(value, str))
    parts.extend(map(_everything_in, content(block)))
    return "".join(parts)
