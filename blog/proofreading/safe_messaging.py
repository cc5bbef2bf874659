"""How to write of suicide so that it helps (safe messaging: National Action Alliance for Suicide Prevention)."""

import re
from collections.abc import Iterator, Sequence

from blog.proofreading.blocks import Block, Kind, walk
from blog.proofreading.findings import Finding, notice
from blog.proofreading.subjects import speaks_of_suicide

_JUDGING = re.compile(
    r"\bcommit(?:s|ted|ting)? suicide\b|\b(?:successful|failed|completed|unsuccessful) (?:suicides?|(?:suicide )?attempts?)\b",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"\b(?:hang(?:ed|ing)?|overdos\w+|pills|gun|guns|shot|rope|bridge|wrists?|jump(?:ed|ing)? (?:from|off)|suicide note)\b",
    re.IGNORECASE,
)


def find(blocks: Sequence[Block]) -> Iterator[Finding]:
    spoken_of = False
    for block in walk(blocks):
        if block.kind in (Kind.CODE, Kind.RAW):
            continue
        if judging := _JUDGING.search(block.text):
            yield notice(
                "suicide-judged",
                block,
                judging[0],
                message="Could these words be kinder?",
                hint="Say “died by suicide” or “tried to end her life”. “Commit” is said of crimes, and no death is a success.",
            )
        if not speaks_of_suicide(block.text):
            continue
        if means := _MEANS.search(block.text):
            yield notice(
                "suicide-means",
                block,
                means[0],
                message="Can this go without the means or the place?",
                hint="Details of how and where have been followed by others. “Died by suicide” says enough.",
            )
        if not spoken_of:
            spoken_of = True
            yield notice(
                "suicide-spoken-of",
                block,
                "",
                message="Is hope near these words?",
                hint="Say that people come through this, and where help is. The lines to call stand under such a text by "
                "themselves.",
            )
