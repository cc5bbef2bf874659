"""What differs between two rendered texts: blocks side by side, and inside each the words that came or went."""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal
from xml.etree.ElementTree import Element

from blog.content.alignment import aligned
from blog.content.tree import VOID, read, words_of

_TOKEN = re.compile(r"\w+(?:[’'\-]\w+)*|[^\w\s]")
_CLOSING = ",.;:!?…)]”’"
_CLASS = re.compile(r'(?<=<p) class="[^"]*"')
_NAMES = frozenset(("id", "aria-labelledby", "aria-describedby", "for"))
MOST_PAIRS = 2_500  # of blocks in one stretch that are looked at for likeness; beyond that, in their order
ALIKE = 0.4  # the part of their words that two versions of a paragraph have in common

Kind = Literal["same", "changed", "came", "went"]


@dataclass(frozen=True)
class Row:
    """One block. ``before`` and ``after`` mark what went and what came; ``both`` is one text with either.

    All three are safe HTML without ids, so that they may stand on one page.
    """

    kind: Kind
    before: str
    after: str
    both: str

    @property
    def has_marks(self) -> bool:
        """Whether a word came or went; else only a link, a picture or how the words are set is another."""
        return "<ins>" in self.both or "<del>" in self.both


def compare(before: str, after: str) -> list[Row]:
    """The blocks of two bodies as ``render()`` makes them, in reading order. Takes time in step with their length."""
    old, new = list(read(before)), list(read(after))
    old_keys, new_keys = [_plain(block) for block in old], [_plain(block) for block in new]
    rows = []
    ends = [(-1, -1), *aligned(old_keys, new_keys), (len(old), len(new))]
    for (a, b), (next_a, next_b) in pairwise(ends):
        if a >= 0:
            rows.append(Row("same", old_keys[a], new_keys[b], new_keys[b]))
        rows.extend(_between(old[a + 1 : next_a], new[b + 1 : next_b]))
    return rows


def mark(one: str, other: str) -> tuple[str, str]:
    """Two versions of the same passage, each with the words marked that the other has not."""
    (old, gone), (new, come), _ = _word_by_word(read(one), read(other))
    return _written(old, _Marker(gone, "mark")), _written(new, _Marker(come, "mark"))


def _between(old: list[Element], new: list[Element]) -> Iterator[Row]:
    """A stretch where no block is equal: what is alike belongs together, the rest went or came."""
    ends = [(-1, -1), *_alike(old, new), (len(old), len(new))]
    for (a, b), (next_a, next_b) in pairwise(ends):
        if a >= 0:
            row = _changed(_alone(old[a]), _alone(new[b]))
            # A paragraph before a list has a class of its own, and loses it with the list.
            is_same = _CLASS.sub("", row.before) == _CLASS.sub("", row.after)
            yield Row("same", row.before, row.after, row.both) if is_same else row
        for block in old[a + 1 : next_a]:
            yield _one_sided("went", block)
        for block in new[b + 1 : next_b]:
            yield _one_sided("came", block)


def _alike(old: list[Element], new: list[Element]) -> list[tuple[int, int]]:
    """Pairs of blocks that are versions of each other, in order: the most likeness in all."""
    if len(old) == len(new) == 1:
        return [(0, 0)] if old[0].tag == new[0].tag else []
    if len(old) * len(new) > MOST_PAIRS:
        return [(place, place) for place in range(min(len(old), len(new)))]
    bags = [
        [(block.tag, set(_TOKEN.findall(words_of(block).casefold()))) for block in side]
        for side in (old, new)
    ]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in reversed(range(len(old))):
        for b in reversed(range(len(new))):
            together = _likeness(bags[0][a], bags[1][b])
            best[a][b] = max(best[a + 1][b], best[a][b + 1], together and together + best[a + 1][b + 1])
    pairs, a, b = [], 0, 0
    while a < len(old) and b < len(new):
        if best[a][b] == best[a + 1][b]:
            a += 1
        elif best[a][b] == best[a][b + 1]:
            b += 1
        else:
            pairs.append((a, b))
            a, b = a + 1, b + 1
    return pairs


def _likeness(one: tuple[str, set[str]], other: tuple[str, set[str]]) -> float:
    """The share of common words; nothing for blocks of different kinds or with too little in common."""
    (tag, words), (other_tag, other_words) = one, other
    if tag != other_tag or not words or not other_words:
        return 0.0
    share = 2 * len(words & other_words) / (len(words) + len(other_words))
    return share if share >= ALIKE else 0.0


def _one_sided(kind: Literal["came", "went"], block: Element) -> Row:
    tag = "ins" if kind == "came" else "del"
    marked = _written(_alone(block), lambda text: _marked(text, tag) if text.strip() else html.escape(text))
    return Row(kind, marked if kind == "went" else "", marked if kind == "came" else "", marked)


def _changed(old: Element, new: Element) -> Row:
    (old, gone), (new, come), words_gone = _word_by_word(old, new)
    return Row(
        "changed",
        _written(old, _Marker(gone, "del")),
        _written(new, _Marker(come, "ins")),
        _written(new, _Marker(come, "ins", words_gone)),
    )


def _word_by_word(
    old: Element, new: Element
) -> tuple[tuple[Element, set[int]], tuple[Element, set[int]], dict[int, str]]:
    """Each side with the numbers of its words that the other has not, and what went after which new word."""
    old_words, new_words = _words(old), _words(new)
    pairs = _without_islands(aligned(old_words, new_words), len(old_words), len(new_words), old_words)
    gone = set(range(len(old_words))) - {a for a, _ in pairs}
    come = set(range(len(new_words))) - {b for _, b in pairs}
    return (old, gone), (new, come), _gone_after(old_words, pairs, len(new_words))


def _without_islands(
    pairs: list[tuple[int, int]], old_length: int, new_length: int, words: list[str]
) -> list[tuple[int, int]]:
    """Leave out a lone comma or "a" that is equal in the middle of a passage that is not: it only breaks it up."""
    ends = [(-1, -1), *pairs, (old_length, new_length)]
    kept = []
    for before, pair, after in zip(ends, pairs, ends[2:], strict=False):
        apart = (
            pair[0] - before[0] > 1
            and pair[1] - before[1] > 1
            and after[0] - pair[0] > 1
            and after[1] - pair[1] > 1
        )
        if not (apart and len(words[pair[0]]) == 1):
            kept.append(pair)
    return kept


def _gone_after(old: list[str], pairs: list[tuple[int, int]], length: int) -> dict[int, str]:
    """What went, in words, by the number of the new word after which it stood; -1 is before the first."""
    gone = {}
    for (a, b), (next_a, _) in pairwise([(-1, -1), *pairs, (len(old), length)]):
        if next_a - a > 1:
            gone[b] = _in_words(old[a + 1 : next_a])
    return gone


def _in_words(tokens: list[str]) -> str:
    """Tokens as one would write them: no space before a comma."""
    return re.sub(r"\s+([,.;:!?…)\]’”])", r"\1", re.sub(r"([(\[‘“])\s+", r"\1", " ".join(tokens)))


def _words(element: Element) -> list[str]:
    return [token for text in element.itertext() for token in _TOKEN.findall(text)]


class _Marker:
    """Writes each text of a block in turn, with marks around the words of these numbers."""

    def __init__(self, numbers: set[int], tag: str, gone: dict[int, str] | None = None) -> None:
        self.numbers, self.tag, self.gone = numbers, tag, gone or {}
        self.place = 0

    def __call__(self, text: str) -> str:
        pieces, run, written = [], "", 0
        for found in _TOKEN.finditer(text):
            between, word = text[written : found.start()], found[0]
            written = found.end()
            if run and self.place in self.numbers:
                run += between + word
            else:
                pieces += [_marked(run, self.tag), html.escape(between, quote=False), self._gone_first()]
                run = word if self.place in self.numbers else ""
                pieces.append("" if run else html.escape(word, quote=False))
            if self.place in self.gone:
                pieces.append(self._gone_here())
            self.place += 1
        pieces += [_marked(run, self.tag), html.escape(text[written:], quote=False)]
        return "".join(pieces)

    def _gone_first(self) -> str:
        gone = self.gone.pop(-1, "") if self.place == 0 else ""
        return f"{_marked(gone, 'del')} " if gone else ""

    def _gone_here(self) -> str:
        gone = self.gone[self.place]
        return ("" if gone[0] in _CLOSING else " ") + _marked(gone, "del")


def _marked(text: str, tag: str) -> str:
    return f"<{tag}>{html.escape(text, quote=False)}</{tag}>" if text else ""


def _alone(block: Element) -> Element:
    """``block`` under a root of its own."""
    root = Element("div")
    root.append(block)
    return root


def _plain(block: Element) -> str:
    return _written(_alone(block), lambda text: html.escape(text, quote=False))


def _written(root: Element, say: Callable[[str], str]) -> str:
    pieces: list[str] = []
    _write(root, say, pieces, is_root=True)
    return "".join(pieces)


def _write(element: Element, say: Callable[[str], str], pieces: list[str], *, is_root: bool = False) -> None:
    """The HTML inside ``element``, every text written by ``say``, names that must be unique left out."""
    if element.text:
        pieces.append(say(element.text))
    for child in element:
        attributes = "".join(
            f' {name}="{html.escape(value)}"' for name, value in child.items() if name not in _NAMES
        )
        pieces.append(f"<{child.tag}{attributes}>")
        if child.tag not in VOID:
            _write(child, say, pieces)
            pieces.append(f"</{child.tag}>")
        if child.tail and not is_root:
            pieces.append(say(child.tail))
