"""Typed quotes, dashes and dots become typographic ones; what is typographic already stays as it is.

The rules are those of Python-Markdown's ``smarty``, read from the signs on both sides of a quote. ``smarty`` itself
takes quadratic time for many quotes in one paragraph, and sees a paragraph in pieces, so that a quote after an
emphasised word opens instead of closing.
"""

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from blog.content.tree import names

_SIGNS = re.compile(r"""["']|(?<!-)-{2,3}(?!-)|(?<!\.)\.{3}(?!\.)""")
_REPLACEMENTS = {"--": "–", "---": "—", "...": "…"}
_OPENS_AFTER = frozenset("([{<-–—/‘“«‹„‚¿¡")
# After another typed quote, or after a placeholder (it ends in this sign), the letter that follows decides.
_UNDECIDED = frozenset("\"'\x03")
# The '80s, 'tis, rock 'n' roll: an apostrophe that stands for letters left out, though it looks like an opening quote.
_LEFT_OUT = re.compile(r"\d0s\b|(?:tis|twas|til|em|cause|n)\b", re.IGNORECASE)
_VERBATIM = frozenset(("code", "pre", "kbd", "samp", "var"))
_INLINE = names(
    "a abbr b bdi bdo cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var"
)


def smarten(text: str, before: str = "") -> str:
    """``text`` with typographic signs; ``before`` is the sign in front of it, if it continues a line."""

    def choose(match: re.Match[str]) -> str:
        sign = match.group()
        if sign in _REPLACEMENTS:
            return _REPLACEMENTS[sign]
        start, end = match.span()
        previous = text[start - 1] if start else before
        following = text[end] if end < len(text) else ""
        opens = _opens(previous, following)
        if sign == '"':
            return "“" if opens else "”"
        return "‘" if opens and not _LEFT_OUT.match(text, end) else "’"

    return _SIGNS.sub(choose, text)


def _opens(previous: str, following: str) -> bool:
    if following.isspace():
        return False
    if previous in _UNDECIDED:
        return following.isalnum()
    return not previous or previous.isspace() or previous in _OPENS_AFTER


class Typography(Treeprocessor):
    """Smartens the parsed text, before backslashes are taken away: ``\\"`` stays a straight quote."""

    def run(self, root: Element) -> None:
        self._smarten_inside(root, before="")

    def _smarten_inside(self, element: Element, before: str) -> str:
        """Gives back the last sign inside ``element``, for what follows it on the line."""
        if element.text:
            before = self._smarten_part(element, "text", before)
        for child in element:
            inline = child.tag in _INLINE
            if child.tag in _VERBATIM:
                before = "x"
            else:
                inside = self._smarten_inside(child, before if inline else "")
                before = inside if inline else ""
            if child.tail:
                before = self._smarten_part(child, "tail", before)
        return before

    def _smarten_part(self, element: Element, part: str, before: str) -> str:
        text = getattr(element, part)
        if not isinstance(text, AtomicString):
            setattr(element, part, smarten(text, before))
        return text[-1]
