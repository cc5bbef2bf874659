"""Markdown and the document that the editor shows: verbatim where untouched, rich only where proven."""

from blog.richtext.accepting import DocumentRefused, accept
from blog.richtext.reading import read
from blog.richtext.writing import write

__all__ = ["DocumentRefused", "accept", "read", "write"]
