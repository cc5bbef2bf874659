"""The numbers of Word's lists, which go on over paragraphs between them; mammoth begins every list with one."""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN = "word/document.xml"
# A bookmark of that name at the start of an item says its number; ``richtext.from_html`` reads it.
NUMBER = "list-number-{}"


@dataclass
class _Lists:
    """What the file says about its lists: which pattern each follows, where a level begins, which styles are in one."""

    patterns: dict[str, str] = field(default_factory=dict)
    begins: dict[tuple[str, str], int] = field(default_factory=dict)
    anew: dict[tuple[str, str], int] = field(default_factory=dict)
    dotted: set[tuple[str, str]] = field(default_factory=set)
    styles: dict[str, tuple[str, str]] = field(default_factory=dict)


def with_numbers(content: bytes) -> bytes:
    """The same file with its items' numbers in bookmarks; as it was where there are none, or where it cannot be read."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        if "word/numbering.xml" not in names or _MAIN not in names:
            return content
        try:
            lists = _lists(fromstring(packed.read("word/numbering.xml")))  # noqa: S314 - word_file refuses declarations
            if "word/styles.xml" in names:
                lists.styles = dict(_styles(fromstring(packed.read("word/styles.xml"))))  # noqa: S314
            document = fromstring(packed.read(_MAIN))  # noqa: S314
        except (ParseError, ValueError):
            return content
        if not _number(document, lists):
            return content
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as anew:
            for name in dict.fromkeys(names):
                anew.writestr(name, tostring(document) if name == _MAIN else packed.read(name))
    return made.getvalue()


def _value(parent: Element | None, path: str, default: str = "") -> str:
    found = parent.find("/".join(f"{_W}{part}" for part in path.split("/"))) if parent is not None else None
    return default if found is None else found.get(f"{_W}val", default)


def _whole(value: str) -> int:
    return int(value) if re.fullmatch(r"\d{1,6}", value) else 1


def _lists(numbering: Element) -> _Lists:
    lists = _Lists()
    for pattern in numbering.iter(f"{_W}abstractNum"):
        for level in pattern.findall(f"{_W}lvl"):
            place = (pattern.get(f"{_W}abstractNumId", ""), level.get(f"{_W}ilvl", "0"))
            lists.begins[place] = _whole(_value(level, "start", "1"))
            if _value(level, "numFmt") in ("bullet", "none"):
                lists.dotted.add(place)
    for num in numbering.iter(f"{_W}num"):
        name = num.get(f"{_W}numId", "")
        lists.patterns[name] = _value(num, "abstractNumId")
        for override in num.findall(f"{_W}lvlOverride"):
            if start := _value(override, "startOverride"):
                lists.anew[name, override.get(f"{_W}ilvl", "0")] = _whole(start)
    return lists


def _styles(styles: Element) -> Iterator[tuple[str, tuple[str, str]]]:
    for style in styles.iter(f"{_W}style"):
        properties = style.find(f"{_W}pPr")
        if number := _value(properties, "numPr/numId"):
            yield style.get(f"{_W}styleId", ""), (number, _value(properties, "numPr/ilvl", "0"))


def _number(document: Element, lists: _Lists) -> bool:
    """Count as Word does: all lists of one pattern together, and a level anew after each item above it."""
    counts: dict[tuple[str, str], int] = {}
    seen: set[tuple[str, str]] = set()
    deeper: defaultdict[str, set[str]] = defaultdict(set)
    changed = False
    for paragraph in document.iter(f"{_W}p"):
        properties = paragraph.find(f"{_W}pPr")
        name, level = lists.styles.get(_value(properties, "pStyle"), ("", "0"))
        name = _value(properties, "numPr/numId", name)
        level = _value(properties, "numPr/ilvl", level)
        pattern = lists.patterns.get(name)
        if pattern is None:
            continue
        place = (pattern, level)
        if (name, level) in lists.anew and (name, level) not in seen:
            counts[place] = lists.anew[name, level] - 1
        seen.add((name, level))
        counts[place] = counts.get(place, lists.begins.get(place, 1) - 1) + 1
        for below in deeper[pattern]:
            if below > level:
                counts.pop((pattern, below), None)
        deeper[pattern].add(level)
        if counts[place] > 1 and place not in lists.dotted:
            bookmark = Element(f"{_W}bookmarkStart", {f"{_W}name": NUMBER.format(counts[place])})
            paragraph.insert(0 if properties is None else 1, bookmark)
            changed = True
    return changed
