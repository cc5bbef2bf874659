"""One way to say the same line: runs joined, marks in order, white space outside of marks and nowhere twice."""

import re
from collections.abc import Iterable

from blog.content import repaired
from blog.richtext.schema import MARK_ATTRIBUTES, MARK_ORDER, Node, text

_WHITE_SPACE = re.compile(r"[ \t\n]+")
_NOT_IN_ADDRESSES = re.compile('[\\x00-\\x20\\x7f<>"\\\\`^{|}\u2028\u2029\x85\x0b\x0c\xa0]')
_SPACE = text(" ")


def normal_inline(nodes: Iterable[Node], *, breaks: bool = True) -> list[Node]:
    """``nodes`` in normal form; without ``breaks`` a break is a space."""
    runs = list(_runs(nodes, breaks=breaks))
    runs = list(_spaces_apart(runs))
    runs = _spaces_shared(runs)
    return _joined(_trimmed(runs))


def plain_words(words: object) -> str:
    """An attribute's words on one line."""
    return " ".join(
        _WHITE_SPACE.sub(" ", repaired(words if isinstance(words, str) else "")).split(" ")
    ).strip()


def normal_address(address: str) -> str:
    """``address`` as it can stand in Markdown, and as it comes back from there."""
    trimmed = repaired(address).strip()
    return _NOT_IN_ADDRESSES.sub(lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), trimmed)


def _runs(nodes: Iterable[Node], *, breaks: bool) -> Iterable[Node]:
    for one in nodes:
        if one["type"] == "text":
            words = _WHITE_SPACE.sub(" ", repaired(one["text"]))
            if words:
                yield text(words, _normal_marks(one.get("marks") or []))
        elif one["type"] == "hardBreak":
            yield {"type": "hardBreak"} if breaks else _SPACE
        else:
            yield {"type": "footnoteReference", "attrs": {"label": one["attrs"]["label"]}}


def _normal_marks(marks: list[Node]) -> list[Node]:
    kept = {mark["type"]: _normal_mark(mark) for mark in marks}
    return sorted(kept.values(), key=lambda mark: MARK_ORDER[mark["type"]])


def _normal_mark(mark: Node) -> Node:
    names = MARK_ATTRIBUTES.get(mark["type"])
    if not names:
        return {"type": mark["type"]}
    attributes = {name: (mark.get("attrs") or {}).get(name) for name in names}
    if mark["type"] == "link":
        attributes["href"] = normal_address(attributes["href"] or "")
        attributes["title"] = plain_words(attributes["title"]) or None
    return {"type": mark["type"], "attrs": attributes}


def _spaces_apart(runs: Iterable[Node]) -> Iterable[Node]:
    """Each space at the edge of a run as a run of its own, without marks."""
    for run in runs:
        if run["type"] != "text":
            yield run
            continue
        words = run["text"].strip(" ")
        if not words or run["text"][0] == " ":
            yield _SPACE
        if words:
            yield text(words, run.get("marks") or [])
            if run["text"][-1] == " ":
                yield _SPACE


def _spaces_shared(runs: list[Node]) -> list[Node]:
    """One space where several stood, with the marks that its neighbours share."""
    single = [
        run for place, run in enumerate(runs) if not (place and run is _SPACE and runs[place - 1] is _SPACE)
    ]
    shared = []
    for place, run in enumerate(single):
        if run is _SPACE and 0 < place < len(single) - 1:
            before, after = single[place - 1].get("marks") or [], single[place + 1].get("marks") or []
            shared.append(text(" ", [mark for mark in before if mark in after and mark["type"] != "code"]))
        else:
            shared.append(run)
    return shared


def _trimmed(runs: list[Node]) -> list[Node]:
    """Without breaks and spaces at the edges, without spaces beside a break, and with one break where several stood."""
    trimmed: list[Node] = []
    for run in runs:
        after_edge = not trimmed or trimmed[-1]["type"] == "hardBreak"
        if run["type"] == "hardBreak":
            while trimmed and _is_space(trimmed[-1]):
                trimmed.pop()
            if not trimmed or trimmed[-1]["type"] == "hardBreak":
                continue
        elif _is_space(run) and after_edge:
            continue
        trimmed.append(run)
    while trimmed and (trimmed[-1]["type"] == "hardBreak" or _is_space(trimmed[-1])):
        trimmed.pop()
    return trimmed


def _is_space(run: Node) -> bool:
    return run["type"] == "text" and run["text"] == " "


def _joined(runs: list[Node]) -> list[Node]:
    joined: list[Node] = []
    for run in runs:
        before = joined[-1] if joined else None
        if (
            before is not None
            and run["type"] == before["type"] == "text"
            and (run.get("marks") or []) == (before.get("marks") or [])
        ):
            joined[-1] = text(before["text"] + run["text"], run.get("marks") or [])
        else:
            joined.append(run)
    return joined
