"""A changed block in its writer's own manner: signs, line ends and links stay as they were around what changed."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

# Comparing words is quadratic at worst. What changed is hardly ever longer; if it is, it is written anew.
MOST_WORDS = 400

_WORD = re.compile(r"\S+")


_HASHES = re.compile(r"^#+ ")
_UNDERLINED = re.compile(r"\n *(?:=+|-+) *$")


class _Words(NamedTuple):
    """The words of a text, and the white space before each and after the last."""

    words: list[str]
    spaces: list[str]


def ways_like(before: str, plain: str, after: str) -> Iterator[str]:
    """Spellings of ``after`` as its writer might have written it, the most alike first; see ``resembling``."""
    if underline := _UNDERLINED.search(before):
        words = (_HASHES.sub("", plain), _HASHES.sub("", after))
        yield resembling(before[: underline.start()], *words) + underline[0]
    alike = resembling(before, plain, after)
    yield before[: len(before) - len(before.lstrip(" "))] + alike + before[len(before.rstrip(" ")) :]
    yield alike


def resembling(before: str, plain: str, after: str) -> str:
    """``after``, spelled as ``before`` is wherever it says the same.

    ``before`` is the Markdown a writer left, ``plain`` is how we would have spelled that block, and ``after`` is our
    spelling of what became of it. The differences between the last two are what she changed; everything else is taken
    from ``before``. Whoever calls this has to read the answer again: it is likely, not certain.
    """
    was, ours, new = _words_in(before), _words_in(plain), _words_in(after)
    if len(was.words) == len(ours.words):
        kept: dict[int, int] = {place: place for place in range(len(ours.words))}
    else:
        kept = dict(_pairs(ours.words, was.words, changed=False))
    same = {place: kept[old] for place, old in _pairs(new.words, ours.words, changed=False) if old in kept}
    near = {place: kept[old] for place, old in _pairs(new.words, ours.words, changed=True) if old in kept}
    parts = []
    for place, space in enumerate(new.spaces):
        left, right = near.get(place - 1, -2), near.get(place, -2)
        ends = place == 0 or place == len(new.words)
        parts.append(was.spaces[right] if right == left + 1 and right > 0 and not ends else space)
        if place < len(new.words):
            parts.append(was.words[same[place]] if place in same else new.words[place])
    return "".join(parts)


def _words_in(text: str) -> _Words:
    return _Words(_WORD.findall(text), _WORD.split(text))


def _pairs(ours: list[str], theirs: list[str], *, changed: bool) -> Iterator[tuple[int, int]]:
    """Places in ``ours`` and ``theirs`` that belong together: equal words, and ``changed`` ones one for one."""
    most = min(len(ours), len(theirs))
    first = next((place for place in range(most) if ours[place] != theirs[place]), most)
    last = next((back for back in range(most - first) if ours[-1 - back] != theirs[-1 - back]), most - first)
    yield from ((place, place) for place in range(first))
    yield from ((len(ours) - back, len(theirs) - back) for back in range(last, 0, -1))
    middle, other = ours[first : len(ours) - last], theirs[first : len(theirs) - last]
    if max(len(middle), len(other)) > MOST_WORDS:
        return
    for kind, start, end, there, there_end in SequenceMatcher(
        None, middle, other, autojunk=False
    ).get_opcodes():
        if kind == "equal" or (changed and kind == "replace" and end - start == there_end - there):
            yield from ((first + start + step, first + there + step) for step in range(end - start))
