"""Lists as people type them: right under a sentence, with other bullets, indented by two or by a tab."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_ITEM = re.compile(
    r"^(?P<indent> *)(?:(?P<bullet>[-*+–•·◦▪▫‣●○∙])|(?P<number>\d+)(?P<sign>[.)]))(?P<gap>[ \u00a0]*)(?P<rest>.*)$"
)
_OWN_BULLETS = frozenset("-*+")
_NEEDS_GAP = frozenset("-*+–.)")
_RULE = re.compile(r"^ *(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$")
# Indented lines under a callout, a footnote, a definition or an abbreviation belong to it.
_HOLDS_INDENTED = re.compile(r"^ {0,3}(?:!!! ?\w|\[\^[^\]]+\]:|:[ ]|\*\[)")

STEP = 4
# Years and prices: "1994. That was the year" begins a sentence, not a list.
NEVER_A_NUMBER = 100
# An item shorter than this was not wrapped by an editor, so the line below it begins something new.
SHORT_ITEM = 60


@dataclass(frozen=True)
class Item:
    """A line that looks like an item of a list, taken by itself."""

    indent: int
    sign: str
    number: int | None
    rest: str

    @property
    def family(self) -> str:
        return "ul" if self.number is None else "ol"

    @property
    def marker(self) -> str:
        if self.number is not None:
            return f"{self.number}. "
        return f"{self.sign} " if self.sign in _OWN_BULLETS else "- "

    def follows(self, other: "Item") -> bool:
        return self.sign == other.sign and (self.number is None or self.number == (other.number or 0) + 1)


def read_item(line: str) -> Item | None:
    """``line`` as an item, if it has a bullet or number and something behind it."""
    match = _ITEM.match(line)
    if not match or not match["rest"] or _RULE.match(line):
        return None
    sign = match["bullet"] or match["sign"]
    if not match["gap"] and sign in _NEEDS_GAP:
        return None
    digits = match["number"]
    # Python refuses to read numbers of thousands of digits; past nine digits it is no list anyway.
    number = None if digits is None else int(digits[:9])
    return Item(len(match["indent"]), sign, number, match["rest"])


def with_lists_apart(lines: list[str]) -> Iterator[str]:
    """The same lines with a blank one above each list, Markdown's own bullets, and indents in steps of four."""
    return _Lists(lines).rewritten()


class _Lists:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.items = [read_item(line) for line in lines]
        self.next_items = self._next_items()
        # The items whose lists are open at this line, from the outermost in.
        self.open: list[Item] = []
        self.last: Item | None = None

    def _next_items(self) -> list[Item | None]:
        """For each line, the item on the next line that is not blank."""
        following: list[Item | None] = []
        seen: Item | None = None
        for line, item in zip(reversed(self.lines), reversed(self.items), strict=True):
            following.append(seen)
            if line.strip():
                seen = item
        return following[::-1]

    def rewritten(self) -> Iterator[str]:
        held = False
        before = ""
        for place, line in enumerate(self.lines):
            if line.strip() and not (held and line.startswith(" " * STEP)):
                held = _HOLDS_INDENTED.match(line) is not None
                item = self.items[place]
                if item and self._is_in_a_list(item, place, before):
                    yield from self._item(item, before)
                    self.last = item
                else:
                    yield from self._other(line, before)
                    self.last = None
            else:
                yield line
            before = line

    def _is_in_a_list(self, item: Item, place: int, before: str) -> bool:
        known = next((one for one in self.open if one.sign == item.sign), None)
        if item.number is not None and item.number >= NEVER_A_NUMBER:
            return known is not None and item.follows(known)
        if known:
            return True
        in_a_paragraph = bool(before.strip()) and self.last is None
        if not in_a_paragraph and item.sign in "-*+.":
            return True
        partner = self.next_items[place]
        return partner is not None and partner.follows(item) and item.number in (None, 1)

    def _item(self, item: Item, before: str) -> Iterator[str]:
        was_open = list(self.open)
        while self.open and item.indent < self.open[-1].indent:
            self.open.pop()
        goes_deeper = not self.open or item.indent >= self.open[-1].indent + 2
        if goes_deeper:
            starts_apart = not was_open
            self.open.append(item)
        else:
            starts_apart = self.open[-1].family != item.family
            self.open[-1] = replace(item, indent=self.open[-1].indent)
        if starts_apart and before.strip():
            yield ""
        yield " " * STEP * (len(self.open) - 1) + item.marker + item.rest

    def _other(self, line: str, before: str) -> Iterator[str]:
        indent = len(line) - len(line.lstrip(" "))
        if self.open and (before.strip() or indent >= 2):
            if self.last and not indent and len(before) < SHORT_ITEM and not line[0].islower():
                self.open.clear()
                yield ""
            elif indent:
                line = " " * STEP * sum(item.indent < indent for item in self.open) + line.lstrip(" ")
        else:
            self.open.clear()
        yield _without_number(line)


def _without_number(line: str) -> str:
    """Keep Markdown from reading a year at the start of ``line`` as the number of an item."""
    item = read_item(line)
    if item and item.sign == "." and item.number is not None and item.number >= NEVER_A_NUMBER:
        return line.replace(".", "\\.", 1)
    return line
