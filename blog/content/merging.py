"""Two versions of a text put together, block by block: what only one side changed is taken, the rest is asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from blog.content.alignment import aligned

Block = tuple[int, str]  # with its number in its version
_ENDS_A_BLOCK = re.compile(r"\n[ \t]*\n[ \t]*$")


@dataclass(frozen=True)
class Stretch:
    """Blocks that two versions have in the same place, each with its number in its version.

    ``same``: equal. ``mine`` or ``theirs``: only that side changed what both began from. ``differ``: both did.
    """

    kind: Literal["same", "mine", "theirs", "differ"]
    mine: tuple[Block, ...]
    theirs: tuple[Block, ...]


def meet(mine: list[str], theirs: list[str], base: list[str] | None = None) -> list[Stretch]:
    """Two versions of a list of blocks, stretch by stretch; without the ``base`` whatever is not equal differs.

    Blocks are equal whatever the white space around them.
    """
    keys = [[block.strip() for block in side] for side in (base or (), mine, theirs)]
    met = _met_alone(keys[1], keys[2]) if base is None else _met_from(*keys)
    stretches = [
        Stretch(kind, _numbered(mine, m, m_end), _numbered(theirs, t, t_end))
        for kind, (m, m_end), (t, t_end) in met
        if m < m_end or t < t_end
    ]
    return _without_seams(stretches)


Span = tuple[int, int]


def _met_alone(mine: list[str], theirs: list[str]) -> Iterator[tuple[str, Span, Span]]:
    m = t = 0
    for start, end, t_start, t_end in [
        *_hunks(mine, theirs),
        (len(mine), len(mine), len(theirs), len(theirs)),
    ]:
        yield "same", (m, start), (t, t_start)
        yield "differ", (start, end), (t_start, t_end)
        m, t = end, t_end


def _met_from(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[tuple[str, Span, Span]]:
    """Each stretch as the two sides changed it; what they changed at the same place is one stretch."""
    place, more_mine, more_theirs = 0, 0, 0
    for start, end, by_mine, by_theirs in _clusters(_hunks(base, mine), _hunks(base, theirs)):
        yield "same", (place + more_mine, start + more_mine), (place + more_theirs, start + more_theirs)
        m, t = start + more_mine, start + more_theirs
        more_mine += sum((h[3] - h[2]) - (h[1] - h[0]) for h in by_mine)
        more_theirs += sum((h[3] - h[2]) - (h[1] - h[0]) for h in by_theirs)
        m_end, t_end = end + more_mine, end + more_theirs
        kind = "differ" if by_mine and by_theirs else "mine" if by_mine else "theirs"
        yield "same" if mine[m:m_end] == theirs[t:t_end] else kind, (m, m_end), (t, t_end)
        place = end
    yield "same", (place + more_mine, len(mine)), (place + more_theirs, len(theirs))


Hunk = tuple[int, int, int, int]


def _hunks(old: list[str], new: list[str]) -> list[Hunk]:
    """Where ``new`` differs: start and end there and here. As many blocks for as many are changed one by one."""
    hunks: list[Hunk] = []
    for (a, b), (next_a, next_b) in pairwise([(-1, -1), *aligned(old, new), (len(old), len(new))]):
        a, b = a + 1, b + 1  # noqa: PLW2901  from the last equal ones to the first that differ
        if next_a - a == next_b - b:
            hunks += [(a + n, a + n + 1, b + n, b + n + 1) for n in range(next_a - a)]
        elif a < next_a or b < next_b:
            hunks.append((a, next_a, b, next_b))
    return hunks


def _clusters(mine: list[Hunk], theirs: list[Hunk]) -> Iterator[tuple[int, int, list[Hunk], list[Hunk]]]:
    """Changes of both sides in order, those of the same place together. What is added beside a change stands apart."""
    hunks = sorted([(*hunk[:2], 0, hunk) for hunk in mine] + [(*hunk[:2], 1, hunk) for hunk in theirs])
    number = 0
    while number < len(hunks):
        start, end, _, _ = hunks[number]
        sides: tuple[list[Hunk], list[Hunk]] = ([], [])
        while number < len(hunks):
            first, last, side, hunk = hunks[number]
            if any(sides) and not (first < end or (first, last) == (start, end)):
                break
            sides[side].append(hunk)
            end = max(end, last)
            number += 1
        yield start, end, *sides


def _numbered(blocks: list[str], start: int, end: int) -> tuple[Block, ...]:
    return tuple(zip(range(start, end), blocks[start:end], strict=True))


def _without_seams(stretches: list[Stretch]) -> list[Stretch]:
    """Equal stretches that follow each other are one."""
    joined: list[Stretch] = []
    for stretch in stretches:
        if joined and stretch.kind == joined[-1].kind == "same":
            last = joined.pop()
            joined.append(Stretch("same", last.mine + stretch.mine, last.theirs + stretch.theirs))
        else:
            joined.append(stretch)
    return joined


def put_together(stretches: list[Stretch], choices: Sequence[str]) -> str:
    """The text that takes for each ``differ`` in turn "mine", "theirs" or "both", and else what is there already.

    Blocks keep their bytes; where two stand beside each other that never did, a blank line comes between them.
    """
    chosen = iter(choices)
    blocks: list[tuple[str, int, str]] = []
    for stretch in stretches:
        choice = next(chosen, "mine") if stretch.kind == "differ" else stretch.kind
        sides = {"same": ("mine",), "both": ("mine", "theirs")}.get(choice, (choice,))
        for side in sides:
            blocks += [(side, *block) for block in (stretch.theirs if side == "theirs" else stretch.mine)]
    text = ""
    for place, (side, number, block) in enumerate(blocks):
        follows = place and blocks[place - 1][:2] == (side, number - 1)
        if place and not follows and not _ENDS_A_BLOCK.search(text):
            text = text.rstrip("\n") + "\n\n"
        text += block
    return text
