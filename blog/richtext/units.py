"""The blocks that are to be written, each with where it comes from and whether it was touched."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from blog.richtext.blocks import with_captions
from blog.richtext.normal import is_empty, normal
from blog.richtext.reading import Chunk, Reading
from blog.richtext.schema import Node, content


@dataclass(frozen=True)
class Unit:
    """A block in normal form; if it is ``untouched`` its chunk is written as it stands."""

    node: Node
    # The number of the chunk it comes from, and that chunk; nothing for a new block.
    place: int | None = None
    chunk: Chunk | None = None
    untouched: bool = False


def units_of(document: dict[str, Any], base: Reading) -> list[Unit]:
    """The blocks of ``document``; empty ones are left out unless they were there before."""
    units = list(_units(content(document), base))
    if is_untouched(units, base):
        return units
    return list(_units(with_captions(content(document)), base))


def is_untouched(units: list[Unit], base: Reading) -> bool:
    """Whether these are all the chunks of ``base``, as they were and in their order."""
    places = [place for place, chunk in enumerate(base.chunks) if chunk.node]
    return all(unit.untouched for unit in units) and [unit.place for unit in units] == places


def _units(blocks: Iterable[Node], base: Reading) -> Iterator[Unit]:
    taken: set[int] = set()
    for one in blocks:
        block = normal(one)
        place = (one.get("attrs") or {}).get("chunk")
        if not isinstance(place, int) or not 0 <= place < len(base.chunks) or place in taken:
            place = None
        chunk = None if place is None else base.chunks[place]
        untouched = chunk is not None and chunk.node == block
        if is_empty(block) and not untouched:
            continue
        if place is not None:
            taken.add(place)
        yield Unit(block, place, chunk, untouched)
