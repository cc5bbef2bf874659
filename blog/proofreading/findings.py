"""What a check reports."""

from dataclasses import dataclass

from blog.proofreading.blocks import Block

LONGEST_MARK = 160


@dataclass(frozen=True)
class Finding:
    """One thing noticed: ``message`` is a calm question or sentence, ``hint`` says how to decide and what to do.

    ``block`` is the place of the block in the text, and ``text`` the words there to point at; they may be none.
    """

    code: str
    message: str
    block: int
    text: str
    hint: str


def notice(code: str, block: Block, text: str, *, message: str, hint: str) -> Finding:
    """A finding in ``block`` that points at ``text``: at its first line, and no more than can be seen at a glance."""
    return Finding(code, message, block.place, text.strip().partition("\n")[0][:LONGEST_MARK].rstrip(), hint)
