"""What a careful colleague notices: a text's blocks in, calm questions out. Pure, and never more than advice."""

from collections.abc import Sequence

from blog.proofreading import languages, links, lost_lists, pictures, safe_messaging, structure
from blog.proofreading.blocks import Block, Kind, Link, Passage, Picture
from blog.proofreading.findings import Finding
from blog.proofreading.subjects import gives_away, speaks_of_suicide, subjects_in

__all__ = [
    "CHECKS",
    "Block",
    "Finding",
    "Kind",
    "Link",
    "Passage",
    "Picture",
    "gives_away",
    "look_over",
    "speaks_of_suicide",
    "subjects_in",
]

CHECKS = (lost_lists, structure, pictures, links, languages, safe_messaging)


def look_over(blocks: Sequence[Block]) -> list[Finding]:
    """Everything that the checks notice in ``blocks``, in the order of the text."""
    found = [finding for check in CHECKS for finding in check.find(blocks)]
    return sorted(found, key=lambda finding: finding.block)
