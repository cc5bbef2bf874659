"""Links whose words say where they lead, also to somebody who hears only the links (WCAG 2.2, 2.4.4)."""

import re
from collections.abc import Iterator, Sequence

from blog.proofreading.blocks import Block, Link, walk
from blog.proofreading.findings import Finding, notice
from blog.proofreading.wording import listed

_SAYS_NOTHING = listed(
    "click, click here, here, read more, more, learn more, find out more, this, this link, link, this page, page, website, "
    "this website, this site, this article, article, go, see here, see more, more here, info, more info, more information, "
    "details, continue, continue reading"
)
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)


def find(blocks: Sequence[Block]) -> Iterator[Finding]:
    leads_to: dict[str, str] = {}
    for block in walk(blocks):
        for link in block.links:
            yield from _look_at(block, link, leads_to)


def _look_at(block: Block, link: Link, leads_to: dict[str, str]) -> Iterator[Finding]:
    words = " ".join(link.words.split())
    plain = words.lower().strip(" .,:;!?…›»>→")
    if not plain:
        yield notice(
            "link-empty",
            block,
            "",
            message="Is a link left over here?",
            hint=f"A link to {link.address} has no words, so nobody can find it. Give it words, or take it out.",
        )
    elif plain in _SAYS_NOTHING:
        yield notice(
            "link-says-nothing",
            block,
            words,
            message="Where does this link lead?",
            hint=f"“{words}” does not tell. Link the words that name what one finds there.",
        )
    elif _ADDRESS.match(words):
        yield notice(
            "link-is-address",
            block,
            words,
            message="Could this link have a name?",
            hint="An address is hard to read and long to listen to. Link the name of what one finds there.",
        )
    elif leads_to.setdefault(plain, link.address) != link.address:
        yield notice(
            "link-repeats-words",
            block,
            words,
            message="Do these links lead to the same place?",
            hint=f"Two links say “{words}” and lead to different places. Give each its own words, or both one address.",
        )
