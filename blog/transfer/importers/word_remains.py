"""What stays behind when a Word file becomes a post, and how that is said."""

import re
from zipfile import ZipFile

_MAIN = "word/document.xml"
_COUNTED = {
    "fonts": (_MAIN, rb"<w:(?:rFonts|sz) "),
    "colours": (_MAIN, rb"<w:(?:color|highlight|shd) "),
    "comments": ("word/comments.xml", rb"<w:comment "),
    "deletions": (_MAIN, rb"<w:(?:del|moveFrom) [^>]*[^/]>\s*<w:r[ >]"),
    "insertions": (_MAIN, rb"<w:ins [^>]*[^/]>\s*<w:r[ >]"),
    "charts": (_MAIN, rb"<c:chart "),
    "formulas": (_MAIN, rb"<m:oMath>"),
    "embedded parts": (_MAIN, rb"<w:altChunk "),
    "the table of contents": (_MAIN, rb"<w:instrText[^>]*>\s*TOC\b|w:instr=\"\s*TOC\b"),
    "names": ("docProps/core.xml", rb"<(?:dc:creator|cp:lastModifiedBy)>[^<]"),
}
_PLAIN = ("fonts", "colours", "headers and footers", "the table of contents", "programs")
_BY_NUMBER = ("comments", "charts", "formulas", "embedded parts")
_PLACES = {"headers and footers": r"word/(?:header|footer)\d*\.xml", "programs": r"word/vbaProject\.bin"}
_WORDS = re.compile(rb"<w:t(?: [^>]*)?>[^<\s]")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def remains(packed: ZipFile) -> dict[str, int]:
    """How much of each kind there is in the file and will not be in the post."""
    names = set(packed.namelist())
    found = {
        kind: len(re.findall(pattern, packed.read(part))) if part in names else 0
        for kind, (part, pattern) in _COUNTED.items()
    }
    for kind, place in _PLACES.items():
        parts = [name for name in names if re.fullmatch(place, name)]
        found[kind] = sum(kind == "programs" or bool(_WORDS.search(packed.read(name))) for name in parts)
    return found


def said(found: dict[str, int]) -> list[str]:
    """ "Fonts, colours and two comments were left behind." and the like; nothing for what was not there."""
    plain = [kind for kind in _PLAIN if found[kind]]
    counted = [_counted(kind, found[kind]) for kind in _BY_NUMBER if found[kind]]
    parts = [*plain, *counted]
    sentences = []
    if parts:
        alone = len(parts) == 1 and parts[0].startswith(("one ", "the "))
        sentences.append(f"{_listed(parts).capitalize()} {'was' if alone else 'were'} left behind.")
    if found["deletions"] and found["insertions"]:
        sentences.append("Suggested changes are in the text as if they were accepted.")
    elif found["deletions"]:
        sentences.append("Words marked as deleted were left out.")
    elif found["insertions"]:
        sentences.append("Words marked as inserted are in the text.")
    if found["names"]:
        sentences.append("The file also says who wrote it; that stayed behind.")
    return sentences


def _counted(kind: str, count: int) -> str:
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} {kind.removesuffix('s') if count == 1 else kind}"


def _listed(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
