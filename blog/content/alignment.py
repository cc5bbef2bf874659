"""Which parts of two sequences are equal, in time that grows in step with their length whatever they hold."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

SMALL = 4_096  # pairs that are all looked at: a stretch of 64 words against 64
MOST_STEPS = 3_000_000  # about a second; what is not aligned by then counts as different


def aligned(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """The places of equal items, both rising.

    Patience: items that occur once on either side hold the rest together, and between two of them the same is done
    again (Bram Cohen's way; it keeps whole sentences together where the longest common part would scatter them).
    """
    pairs: list[tuple[int, int]] = []
    stretches = [(0, len(one), 0, len(other))]
    steps = MOST_STEPS
    while stretches and steps > 0:
        a, a_end, b, b_end = stretches.pop()
        while a < a_end and b < b_end and one[a] == other[b]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        while a < a_end and b < b_end and one[a_end - 1] == other[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            pairs.append((a_end, b_end))
        if a == a_end or b == b_end:
            continue
        steps -= (a_end - a) + (b_end - b)
        if (a_end - a) * (b_end - b) <= SMALL:
            matcher = SequenceMatcher(None, one[a:a_end], other[b:b_end], autojunk=False)
            for block in matcher.get_matching_blocks():
                pairs.extend((a + block.a + n, b + block.b + n) for n in range(block.size))
            continue
        anchors = _anchors(one, other, (a, a_end, b, b_end))
        if not anchors:
            continue
        pairs.extend(anchors)
        ends = [(a - 1, b - 1), *anchors, (a_end, b_end)]
        stretches.extend((p + 1, q, r + 1, s) for (p, r), (q, s) in pairwise(ends))
    return sorted(pairs)


def _anchors(
    one: Sequence[str], other: Sequence[str], stretch: tuple[int, int, int, int]
) -> list[tuple[int, int]]:
    """Items that occur once on either side, the most of them that stand in the same order."""
    a, a_end, b, b_end = stretch
    counts, other_counts = Counter(one[a:a_end]), Counter(other[b:b_end])
    places = {item: place for place, item in enumerate(other[b:b_end], b) if other_counts[item] == 1}
    common = [
        (place, places[item])
        for place, item in enumerate(one[a:a_end], a)
        if counts[item] == 1 and item in places
    ]
    return _rising(common)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest rising run of the second places (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int | None] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(piles[pile - 1] if pile else None)
        if pile == len(tops):
            tops.append(place)
            piles.append(number)
        else:
            tops[pile], piles[pile] = place, number
    run = []
    number = piles[-1] if piles else None
    while number is not None:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]
