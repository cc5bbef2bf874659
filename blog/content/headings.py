"""Headings of a body: levels without gaps, addresses that stay, and the list of them for a contents box."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from blog.content.tree import HEADINGS, has_class

TOP, BOTTOM = 2, 4
MAX_ID = 80
# The page's own ids, and those of notes and sources.
RESERVED = ("site-", "fn-", "fnref-", "source-", "citing-")
MARKS = ("fnref-", "citing-")
MARK_CLASSES = ("note-mark", "source-mark")
_USABLE_ID = re.compile(r"^[^\W_][\w.:-]*$")


@dataclass(frozen=True)
class Heading:
    """A heading of the body, for its table of contents."""

    level: int
    id: str
    title: str


def level_headings(root: Element) -> None:
    """Keep headings between ``TOP`` and ``BOTTOM``, and close up skipped levels (WCAG 2.2, 1.3.1)."""
    previous = TOP - 1
    for heading in _section_headings(root):
        previous = min(max(int(heading.tag[1]), TOP), BOTTOM, previous + 1)
        heading.tag = f"h{previous}"


def name_headings(root: Element) -> tuple[Heading, ...]:
    """Give every heading an id and drop other ids that are taken or reserved; returns the section headings."""
    ids = _Ids(_keep_usable_ids(root))
    headings: list[Heading] = []
    for heading in root.iter():
        if heading.tag not in HEADINGS:
            continue
        title = _title(heading)
        if not heading.get("id"):
            heading.set("id", ids.unique(slug(title)))
        if not has_class(heading, "practice-title"):
            headings.append(Heading(int(heading.tag[1]), heading.get("id", ""), title))
    return tuple(headings)


def slug(title: str) -> str:
    """``title`` as an id: letters and digits of any script, the rest hyphens ("O.K. You?" gives "o-k-you")."""
    folded = unicodedata.normalize("NFKC", title).lower().replace("’", "").replace("'", "")
    signs = "".join(sign if unicodedata.category(sign)[0] in "LNM" else "-" for sign in folded)
    name = re.sub(r"-+", "-", signs).strip("-")
    if len(name) > MAX_ID:
        whole_words = name[: MAX_ID + 1].rpartition("-")[0]
        name = whole_words or name[:MAX_ID]
    if not name:
        return "section"
    return f"text-{name}" if name.startswith(RESERVED) or f"{name}-" in RESERVED else name


def _section_headings(root: Element) -> Iterator[Element]:
    return (
        found for found in root.iter() if found.tag in HEADINGS and not has_class(found, "practice-title")
    )


def _title(heading: Element) -> str:
    """The words of ``heading`` without the marks of notes and sources and without the duration of a practice."""
    return " ".join("".join(_texts(heading)).split())


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        is_mark = child.tag == "sup" and child.get("id", "").startswith(MARKS)
        if not (is_mark or has_class(child, "fine")):
            yield from _texts(child)
        yield child.tail or ""


def _keep_usable_ids(root: Element) -> set[str]:
    """The ids that stay. Notes have theirs already; a writer's own stays when it is free and not the page's."""
    taken: set[str] = set()
    notes = {id(found) for found in _note_elements(root)}
    for found in root.iter():
        name = found.get("id")
        if name is None:
            continue
        writers_own = id(found) not in notes
        unusable = not _USABLE_ID.match(name) or len(name) > MAX_ID or name.startswith(RESERVED)
        if name in taken or (writers_own and unusable):
            del found.attrib["id"]
        else:
            taken.add(name)
    return taken


def _note_elements(root: Element) -> Iterator[Element]:
    for found in root.iter():
        if found.tag == "sup" and any(link.get("class") in MARK_CLASSES for link in found.findall("a")):
            yield found
        elif has_class(found, "notes"):
            yield from found.findall("ol/li")


class _Ids:
    """Hands out each id once; a repeated one gets the next number."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = taken
        self.last: Counter[str] = Counter()

    def unique(self, name: str) -> str:
        candidate = name
        while candidate in self.taken:
            self.last[name] = max(self.last[name], 1) + 1
            candidate = f"{name}-{self.last[name]}"
        self.taken.add(candidate)
        return candidate
