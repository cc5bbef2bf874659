"""A text as the checks see it: plain blocks in the order of reading, with nothing of how they are written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    ITEM = "item"
    QUOTATION = "quotation"
    PICTURE = "picture"
    TABLE = "table"
    RULE = "rule"
    CODE = "code"
    CALLOUT = "callout"
    PRACTICE = "practice"
    SCRIPT = "script"
    PULL = "pull"
    NOTE = "note"
    RAW = "raw"


@dataclass(frozen=True)
class Link:
    address: str
    words: str


@dataclass(frozen=True)
class Picture:
    """``alt`` is what stands for the picture; ``is_decorative`` says that nothing needs to."""

    address: str
    alt: str
    is_decorative: bool = False


@dataclass(frozen=True)
class Passage:
    """Words marked as being in a language, by its tag (BCP 47)."""

    language: str
    words: str


@dataclass(frozen=True)
class Block:
    """One block. ``place`` counts the blocks of the whole text from 0; blocks inside another have its place.

    ``text`` has its hard line breaks as newlines; of a table it is the first row, one cell a line.
    """

    kind: Kind
    place: int
    text: str = ""
    level: int = 0
    is_bold: bool = False
    opens_bold: bool = False
    picture: Picture | None = None
    links: tuple[Link, ...] = ()
    passages: tuple[Passage, ...] = ()
    inside: tuple["Block", ...] = ()


def walk(blocks: Sequence[Block]) -> Iterator[Block]:
    """Every block, those inside others too, in the order of reading."""
    for block in blocks:
        yield block
        yield from walk(block.inside)
