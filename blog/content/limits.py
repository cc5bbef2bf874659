"""How much text, nesting and markup a body may hold, and the sentence that says so when it holds more."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

MAX_CHARACTERS = 200_000
MAX_NESTING = 32
MAX_NOTE_REFERENCES = 50

# Python-Markdown looks for the end of each of these from every beginning, so an open one costs the length
# of its block each time. Ordinary paragraphs hold a handful; the bounds keep 200 kB of them under a second.
MAX_OPEN_BRACKETS = 200
MAX_OPEN_ADDRESSES = 50
MAX_IN_A_BLOCK = {"`": 1_000, "{": 200, "*": 2_000, "_": 2_000, "<": 2_000}
MAX_COLUMNS = 200
MAX_DEFINITIONS = 200

# Processor time, not time on the clock: a busy machine must not refuse what an idle one accepts.
MAX_SECONDS = 1.2

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
# Items and headings are read by themselves, whether or not a blank line stands between them.
_READ_TOGETHER = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+\.)[ \t]|#)")
_BRACKET = re.compile(r"[\[\]]")
_DEFINITION = re.compile(r"^ {0,3}: ", re.MULTILINE)
_PLACEHOLDER = re.compile("\x02[^\x03]*\x03")


class BodyRefused(ValueError):  # noqa: N818 - the name is part of the interface
    """A text that cannot be rendered; ``args[0]`` is one plain sentence for the person who wrote it."""


class Deadline:
    """The last resort against markup that no bound foresaw."""

    def __init__(self) -> None:
        self._ends = float("inf")

    def start(self) -> None:
        self._ends = time.thread_time() + MAX_SECONDS

    @contextmanager
    def running(self) -> Iterator[None]:
        """Time for what is inside; afterwards all is as it was before."""
        before = self._ends
        self.start()
        try:
            yield
        finally:
            self._ends = before

    def check(self) -> None:
        """Raise ``BodyRefused`` once the time is used up."""
        if time.thread_time() > self._ends:
            raise BodyRefused(
                "This text takes too long to lay out; it probably holds a long run of signs such as * [ | or <, "
                "or pasted code: take that part out and save again."
            )

    def watching(self, step: Callable[..., Any]) -> Callable[..., Any]:
        """The same ``step``, which first looks at the time."""

        def watched(*args: Any) -> Any:
            self.check()
            return step(*args)

        return watched


def check_size(markdown: str) -> None:
    """Refuse more than ``MAX_CHARACTERS``; a kilobyte is a thousand characters here, whatever the script."""
    length = len(markdown)
    if length > MAX_CHARACTERS:
        size = f"{length / 1_000_000:.1f} MB" if length >= 1_000_000 else f"{-(-length // 1_000)} kB"
        raise BodyRefused(f"This text is {size} long; a post can hold 200 kB, about 30,000 words.")


def check_blocks(text: str) -> None:
    """Refuse blocks whose markup Python-Markdown would take more than linear time for.

    Measured with each of the inputs in ``tests/bench/content.py`` at 200 kB.
    """
    suspects = [sign for sign, most in MAX_IN_A_BLOCK.items() if text.count(sign) > most]
    brackets = text.count("[") > min(MAX_OPEN_ADDRESSES, MAX_NESTING)
    columns = text.count("|") > MAX_COLUMNS
    definitions = text.count(": ") > MAX_DEFINITIONS
    if not (suspects or brackets or columns or definitions):
        return
    for block in _BLANK_LINE.split(text):
        _check_signs(block, suspects)
        if brackets:
            _check_brackets(block)
        if columns:
            _check_columns(block)
        if definitions and len(_DEFINITION.findall(block)) > MAX_DEFINITIONS:
            raise BodyRefused(
                f"More than {MAX_DEFINITIONS} definitions follow each other without a blank line: {where(block)}."
            )


def _check_signs(block: str, suspects: list[str]) -> None:
    for sign in suspects:
        if block.count(sign) <= MAX_IN_A_BLOCK[sign]:
            continue
        if any(part.count(sign) > MAX_IN_A_BLOCK[sign] for part in _READ_TOGETHER.split(block)):
            raise BodyRefused(
                f"One paragraph holds the sign {sign} more than {MAX_IN_A_BLOCK[sign]:,} times: {where(block)}."
            )


def _check_brackets(block: str) -> None:
    open_now = deepest = 0
    for sign in _BRACKET.findall(block):
        open_now = open_now + 1 if sign == "[" else max(0, open_now - 1)
        deepest = max(deepest, open_now)
    if open_now > MAX_OPEN_BRACKETS:
        raise BodyRefused(
            f"One paragraph opens more than {MAX_OPEN_BRACKETS} square brackets “[” that are never closed: {where(block)}."
        )
    if deepest - open_now > MAX_NESTING:
        raise BodyRefused(
            f"Square brackets stand more than {MAX_NESTING} deep inside each other: {where(block)}."
        )
    if block.count("](") - block.count(")") > MAX_OPEN_ADDRESSES:
        raise BodyRefused(
            f"One paragraph holds more than {MAX_OPEN_ADDRESSES} links whose bracket “)” is missing: {where(block)}."
        )


def _check_columns(block: str) -> None:
    if any(line.count("|") > MAX_COLUMNS for line in block.split("\n")):
        raise BodyRefused(f"One line holds more than {MAX_COLUMNS} table cells: {where(block)}.")


def where(block: str) -> str:
    """Words that let the writer find ``block`` in the text."""
    words = " ".join(_PLACEHOLDER.sub("", block).split())
    return f"look for “{words[:40]}…”" if words else "look near the end"


def too_deep(block: str = "") -> BodyRefused:
    """The refusal for quotes, lists or boxes inside each other."""
    return BodyRefused(
        f"Quotes, lists or boxes stand more than {MAX_NESTING} deep inside each other: {where(block)}."
    )
