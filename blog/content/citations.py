"""Marks that point to a source ("[@2]", "[@markman2013]"), the list of sources at the end, and the ways back."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from blog.content.limits import MAX_NOTE_REFERENCES, BodyRefused
from blog.content.references import Reference, keys, spoken_day
from blog.content.tree import element

MARK = re.compile(r"\[@([A-Za-z0-9][\w-]{0,60})\]")
_LEFT_ALONE = frozenset(("code", "pre", "kbd", "samp", "a"))


def mark_citations(root: Element, references: Sequence[Reference]) -> Counter[int]:
    """Number each mark by the place of its source; returns how often each is pointed to. Unknown marks stay as typed."""
    places = {str(place): place for place in range(1, len(references) + 1)}
    places |= {key: place for place, key in enumerate(keys(references), start=1)}
    times: Counter[int] = Counter()
    if places:
        _mark(root, places, times)
    return times


def add_sources(root: Element, references: Sequence[Reference], times: Counter[int]) -> None:
    """Put the list of sources at the end, each with its ways back."""
    if references:
        root.append(_list(references, times))


def unknown_marks(text: str) -> list[str]:
    """The marks in a rendered text that point to no source: ``mark_citations`` has left them as they were typed."""
    return list(dict.fromkeys(match[0] for match in MARK.finditer(text)))


def _mark(parent: Element, places: dict[str, int], times: Counter[int]) -> None:
    """Marks are numbered in the order of the text, so that the ways back stand in it, too."""
    before, parent.text = parent.text, None
    children: list[Element] = []
    _add(parent, children, _marked(before or "", places, times))
    for child in list(parent):
        tail, child.tail = child.tail, None
        if child.tag not in _LEFT_ALONE:
            _mark(child, places, times)
        children.append(child)
        _add(parent, children, _marked(tail or "", places, times))
    parent[:] = children


def _add(parent: Element, children: list[Element], pieces: Iterator[str | Element]) -> None:
    for piece in pieces:
        if isinstance(piece, Element):
            children.append(piece)
        elif children:
            children[-1].tail = (children[-1].tail or "") + piece
        else:
            parent.text = (parent.text or "") + piece


def _marked(text: str, places: dict[str, int], times: Counter[int]) -> Iterator[str | Element]:
    """``text`` with an element in the place of each known mark."""
    end = 0
    for match in MARK.finditer(text):
        place = places.get(match[1].casefold())
        if place is None:
            continue
        times[place] += 1
        if times[place] > MAX_NOTE_REFERENCES:
            raise BodyRefused(
                f"Source {place} is pointed to more than {MAX_NOTE_REFERENCES} times; say it once for a passage."
            )
        yield text[end : match.start()]
        yield _mark_of(place, times[place])
        end = match.end()
    yield text[end:]


def _mark_of(place: int, time: int) -> Element:
    link = element(
        "a", text=f"[{place}]", class_="source-mark", href=f"#source-{place}", aria_label=f"Source {place}"
    )
    return element("sup", link, id=_mark_id(place, time))


def _mark_id(place: int, time: int) -> str:
    return f"citing-{place}" if time == 1 else f"citing-{place}-{time}"


def _list(references: Sequence[Reference], times: Counter[int]) -> Element:
    entries = element("ol")
    for place, reference in enumerate(references, start=1):
        entries.append(_entry(reference, place, times[place]))
    section = element("section", element("p", text="Sources", class_="label"), entries, class_="sources")
    section.set("aria-label", "Sources")
    return section


def _entry(reference: Reference, place: int, times: int) -> Element:
    entry = element("li", id=f"source-{place}")
    authors, title_of = reference.opening
    if authors:
        entry.text = f"{authors.rstrip('.')}. "
    title = element("cite", text=title_of.rstrip("."))
    title.tail = ". "
    entry.append(title)
    if reference.container:
        title.tail += f"{reference.container.rstrip('.')}. "
    if reference.address:
        link = element("a", text=reference.address, href=reference.address, rel="noopener noreferrer")
        link.tail = " "
        if reference.accessed and not reference.doi:
            link.tail = f" (read on {spoken_day(reference.accessed)}) "
        entry.append(link)
    for time in range(1, times + 1):
        label = f"Back to the text, source {place}" + (f", mention {time}" if times > 1 else "")
        text = f"Back {time}" if times > 1 else "Back"
        back = element("a", text=text, href=f"#{_mark_id(place, time)}", aria_label=label)
        back.tail = " " if time < times else ""
        entry.append(back)
    return entry
