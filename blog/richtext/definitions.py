"""What blocks define for each other: addresses of links, notes, abbreviations. None gets lost while it is used."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from blog.richtext.dialect import Definitions
from blog.richtext.reading import Reading
from blog.richtext.schema import Node, content, node, words_in
from blog.richtext.understanding import TooCostly, parsed
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
    """``units``, followed by the definitions of ``base`` that one of them uses and none of them holds any more.

    An untouched block that a changed definition would change is spelled anew: it goes on saying what it showed.
    """
    kept = [*units, *_kept(units, base)]
    known = defined_by(kept)
    return [
        replace(unit, untouched=False)
        if unit.untouched and unit.node["type"] != "rawBlock" and _reads_differently(unit, base.known, known)
        else unit
        for unit in kept
    ]


def _kept(units: list[Unit], base: Reading) -> Iterator[Unit]:
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
        if needed == Definitions():
            continue
        if chunk.node and (chunk.node["type"] == "footnote" or _only_defines(chunk.text)):
            yield Unit(chunk.node, place, chunk, untouched=True)
        else:
            yield Unit(node("rawBlock", source=_spelled(needed)))


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
