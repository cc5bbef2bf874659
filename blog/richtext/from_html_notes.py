"""Footnotes in HTML: a mark and a note that lead to each other."""

import re
from xml.etree.ElementTree import Element

from blog.content.tree import words_of
from blog.richtext.from_html_inline import NOTE

_MARK = re.compile(r"^\W{0,2}(?:\d{1,3}|[ivxlc]{1,6}|[a-z]|[*†‡§])\W{0,2}$", re.IGNORECASE)
_PARTS = frozenset(("li", "dd", "p", "div"))


def take_notes(root: Element) -> list[tuple[str, Element]]:
    """Put marks of our own in the place of those in the text; the notes, with their labels, are taken out of it."""
    parents = {child: parent for parent in root.iter() for child in parent}
    places = {name: found for found in root.iter() for name in (found.get("id"), found.get("name")) if name}
    links = [link for link in root.iter("a") if "#" in link.get("href", "")]
    labels: dict[Element, str] = {}
    backs: set[Element] = set()
    for mark in links:
        place = places.get(_target(mark))
        note = _part_around(place, parents) if place is not None else None
        # The root is no note: it is in nothing that it could be taken out of.
        if note not in parents or mark in backs or not _MARK.match(words_of(mark)):
            continue
        names = {name for around in _around(mark, parents) for name in (around.get("id"), around.get("name"))}
        back = [
            link for link in links if link is not mark and _target(link) in names and link in set(note.iter())
        ]
        if not back:
            continue
        backs.update(back)
        label = labels.setdefault(note, str(len(labels) + 1))
        _replace(mark, Element(NOTE, {"label": label}), parents)
    for link in backs:
        _replace(link, None, parents)
    for note in labels:
        _replace(note, None, parents)
    return [(label, note) for note, label in labels.items()]


def _target(link: Element) -> str:
    return link.get("href", "").partition("#")[2]


def _around(mark: Element, parents: dict[Element, Element]) -> list[Element]:
    first = parents.get(mark, mark)
    return [mark, first, parents.get(first, first)]


def _part_around(place: Element, parents: dict[Element, Element]) -> Element | None:
    found: Element | None = place
    while found is not None and found.tag not in _PARTS:
        found = parents.get(found)
    return found


def _replace(old: Element, new: Element | None, parents: dict[Element, Element]) -> None:
    """Put ``new``, or nothing, in the place of ``old``; a superscript that holds nothing else goes with it."""
    parent = parents[old]
    if parent.tag == "sup" and len(parent) == 1 and not (parent.text or "").strip() and parent in parents:
        old, parent = parent, parents[parent]
    place = list(parent).index(old)
    tail, old.tail = old.tail or "", None
    parent.remove(old)
    if new is not None:
        new.tail = tail
        parent.insert(place, new)
        parents[new] = parent
    elif place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
