"""Text as people type it who never heard of Markdown, made readable for the parser.

Works on lines and adds only blank lines, indents and Markdown's own bullets: no word is changed.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown.preprocessors import Preprocessor

from blog.content.lists import read_item, with_lists_apart

_OR = re.compile(r"^\s*or\s*:?\s*$", re.IGNORECASE)
_QUOTE_ENDS = re.compile(r"[”\"»“]\s*(?:or\s*:?)?\s*$", re.IGNORECASE)
_QUOTE_THEN_OR = re.compile(r"[”\"»“]\s*or\s*:?\s*$", re.IGNORECASE)
_QUOTE_BEGINS = re.compile(r"^\s*[“\"«„]")
_SENTENCE_ENDS = re.compile(r"[.!?:…。！？：][”’\"'»)\]*_]*\s*(?:or\s*:?)?\s*$", re.IGNORECASE)
_UNDERLINE = re.compile(r"^(?:-{2,}|={2,}) *$")
_DEFINITION = re.compile(r"^ {0,3}: {1,3}\S")
_GOES_ON = re.compile(r"^(?: {2}|>|\||!!! |: )")
_FENCED_CODE = re.compile(r"^ *(?:```|~~~)", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")

# No editor wraps prose wider than this; a longer line was typed as one paragraph.
WIDEST_WRAP = 120
MAX_TITLE = 80


def paragraphs_from_lines(source: str) -> str:
    """Make newlines paragraph breaks where each line was typed or pasted as a paragraph.

    Hard-wrapped prose has lines of one width, up to about 100 characters, and breaks where the width ends. So a newline
    is a break in a block of three lines or more when two of them are longer than ``WIDEST_WRAP``; and in a body without
    a single blank line also when three fifths of its lines end a sentence. Items that follow each other stay one list,
    rows one table. Text with fenced code is left alone.
    """
    if _FENCED_CODE.search(source):
        return source
    blocks = _BLANK_LINES.split(source.strip("\n"))
    return "\n\n".join(_opened(block.split("\n"), alone=len(blocks) == 1) for block in blocks)


def _opened(lines: list[str], *, alone: bool) -> str:
    long = sum(len(line) > WIDEST_WRAP and " " in line.strip() for line in lines)
    endings = sum(map(_ends_a_sentence, lines)) if alone else 0
    if len(lines) < 3 or (long < 2 and endings * 5 < len(lines) * 3):
        return "\n".join(lines)
    spaced = [lines[0]]
    for before, line in pairwise(lines):
        if not _belong_together(before, line):
            spaced.append("")
        spaced.append(line)
    return "\n".join(spaced)


def _belong_together(before: str, line: str) -> bool:
    if _GOES_ON.match(line) or _UNDERLINE.match(line) or before.endswith(("  ", "\\")):
        return True
    if "|" in before and "|" in line:
        return True
    first, second = read_item(before), read_item(line)
    return first is not None and second is not None and first.family == second.family


def _ends_a_sentence(line: str) -> bool:
    return _SENTENCE_ENDS.search(line[-40:]) is not None


class TypedPreprocessor(Preprocessor):
    """Runs after raw HTML and fenced code are out of the text, so that neither is touched."""

    def run(self, lines: list[str]) -> list[str]:
        lines = list(_with_scripts_apart(lines))
        lines = list(_with_practices_apart(lines))
        lines = list(_with_definitions_apart(lines))
        return list(with_lists_apart(lines))


def _with_scripts_apart(lines: list[str]) -> Iterator[str]:
    """Blank lines between quotations joined by "or", and above a rule that follows a whole sentence.

    Without the latter, "A sentence. / ---" would become a heading.
    """
    before = ""
    for line in lines:
        if before.strip() and (
            (_OR.match(line) and _QUOTE_ENDS.search(before[-40:]))
            or (_QUOTE_BEGINS.match(line) and (_OR.match(before) or _QUOTE_THEN_OR.search(before[-40:])))
            or (_UNDERLINE.match(line) and _ends_a_sentence(before))
        ):
            yield ""
        yield line
        before = line


def _with_definitions_apart(lines: list[str]) -> Iterator[str]:
    """A blank line above each term that follows a definition; without it the parser puts one into the other."""
    defined = False
    for line, after in zip(lines, (*lines[1:], ""), strict=True):
        is_definition = _DEFINITION.match(line) is not None
        if defined and line.strip() and not is_definition and _DEFINITION.match(after):
            yield ""
        yield line
        defined = is_definition or (defined and bool(line.strip()))


def _with_practices_apart(lines: list[str]) -> Iterator[str]:
    """Blank lines in "1. Title / A sentence. / 2. Title / A sentence.", each on the very next line."""
    block: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            block.append(line)
            continue
        if _are_practices(block):
            for part in block:
                yield part
                yield ""
        else:
            yield from block
        yield line
        block = []


def _are_practices(block: list[str]) -> bool:
    """Told from a wrapped list by three signs.

    Every title is short and ends no sentence, what follows does not go on in small letters, and every line that
    follows ends a sentence.
    """
    items = {
        place: item
        for place, item in enumerate(map(read_item, block))
        if item and item.number is not None and item.indent < 4
    }
    numbers = [item.number for item in items.values()]
    if len(items) < 2 or numbers != list(range(1, len(items) + 1)):
        return False
    if any(later - earlier < 2 for earlier, later in pairwise((*items, len(block)))):
        return False
    if any(len(item.rest) > MAX_TITLE or item.rest.rstrip()[-1:] in ".,;" for item in items.values()):
        return False
    first = next(iter(items))
    following = [line for place, line in enumerate(block) if place > first and place not in items]
    return all(line[0] != " " and not line[0].islower() and _ends_a_sentence(line) for line in following)
