"""Words that Word keeps in wrappings which mammoth does not open: taken out of them before it reads the file."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WITH_WORDS = re.compile(r"word/(?:document\d*|footnotes|endnotes)\.xml")
_WRAPPED = re.compile(rb"<w:(?:fldSimple|dir|bdo|ruby|cr|ptab|txbxContent)\b|w:dropCap=")
# Fields such as the number of a table; words that run against the line; small signs above others.
_OPENED = frozenset(f"{_W}{name}" for name in ("fldSimple", "dir", "bdo", "ruby", "rubyBase"))
_PASSED_OVER = frozenset(f"{_W}{name}" for name in ("fldData", "rubyPr", "rt"))
_RENAMED = {f"{_W}cr": f"{_W}br", f"{_W}ptab": f"{_W}tab"}


def unwrapped(content: bytes) -> bytes:
    """The same file with those words where they are read; as it was where there are none, or where it cannot be read."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = list(dict.fromkeys(packed.namelist()))
        try:
            opened = {
                name: _opened(xml)
                for name in names
                if _WITH_WORDS.fullmatch(name) and _WRAPPED.search(xml := packed.read(name))
            }
        except (ParseError, ValueError):
            return content
        if not opened:
            return content
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as anew:
            for name in names:
                anew.writestr(name, opened.get(name) or packed.read(name))
    return made.getvalue()


def _opened(xml: bytes) -> bytes:
    root = fromstring(xml)  # noqa: S314 - word_file refuses declarations
    for parent in list(root.iter()):
        parent[:] = [part for child in parent for part in _parts(child)]
    for parent in list(root.iter()):
        _join_first_letters(parent)
    return tostring(root)


def _parts(child: Element) -> Iterator[Element]:
    """What to put in the place of ``child``."""
    if child.tag in _PASSED_OVER:
        return
    if child.tag in _OPENED:
        for inner in child:
            yield from _parts(inner)
        return
    child.tag = _RENAMED.get(child.tag, child.tag)
    boxes = []
    if child.tag == f"{_MC}AlternateContent" and not _is_in(child.find(f"{_MC}Fallback"), "t"):
        boxes = _boxes_in(child.find(f"{_MC}Choice"))
    elif child.tag == f"{_W}drawing":
        boxes = _boxes_in(child)
    yield child
    for box in boxes:
        older = Element(f"{_W}pict")
        older.append(box)
        yield older


def _boxes_in(holder: Element | None) -> list[Element]:
    """The contents of text boxes, which mammoth knows only as an older Word drew them."""
    return [] if holder is None else list(holder.iter(f"{_W}txbxContent"))


def _is_in(holder: Element | None, name: str) -> bool:
    return holder is not None and holder.find(f".//{_W}{name}") is not None


def _join_first_letters(parent: Element) -> None:
    """A large first letter is a paragraph of its own in the file; for a reader it begins the next one."""
    letter: Element | None = None
    for child in list(parent):
        if child.tag != f"{_W}p":
            continue
        frame = child.find(f"{_W}pPr/{_W}framePr")
        if frame is not None and frame.get(f"{_W}dropCap") in ("drop", "margin"):
            letter = child
        elif letter is not None:
            words = [part for part in letter if part.tag != f"{_W}pPr"]
            place = int(child.find(f"{_W}pPr") is not None)
            child[place:place] = words
            parent.remove(letter)
            letter = None
