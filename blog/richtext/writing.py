"""From the editor's document to Markdown: what was not touched stays byte for byte."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from blog.content import BodyRefused, Deadline
from blog.richtext.assembling import AS_IT_WAS, EVERYWHERE, SEPARATED, WHERE_TOUCHED, assembled
from blog.richtext.definitions import defined_by, with_definitions_kept
from blog.richtext.dialect import Definitions, dialect
from blog.richtext.lines import lines_of, newline_of, parts_of
from blog.richtext.proof import proven, reads_as, safest
from blog.richtext.reading import Reading, reading_of, reads_the_same_alone
from blog.richtext.resembling import ways_like
from blog.richtext.schema import Node
from blog.richtext.spelling_inline import BARE, CAREFUL, ENTITIES, ESCAPED
from blog.richtext.units import Unit, is_untouched, units_of

# The least care with signs, and where blank lines are made sure of: tried one after the other until one holds. With no
# care at all, a changed block keeps the manner in which it was written.
IN_HER_MANNER = BARE - 1
_PLANS = (
    (IN_HER_MANNER, AS_IT_WAS),
    (IN_HER_MANNER, WHERE_TOUCHED),
    (BARE, AS_IT_WAS),
    (BARE, WHERE_TOUCHED),
    (BARE, EVERYWHERE),
    (BARE, SEPARATED),
    (CAREFUL, SEPARATED),
    (ESCAPED, SEPARATED),
    (ENTITIES, SEPARATED),
)


def write(document: dict[str, Any], original: str) -> str:
    """The Markdown of ``document``, which was read from ``original`` and perhaps changed since.

    Blocks that are as they were read keep their bytes; the others get the plainest spelling that reads back as they
    are. The result is read again as a whole before it is given. Raises nothing for a document within the schema.
    """
    base = reading_of(original)
    units = units_of(document, base)
    if is_untouched(units, base):
        return original
    with dialect().deadline.running():
        units = with_definitions_kept(units, base)
    if not units:
        return ""
    newline, end = newline_of(original), _end(units, base, original)
    patience = Deadline()
    patience.start()
    first = ""
    for written in _versions(units, base):
        for text in _texts(written, base.known, newline, end):
            first = first or text
            reading = reading_of(text)
            if reading.nodes == [one for unit in written for one in _shown_as(unit)]:
                return text
            if reading.refused or _is_over(patience):
                return first
    return first


def _is_over(patience: Deadline) -> bool:
    """A hostile text may take long to read and never hold together; then the plainest spelling must do."""
    try:
        patience.check()
    except BodyRefused:
        return True
    return False


def _versions(units: list[Unit], base: Reading) -> Iterator[list[Unit]]:
    """``units``; if they do not hold together, those spelled anew that mean something else by themselves."""
    yield units
    yield [
        replace(unit, untouched=False)
        if unit.untouched and unit.chunk and not reads_the_same_alone(unit.chunk, base.known)
        else unit
        for unit in units
    ]


def _texts(units: list[Unit], before: Definitions, newline: str, end: str) -> Iterator[str]:
    with dialect().deadline.running():
        known = defined_by(units)
    for least, apart in _PLANS:
        spell = partial(_spelled, known=known, least=least)
        if least == IN_HER_MANNER:
            spell = partial(_spelled_as_before, before=before, known=known)
        yield assembled(units, spell, newline, apart=apart, end=end)


def _spelled_as_before(unit: Unit, *, before: Definitions, known: Definitions) -> str:
    """A changed block with its own line ends, bullets and links wherever it was not changed."""
    markdown = _spelled(unit, known=known, least=BARE)
    was = unit.chunk and unit.chunk.node
    if not was or "rawBlock" in (was["type"], unit.node["type"]):
        return markdown
    with dialect().deadline.running():
        plain = proven(was, before)
        body = "\n".join(line.text for line in lines_of(parts_of(unit.chunk.source).body))
        alike = () if plain is None else ways_like(body, plain, markdown)
        return next((way for way in alike if reads_as(way, unit.node, known)), markdown)


def _spelled(unit: Unit, *, known: Definitions, least: int) -> str:
    with dialect().deadline.running():
        markdown = proven(unit.node, known, least)
    return safest(unit.node) if markdown is None else markdown


def _shown_as(unit: Unit) -> list[Node]:
    """What the editor shows for a block that was written: a source that was changed may be understood now."""
    if unit.node["type"] == "rawBlock" and not unit.untouched:
        return reading_of(unit.node["attrs"]["source"]).nodes
    return [unit.node]


def _end(units: list[Unit], base: Reading, original: str) -> str:
    """What the text ends with: as before if its last block is still the last."""
    last = base.chunks[-1] if base.chunks else None
    if last and units[-1].chunk is last:
        return parts_of(last.source).gap
    return newline_of(original) if not original or original.endswith(("\n", "\r")) else ""
