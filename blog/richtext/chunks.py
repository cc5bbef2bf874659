"""Where one top-level block probably ends and the next begins. ``dividing`` finds out whether that is so.

Looks at the text as the parser will see it: after the site's own rules have put blank lines where people leave them out.
"""

import re
from itertools import pairwise

from markdown.extensions.fenced_code import FencedBlockPreprocessor

from blog.content import CAPTION, TypedPreprocessor, names, paired_fences, paragraphs_from_lines
from blog.richtext.lines import SEPARATOR, is_blank

_RAW_HTML = re.compile(r"^ {0,3}<(?:!--|/?([A-Za-z][\w-]*))")
_RAW_BLOCKS = names(
    "address article aside blockquote canvas center details dialog div dl fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr iframe main math menu nav noscript object ol p pre script section style summary table "
    "template textarea ul video audio svg"
)
_ITEM = re.compile(r"^ {0,3}(?:([*+-])|\d+\.) +")
_HEADING = re.compile(r"^#{1,6} ")
_RULE = re.compile(r"^ {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$")
_QUOTATION = re.compile(r"^ {0,3}>")
_NOTE = re.compile(r"^ {0,3}\[\^[^\]]*\]:")
_CALLOUT = re.compile(r"^!!! ?\w")
_DEFINITION = re.compile(r"^ {0,3}(?:\[[^\]\[^][^\]\[]*\]: *\S|\*\[[^\]]+\] ?:)")
_MEANING = re.compile(r"^ {0,3}: {1,3}\S")
_TABLE_RULE = re.compile(r"^ *\|?[ :|-]*-[ :|-]*$")
_HOLDS_INDENTED = frozenset(("ul", "ol", "note", "callout", "meaning"))


def proposed_starts(lines: list[str]) -> list[int]:
    """The numbers of the lines that begin a chunk; the first is 0. Blank lines belong to the chunk above them."""
    whole = _whole_regions(lines)
    seen, opened = _as_typed(lines, whole)
    starts: list[int] = []
    kind = ""
    after_blank = True
    place = 0
    while place < len(lines):
        if place in whole:
            starts.append(place)
            place, kind, after_blank = whole[place], "whole", True
            continue
        line = seen[place]
        if is_blank(line):
            after_blank = True
        elif line.strip() == SEPARATOR:
            kind, after_blank = "whole", True
        else:
            found = _kind(line)
            apart = after_blank or place in opened
            if _begins(found, kind, line, apart=apart) or not starts:
                starts.append(place)
                kind = found
            elif found == "meaning" and kind == "words":
                kind = "meaning"
            after_blank = False
        place += 1
    starts = _with_captions(starts, seen)
    return [0, *starts[1:]] if starts else [0]


def _begins(found: str, kind: str, line: str, *, apart: bool) -> bool:
    """Whether a line of this kind begins a chunk, after a chunk of that ``kind``."""
    if line.startswith("    ") and kind in _HOLDS_INDENTED:
        return False
    if found == "meaning" and kind in ("words", "meaning"):
        return False
    if found == kind and kind in ("ul", "ol", "quotation"):
        return False
    if apart or kind in ("heading", "whole", "rule"):
        return True
    if found in ("heading", "callout"):
        return kind not in ("ul", "ol", "quotation", "note", "meaning")
    if found in ("note", "definition", "quotation") and kind != "definition":
        return kind in ("words", "note")
    return kind == "definition" != found


def _kind(line: str) -> str:
    if _RULE.match(line):
        return "rule"
    item = _ITEM.match(line)
    if item:
        return "ul" if item[1] else "ol"
    for name, sign in _KINDS.items():
        if sign.match(line):
            return name
    return "words"


_KINDS = {
    "heading": _HEADING,
    "quotation": _QUOTATION,
    "callout": _CALLOUT,
    "note": _NOTE,
    "definition": _DEFINITION,
    "meaning": _MEANING,
}


def _as_typed(lines: list[str], whole: dict[int, int]) -> tuple[list[str], set[int]]:
    """The lines as the site's rules for typed text rewrite them, and those before which they put a blank line."""
    opened = opened_lines(lines)
    inside = {place for start, end in whole.items() for place in range(start, end)}
    seen = ["" if place in inside else line.expandtabs(4) for place, line in enumerate(lines)]
    spaced = []
    for place, line in enumerate(seen):
        spaced.extend(("", line) if place in opened else (line,))
    _match(TypedPreprocessor().run(spaced), seen, opened)
    return seen, opened


def opened_lines(lines: list[str]) -> set[int]:
    """The lines before which the site puts a blank one, because each line was typed or pasted as a paragraph."""
    opened: set[int] = set()
    _match(paragraphs_from_lines("\n".join(lines)).split("\n"), list(lines), opened)
    return opened


def _match(rewritten: list[str], seen: list[str], opened: set[int]) -> None:
    """Both hold the same lines in the same order, apart from blank ones."""
    places = [place for place, line in enumerate(seen) if not is_blank(line)]
    written = [place for place, line in enumerate(rewritten) if not is_blank(line)]
    if len(places) != len(written):
        return
    for place, origin in zip(written, places, strict=True):
        seen[origin] = rewritten[place]
        if place and origin and is_blank(rewritten[place - 1]) and not is_blank(seen[origin - 1]):
            opened.add(origin)


def _with_captions(starts: list[int], seen: list[str]) -> list[int]:
    """A paragraph "Table: …" and the table under it are one chunk."""
    tables = {
        after
        for before, after in pairwise(starts)
        if CAPTION.match(seen[before])
        and "|" in seen[after]
        and after + 1 < len(seen)
        and _TABLE_RULE.match(seen[after + 1])
    }
    return [start for start in starts if start not in tables]


def _whole_regions(lines: list[str]) -> dict[int, int]:
    """Where fenced code, raw HTML and pieces begin and end: they may hold blank lines."""
    regions = _code_regions(lines)
    regions.update(_html_regions(lines, regions))
    inside = {place for start, end in regions.items() for place in range(start, end)}
    visible = ["" if place in inside else line for place, line in enumerate(lines)]
    regions.update((start, end + 1) for start, end, _ in paired_fences(visible))
    outermost: dict[int, int] = {}
    reached = 0
    for start, end in sorted(regions.items()):
        if start >= reached:
            outermost[start] = reached = end
    return outermost


def _code_regions(lines: list[str]) -> dict[int, int]:
    text = "\n".join(lines) + "\n"
    regions: dict[int, int] = {}
    number = reached = 0
    for code in FencedBlockPreprocessor.FENCED_BLOCK_RE.finditer(text):
        number += text.count("\n", reached, code.start())
        reached = code.start()
        regions[number] = number + code[0].count("\n") + 1
    return regions


def _html_regions(lines: list[str], code: dict[int, int]) -> dict[int, int]:
    regions: dict[int, int] = {}
    last_comment = max((place for place, line in enumerate(lines) if "-->" in line), default=-1)
    place = 0
    while place < len(lines):
        if place in code:
            place = code[place]
            continue
        tag = _RAW_HTML.match(lines[place])
        if tag and lines[place].strip() != SEPARATOR and _opens_a_block(tag[1], place <= last_comment):
            regions[place] = _end_of_html(lines, place, tag[1])
            place = regions[place]
        else:
            place += 1
    return regions


def _opens_a_block(name: str | None, comment_ends: bool) -> bool:  # noqa: FBT001
    return comment_ends if name is None else name.lower() in _RAW_BLOCKS


def _end_of_html(lines: list[str], start: int, name: str | None) -> int:
    """The line after the one that closes what opens at ``start``, as the parser looks for it."""
    if name is None:
        ends = (place + 1 for place in range(start, len(lines)) if "-->" in lines[place])
        return next(ends, start + 1)
    if name.lower() == "hr" or lines[start].lstrip().startswith("</"):
        return start + 1
    opening = re.compile(rf"<{name}(?=[\s>/]|$)", re.IGNORECASE)
    closing = re.compile(rf"</{name}\s*>", re.IGNORECASE)
    open_now = 0
    for place in range(start, len(lines)):
        open_now += len(opening.findall(lines[place])) - len(closing.findall(lines[place]))
        if open_now <= 0:
            return place + 1
    return len(lines)
