"""Headings, lists and tables that are what they look like (WCAG 2.2, 1.3.1), and text one can breathe in."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from blog.proofreading.blocks import Block, Kind, walk
from blog.proofreading.findings import Finding, notice
from blog.proofreading.wording import words_in

LONGEST_PARAGRAPH = 150  # words; about a screen of a telephone
LONGEST_FAKE_HEADING = 80
LONGEST_ITEM = 70
FEWEST_ITEMS = 3
_TYPED_ITEM = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*+–•·◦▪▫‣●○∙✓✔→])\s+\S")
_ENDS_OPEN = re.compile(r"[^\s.!?…:：;,”\"»)]\s*$")
_SHOUTING = re.compile(r"\b[A-Z]{2,}(?:[\s,;:&/’'–-]+[A-Z]{2,}){2,}\b")


def find(blocks: Sequence[Block]) -> Iterator[Finding]:
    yield from _headings(blocks)
    yield from _fake_lists(blocks)
    for block in walk(blocks):
        yield from _shouting(block)
        if block.kind == Kind.PARAGRAPH:
            yield from _fake_heading(block)
            yield from _long_paragraph(block)
        elif block.kind == Kind.TABLE:
            yield from _table(block)


def _headings(blocks: Sequence[Block]) -> Iterator[Finding]:
    level = 1
    for heading in (block for block in walk(blocks) if block.kind == Kind.HEADING):
        if not heading.text.strip():
            yield notice(
                "heading-empty",
                heading,
                "",
                message="Is a heading left over here?",
                hint="This heading has no words. Write some, or take it out.",
            )
            continue
        if heading.level > level + 1:
            yield notice(
                "heading-skips",
                heading,
                heading.text,
                message="Is this heading one step too small?",
                hint=f"A heading of size {heading.level} follows one of size {level}. Sizes are for order, as in a table of "
                f"contents; size {level + 1} comes next.",
            )
        level = heading.level


def _fake_heading(block: Block) -> Iterator[Finding]:
    text = block.text.strip()
    if (
        block.is_bold
        and "\n" not in text
        and len(text) <= LONGEST_FAKE_HEADING
        and not text.endswith((".", "”"))
    ):
        yield notice(
            "fake-heading",
            block,
            text,
            message="Is this line a heading?",
            hint="It is only bold. As a heading it can be jumped to, and it appears in the list of headings.",
        )


def _fake_lists(blocks: Sequence[Block]) -> Iterator[Finding]:
    """Typed bullets and numbers, in lines of one paragraph or in paragraphs; and items that lost theirs."""
    run: list[Block] = []
    for block, after in pairwise((*blocks, None)):
        yield from _fake_lists(block.inside) if block and block.kind != Kind.ITEM else ()
        if block is None or block.kind != Kind.PARAGRAPH:
            continue
        lines = block.text.split("\n")
        if len(lines) > 1 and sum(bool(_TYPED_ITEM.match(line)) for line in lines) >= 2:
            yield _fake_list(block, next(filter(_TYPED_ITEM.match, lines)))
            continue
        alike = _TYPED_ITEM.match(block.text) or _is_short_and_open(block)
        run = [*run, block] if alike else []
        ends = (
            after is None
            or after.kind != Kind.PARAGRAPH
            or not (_TYPED_ITEM.match(after.text) or _is_short_and_open(after))
        )
        if run and ends:
            typed = sum(bool(_TYPED_ITEM.match(one.text)) for one in run)
            if len(run) >= FEWEST_ITEMS or typed >= 2:
                yield _fake_list(run[0], run[0].text)
            run = []


def _is_short_and_open(block: Block) -> bool:
    text = block.text.strip()
    return (
        len(text) <= LONGEST_ITEM and "\n" not in text and not block.is_bold and bool(_ENDS_OPEN.search(text))
    )


def _fake_list(block: Block, text: str) -> Finding:
    return notice(
        "fake-list",
        block,
        text,
        message="Are these lines a list?",
        hint="Made into a list, its length is said to those who listen, and it keeps its shape on a telephone.",
    )


def _shouting(block: Block) -> Iterator[Finding]:
    if block.kind in (Kind.CODE, Kind.RAW):
        return
    match = _SHOUTING.search(block.text)
    if match and sum(len(word) >= 5 for word in words_in(match[0])) >= 2:
        yield notice(
            "all-capitals",
            block,
            match[0],
            message="Do these words need capitals only?",
            hint="Capitals are slower to read, and some programs that read aloud spell them. Write them as usual; use bold to "
            "stress them.",
        )


def _long_paragraph(block: Block) -> Iterator[Finding]:
    count = len(words_in(block.text))
    if count > LONGEST_PARAGRAPH:
        yield notice(
            "long-paragraph",
            block,
            " ".join(block.text.split(" ")[:8]),
            message="Could this paragraph become two?",
            hint=f"It has {count} words. Around 100 are easier on a telephone, and for a tired reader.",
        )


def _table(block: Block) -> Iterator[Finding]:
    heads = block.text.split("\n")
    # An empty corner above the first column heads nothing, and need not.
    if not any(heads) or not all(head.strip() for head in heads[1:]):
        yield notice(
            "table-without-header",
            block,
            next(filter(None, heads), ""),
            message="What do the columns of this table say?",
            hint="Give each column a few words in the first row. They are read aloud with every cell below.",
        )
