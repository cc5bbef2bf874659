"""Text with marks, from elements."""

import re
from xml.etree.ElementTree import Element

from blog.richtext.addresses import is_allowed
from blog.richtext.dialect import LABEL, MARK
from blog.richtext.html_tree import NotUnderstood
from blog.richtext.schema import LABEL as USABLE_LABEL
from blog.richtext.schema import LANGUAGE, Node, node, text

WHITE_SPACE = re.compile(r"[ \t\r\n]+")
_SIMPLE = {"strong": "bold", "em": "italic", "code": "code"}


def inline_nodes(parent: Element) -> list[Node]:
    """Everything inside ``parent`` as text, breaks and marks of notes. Raises ``NotUnderstood``."""
    found: list[Node] = []
    _gather(parent, (), found)
    return found


def _gather(parent: Element, marks: tuple[Node, ...], found: list[Node]) -> None:
    _add_text(parent.text, marks, found)
    for child in parent:
        if child.tag == "br":
            only(child)
            found.append(node("hardBreak"))
        elif child.tag == MARK and LABEL in child.attrib:
            if not USABLE_LABEL.match(child.attrib[LABEL]):
                raise NotUnderstood("A label that cannot be written again.")
            found.append(node("footnoteReference", label=child.attrib[LABEL]))
        else:
            _gather(child, with_mark(marks, _mark(child)), found)
        _add_text(child.tail, marks, found)


def _add_text(words: str | None, marks: tuple[Node, ...], found: list[Node]) -> None:
    if words:
        found.append(text(WHITE_SPACE.sub(" ", words), marks))


def _mark(element: Element) -> Node:
    if element.tag in _SIMPLE:
        only(element)
        return {"type": _SIMPLE[element.tag]}
    if element.tag == "a":
        only(element, "href", "title")
        if not is_allowed(element.get("href", "")):
            raise NotUnderstood("An address that the page would drop.")
        return {
            "type": "link",
            "attrs": {"href": element.get("href", ""), "title": element.get("title") or None},
        }
    if element.tag == "span" and LANGUAGE.match(element.get("lang", "")):
        only(element, "lang")
        return {"type": "language", "attrs": {"lang": element.get("lang")}}
    raise NotUnderstood(f"<{element.tag}> in a line.")


def with_mark(marks: tuple[Node, ...], mark: Node) -> tuple[Node, ...]:
    """``marks`` and ``mark``; raises ``NotUnderstood`` for two links or languages inside each other."""
    same = [known for known in marks if known["type"] == mark["type"]]
    if same and mark not in same:
        raise NotUnderstood(f"Two of {mark['type']} inside each other.")
    return marks if same else (*marks, mark)


def only(element: Element, *known: str) -> None:
    """Raise ``NotUnderstood`` if ``element`` has an attribute that is not ``known``."""
    if set(element.attrib) - set(known):
        raise NotUnderstood(f"Attributes of <{element.tag}>.")
