"""Markdown and the document that the editor shows: verbatim where untouched, rich only where proven."""

from blog.richtext.accepting import DocumentRefused, accept
from blog.richtext.from_html import Imported, from_html
from blog.richtext.from_markdown import from_markdown
from blog.richtext.plain import plain_blocks
from blog.richtext.reading import blocks_of, read
from blog.richtext.writing import write

__all__ = [
    "DocumentRefused",
    "Imported",
    "accept",
    "blocks_of",
    "from_html",
    "from_markdown",
    "plain_blocks",
    "read",
    "write",
]
