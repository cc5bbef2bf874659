"""What a careful colleague notices: a text's blocks in, calm questions out. Pure, and never more than advice."""

from collections.abc import Sequence

from blog.proofreading import languages, links, lost_lists, pictures, structure
from blog.proofreading.blocks import Block, Kind, Link, Passage, Picture
from blog.proofreading.findings import Finding

__all__ = ["CHECKS", "Block", "Finding", "Kind", "Link", "Passage", "Picture", "look_over"]

CHECKS = (lost_lists, structure, pictures, links, languages)


def look_over(blocks: Sequence[Block]) -> list[Finding]:
    """Everything that the checks notice in ``blocks``, in the order of the text."""
    found = [finding for check in CHECKS for finding in check.find(blocks)]
    return sorted(found, key=lambda finding: finding.block)
