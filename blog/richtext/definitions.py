"""What blocks define for each other: addresses of links, notes, abbreviations. None gets lost while it is used."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from blog.richtext.dialect import Definitions
from blog.richtext.reading import Chunk, Reading
from blog.richtext.schema import Node, content, node, words_in
from blog.richtext.understanding import TooCostly, parsed, understood
from blog.richtext.units import Unit


def defined_by(units: Iterable[Unit]) -> Definitions:
    """What ``units`` will define together; the last definition of a name holds."""
    links: dict[str, tuple[str, str | None]] = {}
    labels: set[str] = set()
    abbreviations: dict[str, str] = {}
    for unit in units:
        one = _defined_by(unit)
        links.update(one.links)
        labels |= one.labels
        abbreviations.update(one.abbreviations)
    return Definitions(tuple(links.items()), frozenset(labels), tuple(abbreviations.items()))


def _defined_by(unit: Unit) -> Definitions:
    if unit.untouched and unit.chunk:
        return unit.chunk.defines
    if unit.node["type"] == "footnote":
        return Definitions(labels=frozenset((unit.node["attrs"]["label"],)))
    if unit.node["type"] == "rawBlock":
        try:
            return parsed(unit.node["attrs"]["source"], Definitions()).defines
        except TooCostly:
            pass
    return Definitions()


def with_definitions_kept(units: list[Unit], base: Reading) -> list[Unit]:
    """``units`` with every definition of ``base`` that one of them uses and none of them holds any more.

    It goes back into the block that lost it, else it stands at the end. Links follow an address that was changed where
    it is defined. Any other untouched block that would read differently now is spelled anew: it goes on saying what it
    showed.
    """
    kept = _with_lost_ones(units, base)
    known = defined_by(kept)
    before = _with_new_addresses(base, kept)
    return [_up_to_date(unit, before, known) for unit in kept]


def _with_lost_ones(units: list[Unit], base: Reading) -> list[Unit]:
    kept = [*units]
    homes = {unit.place: at for at, unit in enumerate(units) if unit.node["type"] == "rawBlock"}
    for place, chunk, needed in _lost(units, base):
        home = homes.get(place)
        if home is not None and not needed.labels:
            source = f"{units[home].node['attrs']['source'].rstrip()}\n{_as_written(chunk, needed)}"
            kept[home] = replace(units[home], node=node("rawBlock", source=source))
        elif chunk.node and (chunk.node["type"] == "footnote" or _only_defines(chunk.text)):
            kept.append(Unit(chunk.node, place, chunk, untouched=True))
        else:
            kept.append(Unit(node("rawBlock", source=_spelled(needed))))
    return kept


def _as_written(chunk: Chunk, needed: Definitions) -> str:
    """The lines of a chunk that define what is needed, as they are there if each stands on a line of its own."""
    names = dict(needed.links).keys() | dict(needed.abbreviations).keys()
    lines = []
    for line in chunk.text.split("\n"):
        one = parsed(line, Definitions()).defines
        if names & (dict(one.links).keys() | dict(one.abbreviations).keys()):
            lines.append(line)
    together = parsed("\n".join(lines), Definitions())
    alone = not together.elements and set(together.defines.links) == set(needed.links)
    return "\n".join(lines) if alone else _spelled(needed)


def _with_new_addresses(base: Reading, units: list[Unit]) -> Definitions:
    """What ``base`` defines, with the addresses that were changed in the very blocks that define them."""
    homes = {name: place for place, chunk in enumerate(base.chunks) for name in dict(chunk.defines.links)}
    links = dict(base.known.links)
    for unit in units:
        if unit.place is not None and not unit.untouched:
            links.update(pair for pair in _defined_by(unit).links if homes.get(pair[0]) == unit.place)
    return replace(base.known, links=tuple(links.items()))


def _up_to_date(unit: Unit, before: Definitions, known: Definitions) -> Unit:
    if not unit.untouched or unit.node["type"] == "rawBlock" or not unit.chunk:
        return unit
    if _reads_differently(unit, before, known):
        return replace(unit, untouched=False)
    try:
        shown = understood(unit.chunk.text, known.needed_in(unit.chunk.text))
    except TooCostly:
        return unit
    return replace(unit, node=shown[0]) if shown and len(shown) == 1 else unit


def _lost(units: list[Unit], base: Reading) -> Iterator[tuple[int, Chunk, Definitions]]:
    """What is used and not defined any more: the place and chunk that defined it, and what of that is needed."""
    known = defined_by(units)
    links = dict(base.known.links).keys() - dict(known.links).keys()
    labels = base.known.labels - known.labels
    words = " ".join(words_in(unit.node) for unit in units)
    abbreviations = {
        name
        for name in dict(base.known.abbreviations).keys() - dict(known.abbreviations).keys()
        if re.search(rf"\b{re.escape(name)}\b", words)
    }
    if not (links or labels or abbreviations):
        return
    links, labels = _used(units, base, known, links, labels)
    for place, chunk in enumerate(base.chunks):
        needed = Definitions(
            tuple(link for link in chunk.defines.links if link[0] in links),
            chunk.defines.labels & labels,
            tuple(pair for pair in chunk.defines.abbreviations if pair[0] in abbreviations),
        )
        if needed != Definitions():
            yield place, chunk, needed


def _used(
    units: list[Unit], base: Reading, known: Definitions, links: set[str], labels: frozenset[str]
) -> tuple[set[str], set[str]]:
    """Those of ``links`` and ``labels`` without which a block would read differently."""
    used_links: set[str] = set()
    used_labels: set[str] = set()
    for unit in units:
        if not unit.untouched:
            used_labels |= labels & set(_marks_in(unit.node))
        elif unit.chunk and _reads_differently(unit, base.known, known):
            needed = base.known.needed_in(unit.chunk.text)
            used_links |= links & dict(needed.links).keys()
            used_labels |= labels & needed.labels
    return used_links, used_labels


def _reads_differently(unit: Unit, before: Definitions, after: Definitions) -> bool:
    text = unit.chunk.text if unit.chunk else ""
    old, new = before.needed_in(text), after.needed_in(text)
    try:
        return old != new and parsed(text, old).elements != parsed(text, new).elements
    except TooCostly:
        return False


def _only_defines(text: str) -> bool:
    try:
        return not parsed(text, Definitions()).elements
    except TooCostly:
        return False


def only_links(source: str) -> bool:
    """Whether ``source`` says nothing but where links lead that are elsewhere."""
    try:
        found = parsed(source, Definitions())
    except TooCostly:
        return False
    return not (found.elements or found.defines.labels or found.defines.abbreviations)


def _marks_in(one: Node) -> Iterator[str]:
    if one["type"] == "footnoteReference":
        yield one["attrs"]["label"]
    for child in content(one):
        yield from _marks_in(child)


def _spelled(definitions: Definitions) -> str:
    lines = [
        f"[{name}]: {address}" + (f' "{title}"' if title else "")
        for name, (address, title) in definitions.links
    ]
    lines.extend(f"*[{name}]: {meaning}" for name, meaning in definitions.abbreviations)
    return "\n".join(lines)
