"""A piece of a text around the words that were found."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

ON, OFF = "\ue000", "\ue001"  # for private use, so no text means anything by them
LENGTH = 190  # characters of a snippet, about
BEFORE = 60

_MARKED = re.compile(f"{ON}([^{ON}{OFF}]*){OFF}")
_ENDS = tuple(".!?:…”’)")
_SENTENCE = re.compile(r"[.!?…][”’\"')\]]*\s+(?=\S)")
_HEADING_END = re.compile(r"(?<![.!?:…”’)])\n+")


def snippet(marked: str) -> SafeString:
    """About two lines of ``marked``, a text with ON and OFF around each hit; empty when it has none.

    Where most different hits stand close together, from the beginning of a sentence if one is near.
    """
    text, hits = _without_marks(marked)
    if not hits:
        return SafeString("")
    start = _start(text, _densest(text, hits))
    end = _end(text, start + LENGTH)
    pieces, last = [], start
    for first, after in hits:
        if start <= first and after <= end:
            pieces += [escape(text[last:first]), f"<mark>{escape(text[first:after])}</mark>"]
            last = after
    pieces.append(escape(text[last:end]))
    before = "" if _begins_a_sentence(text, start) else "… "
    after = "" if end == len(text) else " …"
    lines = _HEADING_END.sub(" … ", "".join(pieces))
    return mark_safe(before + " ".join(lines.split()) + after)  # noqa: S308  every piece is escaped


def _without_marks(marked: str) -> tuple[str, list[tuple[int, int]]]:
    hits, pieces, length, last = [], [], 0, 0
    for found in _MARKED.finditer(marked):
        before = _plain(marked[last : found.start()])
        pieces += [before, found[1]]
        length += len(before)
        hits.append((length, length + len(found[1])))
        length += len(found[1])
        last = found.end()
    pieces.append(_plain(marked[last:]))
    return "".join(pieces), hits


def _plain(text: str) -> str:
    return text.replace(ON, "").replace(OFF, "")


def _densest(text: str, hits: list[tuple[int, int]]) -> int:
    """The place of the hit from which on a snippet would show most different words, in a sentence rather than a heading."""
    best, most = hits[0][0], (False, 0)
    for place, (first, _after) in enumerate(hits):
        near = {text[a:b].casefold() for a, b in hits[place : place + 20] if b <= first + LENGTH - BEFORE}
        shown = (_is_in_a_sentence(text, first), len(near))
        if shown > most:
            best, most = first, shown
    return best


def _is_in_a_sentence(text: str, place: int) -> bool:
    line_end = text.find("\n", place)
    line = text[text.rfind("\n", 0, place) + 1 : len(text) if line_end < 0 else line_end]
    return line.rstrip().endswith(_ENDS)


def _start(text: str, hit: int) -> int:
    """The beginning of the line or sentence if it is near, else of a word before the hit."""
    line = text.rfind("\n", 0, hit) + 1
    near = max(line, hit - 2 * BEFORE)
    sentences = [near + found.end() for found in _SENTENCE.finditer(text[near:hit])]
    if sentences:
        return sentences[-1]
    if near == line:
        return line
    return text.rfind(" ", line, hit - BEFORE) + 1


def _begins_a_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in ".!?:…”’\"')]" or "\n" in text[len(before) : start]


def _end(text: str, wanted: int) -> int:
    if wanted >= len(text):
        return len(text)
    end = text.rfind(" ", 0, wanted)
    return end if end > wanted - LONGEST_TAIL else wanted


LONGEST_TAIL = 40  # a word that is longer is cut
