"""The editor's document: its nodes and marks, what each may hold, and which attributes they have."""

import re
from collections.abc import Iterable
from typing import Any

from blog.content import names

Node = dict[str, Any]

LISTS = frozenset(("bulletList", "orderedList"))
FLOW = LISTS | {"paragraph"}
QUOTED = FLOW | {"blockquote"}

# What stands inside a node that holds blocks. Python-Markdown keeps code, tables and pictures at the top.
HOLDS: dict[str, frozenset[str]] = {
    "bulletList": frozenset(("listItem",)),
    "orderedList": frozenset(("listItem",)),
    "listItem": FLOW,
    "blockquote": QUOTED,
    "callout": QUOTED,
    "practice": QUOTED,
    "script": frozenset(("scriptLine",)),
    "scriptLine": FLOW,
    "footnote": QUOTED,
    "table": frozenset(("tableRow",)),
    "tableRow": frozenset(("tableHeader", "tableCell")),
    "tableHeader": frozenset(("paragraph",)),
    "tableCell": frozenset(("paragraph",)),
}
INLINE = frozenset(("paragraph", "heading", "pullLine"))
TOP = names(
    "paragraph heading bulletList orderedList blockquote horizontalRule codeBlock figure callout practice script "
    "pullLine footnote table rawBlock"
)

ATTRIBUTES: dict[str, dict[str, Any]] = {
    "heading": {"level": 2, "id": None},
    "bulletList": {"tight": True},
    "orderedList": {"start": 1, "tight": True},
    "codeBlock": {"language": None},
    "figure": {"src": "", "alt": "", "caption": "", "credit": "", "decorative": False},
    "callout": {"kind": "note", "title": None},
    "practice": {"title": "", "duration": ""},
    "script": {"title": None},
    "footnote": {"label": ""},
    "table": {"caption": None},
    "tableHeader": {"align": None},
    "tableCell": {"align": None},
    "rawBlock": {"source": ""},
}

# Outermost first.
MARKS = ("link", "language", "bold", "italic", "code")
MARK_ORDER = {name: place for place, name in enumerate(MARKS)}
MARK_ATTRIBUTES: dict[str, tuple[str, ...]] = {"link": ("href", "title"), "language": ("lang",)}

LABEL = re.compile(r"^[^\[\]\\`<>&\s\x00-\x1f]{1,80}$")
LANGUAGE = re.compile(r"^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$")
CODE_LANGUAGE = re.compile(r"^[A-Za-z0-9+#.-]{1,40}$")
HEADING_ID = re.compile(r"^[A-Za-z0-9][A-Za-z0-9.:-]{0,79}$")


def node(kind: str, content: Iterable[Node] | None = None, /, **attributes: Any) -> Node:
    """A node as ProseMirror writes it: without empty attributes or empty content."""
    made: Node = {"type": kind}
    if attributes:
        made["attrs"] = attributes
    held = list(content or ())
    if held:
        made["content"] = held
    return made


def text(words: str, marks: Iterable[Node] = ()) -> Node:
    made: Node = {"type": "text", "text": words}
    held = list(marks)
    if held:
        made["marks"] = held
    return made


def content(of: Node) -> list[Node]:
    return of.get("content") or []


def attribute(of: Node, name: str) -> Any:
    """The attribute of that name, or what the schema says when it is missing."""
    value = (of.get("attrs") or {}).get(name)
    return ATTRIBUTES.get(of["type"], {}).get(name) if value is None else value


def fits(candidate: Node) -> bool:
    """Whether everything inside ``candidate`` may stand where it stands."""
    allowed = HOLDS.get(candidate["type"])
    if allowed is None:
        return True
    return all(child["type"] in allowed and fits(child) for child in content(candidate))


def words_in(of: Node) -> str:
    """The text in ``of``; a break is a space."""
    if of["type"] == "text":
        return of["text"]
    if of["type"] == "hardBreak":
        return " "
    return "".join(map(words_in, content(of)))
