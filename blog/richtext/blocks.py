"""Blocks of the editor's document, from elements."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from blog.content import CAPTION, DEFAULT_TITLES, names
from blog.richtext.addresses import is_picture_address
from blog.richtext.dialect import LABEL
from blog.richtext.html_tree import NotUnderstood
from blog.richtext.inline import WHITE_SPACE, inline_nodes, only
from blog.richtext.schema import CODE_LANGUAGE, HEADING_ID, Node, attribute, content, node, words_in
from blog.richtext.schema import LABEL as USABLE_LABEL
from blog.richtext.script_lines import lines_of

_BLOCKS = names("p h2 h3 h4 h5 h6 ul ol blockquote pre hr table div dl figure details section aside")
_LANGUAGE = re.compile(r"^language-(\S+)$")


def block_nodes(parent: Element) -> list[Node]:
    """The blocks inside ``parent``, in order. Raises ``NotUnderstood`` for anything the document cannot say."""
    if (parent.text or "").strip():
        raise NotUnderstood("Text outside any block.")
    found = []
    for child in parent:
        if (child.tail or "").strip():
            raise NotUnderstood("Text between blocks.")
        found.append(_block(child))
    return with_captions(found)


def with_captions(nodes: list[Node]) -> list[Node]:
    """A plain paragraph "Table: …" right above a table becomes its caption, as on the page."""
    joined: list[Node] = []
    for one in nodes:
        if one["type"] == "table" and attribute(one, "caption") is None and joined:
            caption = _caption(joined[-1])
            if caption:
                joined[-1] = {**one, "attrs": {**(one.get("attrs") or {}), "caption": caption}}
                continue
        joined.append(one)
    return joined


def _caption(before: Node) -> str | None:
    if before["type"] != "paragraph" or any(
        part["type"] != "text" or part.get("marks") for part in content(before)
    ):
        return None
    words = words_in(before)
    return CAPTION.sub("", words) if CAPTION.match(words) else None


def _block(element: Element) -> Node:
    reader = _READERS.get(element.tag)
    if reader is None:
        raise NotUnderstood(f"<{element.tag}> as a block.")
    return reader(element)


def _paragraph(element: Element) -> Node:
    only(element)
    if len(element) == 1 and element[0].tag == "img" and not _words_around(element):
        return _figure(element[0])
    return node("paragraph", inline_nodes(element))


def _words_around(parent: Element) -> str:
    return ((parent.text or "") + "".join(child.tail or "" for child in parent)).strip()


def _figure(image: Element) -> Node:
    only(image, "src", "alt", "title", "class")
    alt, source = image.get("alt", ""), image.get("src", "")
    decorative = image.get("class") == "decorative"
    if not is_picture_address(source) or (image.get("class") and (not decorative or alt)):
        raise NotUnderstood("A picture with classes, or without an address.")
    caption, _, credit = (part.strip() for part in image.get("title", "").partition("|"))
    return node("figure", src=source, alt=alt, caption=caption, credit=credit, decorative=decorative)


def _heading(element: Element) -> Node:
    only(element, "id")
    name = element.get("id")
    if name and not HEADING_ID.match(name):
        raise NotUnderstood("An id that the page would drop.")
    return node("heading", inline_nodes(element), level=min(int(element.tag[1]), 4), id=name or None)


def _list(element: Element) -> Node:
    only(element, *(("start",) if element.tag == "ol" else ()))
    if _words_around(element) or any(item.tag != "li" for item in element):
        raise NotUnderstood("A list that holds more than items.")
    tight = not any(child.tag == "p" for item in element for child in item)
    items = [_item(item) for item in element]
    if element.tag == "ul":
        return node("bulletList", items, tight=tight)
    start = element.get("start", "1")
    if not start.isdecimal() or len(start) > 9:
        raise NotUnderstood("A number that is none.")
    return node("orderedList", items, start=int(start), tight=tight)


def _item(element: Element) -> Node:
    only(element)
    lead, rest = Element("p"), Element("rest")
    lead.text = element.text
    for child in element:
        if len(rest) or child.tag in _BLOCKS:
            rest.append(child)
        else:
            lead.append(child)
    blocks = block_nodes(rest)
    # Not what Python calls white space: an item may hold a no-break space and nothing else.
    if len(lead) or (lead.text or "").strip(" \t\n"):
        return node("listItem", [_paragraph(lead), *blocks])
    if not blocks or blocks[0]["type"] != "paragraph":
        blocks.insert(0, node("paragraph"))
    return node("listItem", blocks)


def _quotation(element: Element) -> Node:
    only(element)
    return node("blockquote", block_nodes(element) or [node("paragraph")])


def _rule(element: Element) -> Node:
    only(element)
    return node("horizontalRule")


def _code(element: Element) -> Node:
    only(element)
    if len(element) != 1 or element[0].tag != "code" or len(element[0]) or _words_around(element):
        raise NotUnderstood("Code that is more than text.")
    only(element[0], "class")
    language = None
    if written := element[0].get("class"):
        named = _LANGUAGE.match(written)
        if not named or not CODE_LANGUAGE.match(named[1]):
            raise NotUnderstood("Code with other classes.")
        language = named[1]
    words = (element[0].text or "").removesuffix("\n")
    return node("codeBlock", [{"type": "text", "text": words}] if words else None, language=language)


def _aside(element: Element) -> Node:
    only(element, "class", "role")
    kind = {"callout callout-note": "note", "callout callout-care": "care"}.get(element.get("class", ""))
    if kind is None or element.get("role") != "note":
        raise NotUnderstood("An aside that is no callout.")
    label = _take_label(element, "p")
    if label is None:
        raise NotUnderstood("A callout without a title.")
    title = None if label == DEFAULT_TITLES[kind] else label
    return node("callout", block_nodes(element) or [node("paragraph")], kind=kind, title=title)


def _take_label(element: Element, tag: str) -> str | None:
    """Take the first child out if it is a label of plain words, and give its words."""
    first = element[0] if len(element) else None
    if first is None or first.tag != tag or first.attrib != {"class": "label"} or (first.tail or "").strip():
        return None
    element.remove(first)
    return _plain(first)


def _plain(element: Element) -> str:
    if len(element):
        raise NotUnderstood("Markup in a title.")
    return WHITE_SPACE.sub(" ", element.text or "").strip()


def _section(element: Element) -> Node:
    if LABEL in element.attrib:
        label = element.attrib[LABEL]
        if not USABLE_LABEL.match(label):
            raise NotUnderstood("A label that cannot be written again.")
        return node("footnote", block_nodes(element) or [node("paragraph")], label=label)
    heading = element[0] if len(element) else None
    if element.attrib != {"class": "practice practice-alone"} or heading is None or heading.tag != "h3":
        raise NotUnderstood("A section that is no practice.")
    if heading.attrib != {"class": "practice-title"}:
        raise NotUnderstood("A practice without a title.")
    duration = ""
    if len(heading) and heading[-1].attrib == {"class": "fine"} and not (heading[-1].tail or "").strip():
        duration = _plain(heading[-1])
        heading.remove(heading[-1])
    title = _plain(heading)
    element.remove(heading)
    return node("practice", block_nodes(element) or [node("paragraph")], title=title, duration=duration)


def _script(element: Element) -> Node:
    if element.attrib != {"class": "script"}:
        raise NotUnderstood("A figure that is no script.")
    label = _take_label(element, "figcaption")
    if label is None:
        raise NotUnderstood("A script without a title.")
    title = None if label == DEFAULT_TITLES["script"] else label
    return node("script", lines_of(block_nodes(element)), title=title)


def _pull(element: Element) -> Node:
    if element.attrib != {"class": "pull"}:
        raise NotUnderstood("A div that is no pull line.")
    blocks = block_nodes(element)
    if len(blocks) > 1 or any(block["type"] != "paragraph" for block in blocks):
        raise NotUnderstood("A pull line of several blocks.")
    return node("pullLine", content(blocks[0]) if blocks else None)


def _table(element: Element) -> Node:
    only(element)
    rows: list[Node] = []
    for part in element:
        only(part)
        if part.tag not in ("thead", "tbody") or _words_around(part) or (part.tag == "thead") != (not rows):
            raise NotUnderstood("A table of other parts.")
        rows.extend(_row(row) for row in part)
    return node("table", rows, caption=None)


def _row(element: Element) -> Node:
    only(element)
    if element.tag != "tr" or _words_around(element):
        raise NotUnderstood("A table of other rows.")
    cells = []
    for cell in element:
        only(cell, "align")
        if cell.tag not in ("th", "td") or cell.get("align") not in (None, "left", "center", "right"):
            raise NotUnderstood("A table of other cells.")
        kind = "tableHeader" if cell.tag == "th" else "tableCell"
        cells.append(node(kind, [node("paragraph", inline_nodes(cell))], align=cell.get("align")))
    return node("tableRow", cells)


_READERS: dict[str, Callable[[Element], Node]] = {
    "p": _paragraph,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), _heading),
    "ul": _list,
    "ol": _list,
    "blockquote": _quotation,
    "hr": _rule,
    "pre": _code,
    "aside": _aside,
    "section": _section,
    "figure": _script,
    "div": _pull,
    "table": _table,
}
