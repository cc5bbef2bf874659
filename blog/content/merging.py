"""Two versions of a text put together, block by block: what only one side changed is taken, the rest is asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
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
    m_keys, t_keys = [block.strip() for block in mine], [block.strip() for block in theirs]
    if base is None:
        fixed = [(a, b, None) for a, b in aligned(m_keys, t_keys)]
        b_keys: list[str] | None = None
    else:
        b_keys = [block.strip() for block in base]
        in_theirs = dict(aligned(b_keys, t_keys))
        fixed = [(m, in_theirs[b], b) for b, m in aligned(b_keys, m_keys) if b in in_theirs]
    stretches: list[Stretch] = []
    m = t = b = 0
    for next_m, next_t, next_b in [*fixed, (len(mine), len(theirs), len(b_keys or ()))]:
        kind = _kind(m_keys[m:next_m], t_keys[t:next_t], None if b_keys is None else b_keys[b:next_b])
        if kind:
            stretches.append(_stretch(kind, mine, theirs, (m, next_m, t, next_t)))
        if next_m < len(mine) and next_t < len(theirs):
            stretches.append(_stretch("same", mine, theirs, (next_m, next_m + 1, next_t, next_t + 1)))
        m, t, b = next_m + 1, next_t + 1, (next_b or 0) + 1
    return _without_seams(stretches)


def _kind(mine: list[str], theirs: list[str], base: list[str] | None) -> str:
    if mine == theirs:
        return "same" if mine else ""
    if base is not None and mine == base:
        return "theirs"
    if base is not None and theirs == base:
        return "mine"
    return "differ"


def _stretch(kind: str, mine: list[str], theirs: list[str], ends: tuple[int, int, int, int]) -> Stretch:
    m, m_end, t, t_end = ends
    return Stretch(kind, _numbered(mine, m, m_end), _numbered(theirs, t, t_end))


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
