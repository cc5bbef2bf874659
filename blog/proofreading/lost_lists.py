"""Lists that got lost: a sentence that leads in with a colon, and nothing that it could lead to.

Word's lists often do not survive a clipboard or a converter, and what remains reads as if it were whole.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from blog.proofreading.blocks import Block, Kind
from blog.proofreading.findings import Finding, notice
from blog.proofreading.wording import reads_as_title

# What stands in these is a text of its own; an item or a line to say may well end in a colon.
_FLOWS = frozenset((Kind.QUOTATION, Kind.CALLOUT, Kind.PRACTICE, Kind.NOTE))
_LEADS_NOWHERE = frozenset((Kind.HEADING, Kind.RULE, Kind.NOTE))
_COLON = re.compile(r"[^\s:：][\s\u00a0]*[:：][*_\s\u00a0]*$")
_OR = re.compile(r"(?:^|[”\"»“’])[\s\u00a0]*or[\s\u00a0]*[:：]\s*$", re.IGNORECASE)
_ENUMERATES = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s|[-*+–—•·◦▪▫‣●○∙✓✔→])", re.IGNORECASE)
_FIRST = re.compile(r"^\s*(?:step\s+)?1[.):]\s", re.IGNORECASE)
_QUOTES = re.compile(r"^\s*[“\"«„‚‘'「『]")
_COUNTS = re.compile(r"^\s*(?:(?:first|firstly|one|step one)[,:]|to begin with\b)", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?…\n][^\n]*?(?:[.!?…][”’\"')]*(?=\s)|$)", re.MULTILINE)


def find(blocks: Sequence[Block]) -> Iterator[Finding]:
    """One finding for each paragraph that leads in to nothing (domain.md W2)."""
    readable = [block for block in blocks if block.kind != Kind.NOTE]
    for block, after in zip_longest(readable, readable[1:]):
        if leads_in(block) and not is_led_to(after):
            yield notice(
                "lost-list",
                block,
                _last_sentence(block.text),
                message="Is a list missing here?",
                hint="This sentence ends with a colon, and what follows is no list. Lists can get lost when a text is "
                "pasted: put it back, or end the sentence with a full stop.",
            )
    for block in blocks:
        if block.kind in _FLOWS:
            yield from find(block.inside)


def leads_in(block: Block) -> bool:
    """Whether ``block`` is a paragraph that promises something. A line set like a title is a heading; "Or:" joins."""
    if block.kind != Kind.PARAGRAPH or block.is_bold or not _COLON.search(block.text):
        return False
    return not _OR.search(block.text) and not reads_as_title(block.text)


def is_led_to(block: Block | None) -> bool:
    """Whether ``block`` can be what a colon promised: a list in any shape, words that are quoted, a thing to look at."""
    if block is None or (block.kind in _LEADS_NOWHERE and not _is_first(block)):
        return False
    if block.kind != Kind.PARAGRAPH:
        return True
    text = block.text.lstrip()
    return bool(
        _ENUMERATES.match(text)
        or _QUOTES.match(text)
        or _COUNTS.match(text)
        or text[:1].islower()
        or (block.opens_bold and not block.is_bold)
        or text.count("\n") >= 2
    )


def _is_first(block: Block) -> bool:
    """Whether it is the first of numbered headings, each with text under it."""
    return block.kind == Kind.HEADING and bool(_FIRST.match(block.text))


def _last_sentence(text: str) -> str:
    return _SENTENCE.findall(text.rstrip())[-1]
