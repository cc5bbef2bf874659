"""The plain text of a rendered body, how long it takes to read, and its beginning for cards and descriptions."""

import math
import re
import unicodedata
from xml.etree.ElementTree import Element

from blog.content.tree import BLOCKS, has_class

# Adults read about 238 words of English prose a minute (Brysbaert 2019, a meta-analysis of 190 studies).
WORDS_A_MINUTE = 230

_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003ffff]")
_WORD = re.compile(r"[^\W_][^\s—–…]*")
_ROWS = frozenset(("tr",))
_CELLS = frozenset(("td", "th"))
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*(?=\s)|[。！？]")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Dr|Mr|Mrs|Ms|Prof|St|vs|etc|e\.g|i\.e))\.$")
_LOOSE_ENDS = " \t,;:–—-(“‘\"'"


def plain_text(root: Element) -> str:
    """Everything a reader can read, one paragraph (or table row) per line, without note marks and back links."""
    lines: list[str] = []
    _gather(root, lines, [])
    return "\n".join(lines)


def _gather(element: Element, lines: list[str], current: list[str]) -> None:
    current.append(element.text or "")
    for child in element:
        separate = (child.tag in BLOCKS and child.tag not in _CELLS) or child.tag in _ROWS
        if separate:
            _finish(lines, current)
        if child.tag == "br" or child.tag in _CELLS:
            current.append(" ")
        if not _is_furniture(child, element):
            _gather(child, lines, current)
        if separate:
            _finish(lines, current)
        current.append(child.tail or "")
    if element.tag in BLOCKS and element.tag not in _CELLS:
        _finish(lines, current)


def _finish(lines: list[str], current: list[str]) -> None:
    if line := " ".join("".join(current).split()):
        lines.append(line)
    current.clear()


def _is_furniture(element: Element, parent: Element) -> bool:
    """Marks, links and the title that the renderer adds for notes and sources; nobody wrote them."""
    if element.tag == "sup":
        return element.get("id", "").startswith(("fnref-", "citing-"))
    if element.tag == "a":
        return element.get("href", "").startswith("#fnref-")
    if has_class(element, "sources"):
        return True
    return has_class(element, "label") and has_class(parent, "notes")


def count_words(text: str) -> int:
    """Words in ``text``; scripts without spaces (Chinese, Japanese, Korean) count one word for two characters."""
    characters = len(_CJK.findall(text))
    return len(_WORD.findall(_CJK.sub(" ", text))) + math.ceil(characters / 2)


def minutes_to_read(words: int) -> int:
    """Whole minutes, at least one."""
    return max(1, math.ceil(words / WORDS_A_MINUTE))


def excerpt(text: str, length: int = 200) -> str:
    """The beginning of ``text`` on one line, at most ``length`` characters.

    Ends with a sentence when one ends in the second half, else after a word and with “…”.
    """
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    ends = [
        match.end()
        for match in _SENTENCE_END.finditer(line, 0, length + 1)
        if match.end() <= length and not _ABBREVIATED.search(line[: match.end()])
    ]
    if ends and ends[-1] * 2 >= length:
        return line[: ends[-1]]
    return _cut_after_a_word(line, length - 1) + "…"


def _cut_after_a_word(line: str, length: int) -> str:
    cut = line[: max(0, length)]
    if not line[len(cut)].isspace():
        space = cut.rfind(" ")
        if space > length // 2:
            cut = cut[:space]
        else:
            # One long word, or a script without spaces: cut it, but never between a letter and its marks.
            while cut and _joins(line[len(cut)], cut[-1]):
                cut = cut[:-1]
    return cut.rstrip(_LOOSE_ENDS)


def _joins(following: str, last: str) -> bool:
    return (
        unicodedata.combining(following) != 0
        or unicodedata.category(following) in {"Mn", "Mc", "Me"}
        or "\u200d" in (following, last)
        or following in "\ufe0e\ufe0f"
        or "\U0001f3fb" <= following <= "\U0001f3ff"
    )
