"""Blocks put together again: what stands between two of them, and which newline ends a line."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from blog.richtext.dialect import SEPARATOR
from blog.richtext.lines import Line, is_blank, lines_of
from blog.richtext.schema import LISTS
from blog.richtext.units import Unit

_RUN_TOGETHER = LISTS | {"blockquote", "rawBlock"}
_LAST_NEWLINE = re.compile("(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])$")

# Where to make sure that a blank line, or more, stands between two blocks.
AS_IT_WAS, WHERE_TOUCHED, EVERYWHERE = range(3)


@dataclass(frozen=True)
class Parts:
    """A chunk taken apart: blank lines above it, the block itself, and all that stands between it and the next."""

    lead: str
    body: str
    gap: str


def parts_of(source: str) -> Parts:
    """``source`` in parts; put together they are ``source``."""
    lines = lines_of(source)
    written = [place for place, line in enumerate(lines) if not _is_gap(line)]
    if not written:
        return Parts(source, "", "")
    first, last = written[0], written[-1]
    lead = "".join(line.source for line in lines[:first])
    body = "".join(line.source for line in lines[first : last + 1])
    newline = _LAST_NEWLINE.search(body)
    end = newline[0] if newline else ""
    after = "".join(line.source for line in lines[last + 1 :])
    return Parts(lead, body.removesuffix(end) if end else body, end + after)


def assembled(units: list[Unit], spell: Callable[[Unit], str], newline: str, *, apart: int, end: str) -> str:
    """The text of all ``units``. ``spell`` gives a touched one's Markdown; ``end`` is what a text ends with."""
    bodies, gaps = [], []
    for unit in units:
        parts = parts_of(unit.chunk.source) if unit.chunk else Parts("", "", "")
        lead = parts.lead if unit is units[0] and unit.place == 0 else ""
        bodies.append(lead + (parts.body if unit.untouched else spell(unit).replace("\n", newline)))
        gaps.append(parts.gap)
    joints = [
        _joint(before, after, gap, newline, apart=apart)
        for (before, after), gap in zip(pairwise(units), gaps, strict=False)
    ]
    return "".join(body + joint for body, joint in zip(bodies, [*joints, end], strict=True))


def _joint(before: Unit, after: Unit, gap: str, newline: str, *, apart: int) -> str:
    neighbours = before.place is not None and after.place == before.place + 1
    touched = not (neighbours and before.untouched and after.untouched)
    run_together = before.node["type"] in _RUN_TOGETHER and after.node["type"] in _RUN_TOGETHER
    same = before.node["type"] == after.node["type"] and before.node["type"] != "rawBlock"
    if neighbours and (apart == AS_IT_WAS or (apart == WHERE_TOUCHED and not touched)):
        return gap
    if SEPARATOR in gap:
        return gap if neighbours else newline * 2
    if run_together and touched and (same or apart != AS_IT_WAS):
        return f"{newline * 2}{SEPARATOR}{newline * 2}"
    return gap if neighbours and len(lines_of(gap)) > 1 else newline * 2


def _is_gap(line: Line) -> bool:
    return is_blank(line.text) or line.text.strip() == SEPARATOR
