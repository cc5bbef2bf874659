"""The attributes and marks that a browser sends: each of its type, or what the schema says when there is none."""

from collections.abc import Callable
from typing import Any

from blog.content import repaired
from blog.richtext.addresses import is_allowed, is_picture_address
from blog.richtext.schema import CODE_LANGUAGE, HEADING_ID, LABEL, LANGUAGE, MARK_ORDER, Node

Attributes = dict[str, Any]
LONGEST_WORDS = 20_000


def words(value: object) -> str:
    """``value`` if it is text, without signs that no page may hold."""
    return repaired(value) if isinstance(value, str) else ""


def marks(sent: object) -> list[Node]:
    """The marks that the schema knows, each once, outermost first; a link that runs a script is none."""
    kept: dict[str, Node] = {}
    for one in sent if isinstance(sent, list) else ():
        kind = one.get("type") if isinstance(one, dict) else None
        if isinstance(kind, str) and kind in MARK_ORDER and kind not in kept:
            made = _mark(kind, one.get("attrs"))
            if made:
                kept[kind] = made
    return sorted(kept.values(), key=lambda mark: MARK_ORDER[mark["type"]])


def _mark(kind: str, sent: object) -> Node | None:
    attributes = sent if isinstance(sent, dict) else {}
    if kind == "link":
        address = words(attributes.get("href")).strip()
        if not is_allowed(address):
            return None
        return {"type": kind, "attrs": {"href": address, "title": words(attributes.get("title")) or None}}
    if kind == "language":
        language = words(attributes.get("lang"))
        return {"type": kind, "attrs": {"lang": language}} if LANGUAGE.match(language) else None
    return {"type": kind}


def attributes(kind: str, sent: Attributes) -> Attributes | None:
    """What a node of this ``kind`` carries; nothing at all if it cannot be one with what was sent."""
    reader = _READERS.get(kind)
    return reader(sent) if reader else {}


def label(sent: Attributes) -> str | None:
    """The label of a note or of its mark, if it can be written."""
    written = words(sent.get("label")).strip()
    return written if LABEL.match(written) else None


def _heading(sent: Attributes) -> Attributes:
    name = words(sent.get("id"))
    return {
        "level": min(max(_number(sent.get("level"), 2), 2), 4),
        "id": name if HEADING_ID.match(name) else None,
    }


def _bullet_list(sent: Attributes) -> Attributes:
    return {"tight": sent.get("tight") is not False}


def _ordered_list(sent: Attributes) -> Attributes:
    return {"start": _number(sent.get("start"), 1), "tight": sent.get("tight") is not False}


def _code(sent: Attributes) -> Attributes:
    language = words(sent.get("language"))
    return {"language": language if CODE_LANGUAGE.match(language) else None}


def _figure(sent: Attributes) -> Attributes | None:
    source = words(sent.get("src")).strip()
    if not is_picture_address(source):
        return None
    kept = {name: _line(sent.get(name)) for name in ("alt", "caption", "credit")}
    return {"src": source, **kept, "decorative": sent.get("decorative") is True and not kept["alt"]}


def _callout(sent: Attributes) -> Attributes:
    return {
        "kind": "care" if sent.get("kind") == "care" else "note",
        "title": _line(sent.get("title")) or None,
    }


def _practice(sent: Attributes) -> Attributes:
    return {"title": _line(sent.get("title")), "duration": _line(sent.get("duration"))}


def _titled(sent: Attributes) -> Attributes:
    return {"title": _line(sent.get("title")) or None}


def _table(sent: Attributes) -> Attributes:
    return {"caption": _line(sent.get("caption")) or None}


def _cell(sent: Attributes) -> Attributes:
    align = sent.get("align")
    return {"align": align if align in ("left", "center", "right") else None}


def _footnote(sent: Attributes) -> Attributes | None:
    written = label(sent)
    return {"label": written} if written else None


def _raw(sent: Attributes) -> Attributes:
    return {"source": words(sent.get("source"))}


def _line(value: object) -> str:
    return " ".join(words(value)[:LONGEST_WORDS].split())


def _number(value: object, otherwise: int) -> int:
    usable = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1_000_000
    return value if usable else otherwise


_READERS: dict[str, Callable[[Attributes], Attributes | None]] = {
    "heading": _heading,
    "bulletList": _bullet_list,
    "orderedList": _ordered_list,
    "codeBlock": _code,
    "figure": _figure,
    "callout": _callout,
    "practice": _practice,
    "script": _titled,
    "table": _table,
    "tableHeader": _cell,
    "tableCell": _cell,
    "footnote": _footnote,
    "rawBlock": _raw,
}
