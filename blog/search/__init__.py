"""How readers find a word."""

from blog.search.words import Result, find, results

__all__ = ["Result", "find", "results"]
