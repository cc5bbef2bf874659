"""The blocks of a tree of HTML, fitted to what a text can hold."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from blog.content.tree import names, words_of
from blog.richtext.from_html_inline import Line, inline, without_edges
from blog.richtext.from_html_tables import arranges_only, table_from
from blog.richtext.schema import FLOW, HOLDS, LISTS, Node, content, node, text

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = names(
    "address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header hgroup hr legend li main menu ol p pre section summary table ul"
)
DEEPEST = 40
LONGEST_NUMBER = 3  # digits
_NUMBER = re.compile(r"^list-number-(\d+)$")
CAPTION = "caption"  # until it is known of what


@dataclass
class Reader:
    """Walks the tree. ``aside`` collects what a list or quotation cannot hold, to go after it."""

    dropped: Counter[str] = field(default_factory=Counter)
    aside: list[Node] = field(default_factory=list)
    depth: int = 0

    def blocks(self, parent: Element) -> Iterator[list[Node]]:
        """The blocks in ``parent``, and after each outermost one what came out of it."""
        for part in _parts(parent):
            made = self.paragraphs(part) if isinstance(part, list) else self.block(part)
            yield [*made, *self.taken_out()]

    def taken_out(self) -> list[Node]:
        taken, self.aside = self.aside, []
        return taken

    def block(self, found: Element) -> list[Node]:
        if self.depth > DEEPEST:
            return [node("paragraph", [text(words)])] if (words := words_of(found)) else []
        self.depth += 1
        try:
            return self._block(found)
        finally:
            self.depth -= 1

    def _block(self, found: Element) -> list[Node]:
        own = _OWN_WAYS.get(found.tag)
        if own is not None:
            return own(self, found)
        if found.tag == "table" and not arranges_only(found):
            return [table_from(found, self)]
        if found.tag == "figure" and found.find(".//img") is not None:
            return self.figure(found)
        return [block for part in self.blocks(found) for block in part]

    def rule(self, found: Element) -> list[Node]:  # noqa: ARG002 - called like the others
        return [node("horizontalRule")]

    def code(self, found: Element) -> list[Node]:
        words = "".join(found.itertext()).strip("\n")
        return [node("codeBlock", [text(words)], language=None)] if words.strip() else []

    def quotation(self, found: Element) -> list[Node]:
        held = self.flow([found], HOLDS["blockquote"])
        return [node("blockquote", held)] if held else []

    def caption(self, found: Element) -> list[Node]:
        return [{**block, "type": CAPTION} for block in self.paragraph(found)]

    def term(self, found: Element) -> list[Node]:
        return self.paragraphs([_element_of("strong", found)])

    def paragraph(self, found: Element) -> list[Node]:
        return self.paragraphs(_content_of(found))

    def paragraphs(self, parts: Iterable[Element | str]) -> list[Node]:
        """One paragraph for each stretch between empty lines, and a figure for each picture after it."""
        line = inline(parts, self.dropped)
        made = [node("paragraph", stretch) for stretch in _stretches(line)]
        return [*made, *line.figures]

    def flow(self, parents: Iterable[Element], allowed: frozenset[str]) -> list[Node]:
        """What may stand in a list item or quotation; headings become paragraphs, the rest goes after it."""
        return [
            block for parent in parents for part in _parts(parent) for block in self.fitted(part, allowed)
        ]

    def fitted(self, part: Element | list[Element | str], allowed: frozenset[str]) -> Iterator[Node]:
        for block in self.paragraphs(part) if isinstance(part, list) else self.block(part):
            if block["type"] in allowed:
                yield block
            elif block["type"] in ("heading", "codeBlock", CAPTION):
                yield node("paragraph", content(block))
            elif block["type"] == "blockquote":
                yield from _unquoted(block, allowed)
            elif block["type"] != "horizontalRule":
                self.aside.append(block)

    def heading(self, found: Element) -> list[Node]:
        line = inline(_content_of(found), self.dropped, plain=True)
        words = [part for part in line.parts if part["type"] != "hardBreak"]
        made = [node("heading", without_edges(words), level=_HEADINGS[found.tag], id=None)] if words else []
        return [*made, *line.figures]

    def list_of(self, found: Element) -> list[Node]:
        items: list[Node] = []
        for part in _parts(found):
            is_item = isinstance(part, Element) and part.tag == "li"
            held = self.flow([part], FLOW) if is_item else list(self.fitted(part, FLOW))
            # A list beside an item, or alone in one, belongs to the item before it.
            while held and held[0]["type"] in LISTS:
                inner = held.pop(0)
                if items:
                    items[-1]["content"].append(inner)
                else:
                    items += content(inner)
            if held:
                items.append(node("listItem", held))
        if not items:
            return []
        if found.tag == "ul":
            return [node("bulletList", items, tight=True)]
        return [node("orderedList", items, start=_start_of(found), tight=True)]

    def figure(self, found: Element) -> list[Node]:
        """A picture with its caption; what holds more than that is read like any other box."""
        made = [block for part in self.blocks(found) for block in part]
        figures = [block for block in made if block["type"] == "figure"]
        captions = [block for block in made if block["type"] == CAPTION]
        if len(made) == len(figures) + len(captions) and len(figures) == len(captions) == 1:
            figures[0]["attrs"]["caption"] = words_of(found.find(".//figcaption"))
            return figures
        return made


def _unquoted(quotation: Node, allowed: frozenset[str]) -> Iterator[Node]:
    for block in content(quotation):
        if block["type"] in allowed:
            yield block
        else:
            yield from _unquoted(block, allowed)


def _start_of(numbered: Element) -> int:
    """Where the numbers begin: as the list says, or as an anchor in its first item does (a Word file's)."""
    said = numbered.get("start", "1")
    first = numbered.find("li")
    anchors = first.iter("a") if first is not None else ()
    said = next((found[1] for anchor in anchors if (found := _NUMBER.match(anchor.get("id", "")))), said)
    return int(said) if said.isdecimal() and len(said) < LONGEST_NUMBER else 1


def _content_of(parent: Element) -> Iterator[Element | str]:
    if parent.text:
        yield parent.text
    for child in parent:
        yield child
        if child.tail:
            yield child.tail


def _parts(parent: Element) -> Iterator[Element | list[Element | str]]:
    """Blocks one by one, and the words between them together."""
    words: list[Element | str] = []
    for part in _content_of(parent):
        if isinstance(part, str) or not _is_block(part):
            words.append(part)
            continue
        if words:
            yield words
        words = []
        yield part
    if words:
        yield words


def _is_block(part: Element) -> bool:
    return part.tag in _BLOCKS or any(inner.tag in _BLOCKS for inner in part.iter())


def _element_of(tag: str, source: Element) -> Element:
    made = Element(tag)
    made.text = source.text
    made.extend(source)
    return made


def _stretches(line: Line) -> Iterator[list[Node]]:
    """The line, divided where two breaks follow each other."""
    stretch: list[Node] = []
    for part in line.parts:
        if part["type"] == "hardBreak" and stretch and stretch[-1]["type"] == "hardBreak":
            if kept := without_edges(stretch):
                yield kept
            stretch = []
        stretch.append(part)
    if kept := without_edges(stretch):
        yield kept


_OWN_WAYS: dict[str, Callable[[Reader, Element], list[Node]]] = {
    **dict.fromkeys(_HEADINGS, Reader.heading),
    "ul": Reader.list_of,
    "ol": Reader.list_of,
    "hr": Reader.rule,
    "pre": Reader.code,
    "blockquote": Reader.quotation,
    "figcaption": Reader.caption,
    "dt": Reader.term,
    "p": Reader.paragraph,
}
