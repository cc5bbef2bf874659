"""Sanitized HTML as a tree of elements and back, so that everything after Markdown works on one shape."""

import html
from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder


def names(words: str) -> frozenset[str]:
    """A list of tag names, written as one string."""
    return frozenset(words.split())


VOID = frozenset(("br", "hr", "img", "source", "wbr"))
BLOCKS = names(
    "aside blockquote caption dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr li ol p pre "
    "section summary table tbody td tfoot th thead tr ul"
)
HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))


class _Reader(HTMLParser):
    """Builds the tree. Needs HTML as the sanitizer writes it: every element closed, every sign escaped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = TreeBuilder()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # The sanitizer leaves an empty class where it took every name out of one.
        self.builder.start(tag, {name: value or "" for name, value in attrs if value or name != "class"})
        if tag in VOID:
            self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def read(sanitized: str) -> Element:
    """The tree of ``sanitized``, under a root element that is not part of it."""
    reader = _Reader()
    reader.builder.start("div", {})
    reader.feed(sanitized)
    reader.close()
    reader.builder.end("div")
    return reader.builder.close()


def write(root: Element) -> str:
    """The HTML of everything under ``root``, one block a line."""
    pieces: list[str] = []
    _write_children(root, pieces.append)
    return "".join(pieces).strip()


def _write_children(element: Element, out: Callable[[str], None]) -> None:
    loose = bool(len(element)) and element.tag != "pre" and holds_blocks_only(element)
    if loose:
        out("\n")
    elif element.text:
        # The newline right after <pre> is no part of the text (HTML 13.1.2.5), and would be lost on the next reading.
        out(html.escape(element.text.lstrip("\n") if element.tag == "pre" else element.text, quote=False))
    for child in element:
        attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in child.items())
        out(f"<{child.tag}{attributes}>")
        if child.tag not in VOID:
            _write_children(child, out)
            out(f"</{child.tag}>")
        if loose:
            out("\n")
        elif child.tail:
            out(html.escape(child.tail, quote=False))


def holds_blocks_only(element: Element) -> bool:
    """Whether ``element`` holds nothing but blocks, with at most white space between them."""
    return not (element.text or "").strip() and all(
        child.tag in BLOCKS and not (child.tail or "").strip() for child in element
    )


def words_of(element: Element) -> str:
    """The text in ``element`` on one line."""
    return " ".join("".join(element.itertext()).split())


def rewrite(root: Element, tag: str, change: Callable[[Element, Element], list[Element] | None]) -> None:
    """Put what ``change(element, parent)`` gives where each element called ``tag`` was; ``None`` keeps it.

    Text that follows an element stays where it is. One pass over each parent: looking up places is quadratic.
    """
    for parent in list(root.iter()):
        if parent.find(tag) is None:
            continue
        children: list[Element] = []
        for child in parent:
            new = change(child, parent) if child.tag == tag else None
            if new is None:
                children.append(child)
                continue
            tail, child.tail = child.tail, None
            children.extend(new)
            if new:
                new[-1].tail = tail
            elif children:
                children[-1].tail = (children[-1].tail or "") + (tail or "")
            else:
                parent.text = (parent.text or "") + (tail or "")
        parent[:] = children


def become(element: Element, tag: str, text: str, **attributes: str) -> None:
    """Make another element of ``element`` in its place, with nothing in it but ``text``."""
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = tag, text, tail
    element.attrib.update(_attributes(attributes))


def element(tag: str, *children: Element, text: str | None = None, **attributes: str) -> Element:
    """A new element; ``class_`` stands for ``class``, and ``aria_label`` for ``aria-label``."""
    made = Element(tag, _attributes(attributes))
    made.text = text
    made.extend(children)
    return made


def _attributes(named: dict[str, str]) -> dict[str, str]:
    return {name.rstrip("_").replace("_", "-"): value for name, value in named.items()}


def move_content(source: Element, target: Element) -> None:
    """Hand everything inside ``source`` over to the empty ``target``."""
    target.text = source.text
    target.extend(source)
    source.text = None
    source[:] = []


def add_text(element: Element, text: str) -> None:
    """Add ``text`` at the end of what is inside ``element``."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def has_class(element: Element, name: str) -> bool:
    return name in element.get("class", "").split()


def add_class(element: Element, name: str) -> None:
    element.set("class", " ".join((*element.get("class", "").split(), name)))
