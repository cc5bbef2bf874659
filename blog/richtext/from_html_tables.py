"""Tables in HTML: one heading row, one paragraph a cell, nothing over several columns or rows."""

from collections import Counter
from collections.abc import Iterator
from typing import Protocol
from xml.etree.ElementTree import Element

from blog.content.tree import words_of
from blog.richtext.from_html_inline import inline, without_edges
from blog.richtext.schema import Node, node

_ALIGNMENTS = frozenset(("left", "center", "right"))
_LINES = frozenset(("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "blockquote", "pre"))
WIDEST = 40


class _Reads(Protocol):
    dropped: Counter[str]
    aside: list[Node]


def rows_of(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def arranges_only(table: Element) -> bool:
    """Whether a table only put things on a page: it has one column, or a table or heading inside."""
    rows = [list(row) for row in rows_of(table)]
    if not any(len(row) > 1 for row in rows):
        return True
    inside = {found.tag for found in table.iter()} - {"table"} | {found.tag for row in rows for found in row}
    nested = sum(1 for _ in table.iter("table")) > 1
    return "th" not in inside and (nested or bool(inside & {"h1", "h2", "h3"}))


def table_from(table: Element, reader: _Reads) -> Node:
    """The table; pictures in its cells go after it."""
    grid: list[list[Node]] = []
    owed: dict[int, int] = {}
    for place, row in enumerate(rows_of(table)):
        kind = "tableCell" if place else "tableHeader"
        cells: list[Node] = []
        for cell in row:
            _pay(owed, cells, kind)
            line = inline(_lines_of(cell), reader.dropped, plain=not place)
            reader.aside += line.figures
            align = cell.get("align", "").lower()
            held = node("paragraph", without_edges(line.parts))
            cells.append(node(kind, [held], align=align if align in _ALIGNMENTS else None))
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(cells) - 1, len(cells) - 1 + wide):
                owed[column] = high - 1
            cells += [_empty(kind) for _ in range(wide - 1)]
        _pay(owed, cells, kind)
        grid.append(cells)
    width = max(map(len, grid))
    rows = []
    for place, cells in enumerate(grid):
        missing = [_empty("tableCell" if place else "tableHeader") for _ in range(width - len(cells))]
        rows.append(node("tableRow", [*cells, *missing]))
    caption = table.find("caption")
    return node("table", rows, caption=words_of(caption) or None if caption is not None else None)


def _pay(owed: dict[int, int], cells: list[Node], kind: str) -> None:
    """Empty cells where one of a row above reaches down to."""
    while owed.get(len(cells), 0) > 0:
        owed[len(cells)] -= 1
        cells.append(_empty(kind))


def _empty(kind: str) -> Node:
    return node(kind, [node("paragraph")], align=None)


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1")
    return max(1, min(int(value), WIDEST)) if value.isdecimal() and len(value) < 5 else 1


def _lines_of(cell: Element) -> Iterator[Element | str]:
    """Everything in a cell, with a break after each paragraph."""
    if cell.text:
        yield cell.text
    for child in cell:
        if child.tag in _LINES or any(inner.tag in _LINES for inner in child.iter()):
            yield from _lines_of(child)
            yield Element("br")
        else:
            bare = Element(child.tag, child.attrib)
            bare.text = child.text
            bare.extend(child)
            yield bare
        if child.tail:
            yield child.tail
