"""A piece of Markdown as blocks of the document, read once and remembered."""

from collections.abc import Callable
from functools import lru_cache

from blog.content import BodyRefused
from blog.richtext.blocks import block_nodes
from blog.richtext.dialect import Definitions, Parsed, dialect
from blog.richtext.html_tree import NotUnderstood, read_strictly
from blog.richtext.normal import normal_document
from blog.richtext.schema import Node, fits

# Longer pieces are read anew each time, so that what is remembered stays below some 20 MB.
LONGEST_REMEMBERED = 10_000


class TooCostly(Exception):  # noqa: N818 - callers fall back to showing the text as it is
    """A text that the parser refuses, or that is nested too deep for it."""


def parsed(text: str, known: Definitions) -> Parsed:
    """The parser's view of ``text``. Raises ``TooCostly``."""
    read: Callable[[str, Definitions], Parsed] = (
        _parsed if len(text) <= LONGEST_REMEMBERED else _parsed.__wrapped__
    )
    try:
        return read(text, known)
    except (BodyRefused, RecursionError) as refusal:
        raise TooCostly from refusal


@lru_cache(maxsize=2_000)
def _parsed(text: str, known: Definitions) -> Parsed:
    return dialect().parse(text, known)


def understood(text: str, known: Definitions) -> tuple[Node, ...] | None:
    """The blocks of ``text`` in normal form, or nothing if the document cannot say them. Raises ``TooCostly``."""
    return _understood(parsed(text, known).elements)


@lru_cache(maxsize=2_000)
def _understood(elements: tuple[str, ...]) -> tuple[Node, ...] | None:
    try:
        nodes = [block for html in elements for block in block_nodes(read_strictly(html))]
    except NotUnderstood:
        return None
    if not all(map(fits, nodes)):
        return None
    return tuple(normal_document(nodes))
