"""A text cut into chunks, each of which reads by itself exactly as it does in the whole text."""

from collections.abc import Iterator
from dataclasses import dataclass

from blog.content import paragraphs_from_lines
from blog.richtext.chunks import opened_lines, proposed_starts
from blog.richtext.dialect import Definitions, Parsed
from blog.richtext.lines import SEPARATOR, is_blank, trimmed
from blog.richtext.understanding import TooCostly, parsed, understood

# How many chunks before one that reads differently may be its cause.
LOOK_BACK = 3
# Reading neighbours together over and over ends here: so many times the length of the text.
MOST_READ_AGAIN = 12
# A chunk of several blocks is cut further if it has no more lines than this.
MOST_LINES_TO_CUT = 60


@dataclass(frozen=True)
class Span:
    """Lines ``first`` to ``last`` (not included), which read as so many ``elements``."""

    first: int
    last: int
    elements: int
    # The lines as the parser gets them, with the blank ones that the site puts between them.
    text: str
    # Whether the lines by themselves read as they do in the whole text.
    stands_alone: bool = True


def divided(lines: list[str], whole: Parsed) -> list[Span]:
    """The chunks of ``lines``, where ``whole`` is the text parsed at once.

    Where the parser makes something else of two neighbours than of each by itself, they are one chunk; in the worst
    case the whole text is.
    """
    return _Division(lines, whole).spans()


def parsed_whole(lines: list[str]) -> Parsed:
    """The text as the site's parser sees it. Raises ``TooCostly``."""
    return parsed(paragraphs_from_lines("\n".join(lines)), Definitions())


class _Division:
    def __init__(self, lines: list[str], whole: Parsed) -> None:
        self.lines = lines
        self.whole = whole
        self.opened = opened_lines(lines)
        self.starts = [*proposed_starts(lines), len(lines)]
        self.allowance = MOST_READ_AGAIN * sum(map(len, lines)) + 10_000

    def spans(self) -> list[Span]:
        found: list[Span] = []
        reached = place = 0
        while reached < len(self.starts) - 1:
            joined = self._joined(found, reached, place)
            if joined is None:
                rest = len(self.whole.elements) - place
                found.append(self._span(self.starts[reached], len(self.lines), rest, stands_alone=False))
                place = len(self.whole.elements)
                break
            span, reached, dropped = joined
            place += span.elements - sum(one.elements for one in dropped)
            found[len(found) - len(dropped) :] = [span]
        if place != len(self.whole.elements):
            return [self._span(0, len(self.lines), len(self.whole.elements), stands_alone=False)]
        return [piece for span in found for piece in self._cut(span)]

    def _joined(self, found: list[Span], reached: int, place: int) -> tuple[Span, int, list[Span]] | None:
        """The next span: with as many of the following and previous ones as it takes to read as in the whole."""
        for back in range(min(LOOK_BACK, len(found)) + 1):
            dropped = found[len(found) - back :]
            first = dropped[0].first if dropped else self.starts[reached]
            begins = place - sum(one.elements for one in dropped)
            for end in _widening(reached + 1, len(self.starts) - 1):
                elements = self._elements(first, self.starts[end])
                if elements is None:
                    return None
                if elements == self.whole.elements[begins : begins + len(elements)]:
                    return self._span(first, self.starts[end], len(elements)), end, dropped
        return None

    def _span(self, first: int, last: int, elements: int, *, stands_alone: bool = True) -> Span:
        return Span(first, last, elements, self._text(first, last), stands_alone)

    def _text(self, first: int, last: int) -> str:
        seen = []
        for place in range(first, last):
            seen.extend(("", self.lines[place]) if place in self.opened else (self.lines[place],))
        return trimmed("\n".join(seen))

    def _elements(self, first: int, last: int) -> tuple[str, ...] | None:
        """What these lines read as by themselves; nothing when reading again has cost too much already."""
        text = self._text(first, last)
        self.allowance -= len(text)
        if self.allowance < 0:
            return None
        try:
            return parsed(text, self.whole.defines.needed_in(text)).elements
        except TooCostly:
            return None

    def _cut(self, span: Span) -> Iterator[Span]:
        """Cuts a span of several blocks where both parts read as they did together."""
        if span.elements < 2 or span.last - span.first > MOST_LINES_TO_CUT or not span.stands_alone:
            yield span
            return
        together = self._elements(span.first, span.last)
        if self._is_one_block(span):
            yield span
            return
        for place in range(span.first + 1, span.last):
            if is_blank(self.lines[place]) or self.lines[place].strip() == SEPARATOR:
                continue
            before = self._elements(span.first, place)
            if before and together and before == together[:1]:
                after = self._elements(place, span.last)
                if after == together[1:]:
                    yield self._span(span.first, place, 1)
                    yield from self._cut(self._span(place, span.last, span.elements - 1))
                    return
        yield span

    def _is_one_block(self, span: Span) -> bool:
        """Such as a table with the caption above it."""
        blocks = understood(span.text, self.whole.defines.needed_in(span.text))
        return blocks is not None and len(blocks) == 1


def _widening(begin: int, end: int) -> Iterator[int]:
    """``begin``, then further and further steps, at last ``end``."""
    step = 1
    while begin < end:
        yield begin
        begin += step
        step += step // 4 + 1 if step > 2 else 1
    yield end
