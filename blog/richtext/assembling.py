"""Blocks put together again: what stands between two of them, and which newline ends a line."""

from collections.abc import Callable
from itertools import pairwise

from blog.richtext.lines import SEPARATOR, Parts, lines_of, parts_of
from blog.richtext.schema import LISTS
from blog.richtext.units import Unit

_RUN_TOGETHER = LISTS | {"blockquote", "rawBlock"}

# Where to make sure that a blank line stands between two blocks. At last also of more than that where it was touched:
# a typed list looks for its second item across blank lines.
AS_IT_WAS, WHERE_TOUCHED, EVERYWHERE, SEPARATED = range(4)


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
    if touched and (apart == SEPARATED or (run_together and (same or apart != AS_IT_WAS))):
        return gap if SEPARATOR in gap else f"{newline * 2}{SEPARATOR}{newline * 2}"
    if SEPARATOR in gap:
        return gap if neighbours else newline * 2
    return gap if neighbours and len(lines_of(gap)) > 1 else newline * 2
