"""Footnotes: marks in the text, notes at the end, and a way back to each mark."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from blog.content.limits import MAX_NOTE_REFERENCES, BodyRefused
from blog.content.tree import add_class, add_text, become, element, has_class, words_of

_ADDRESS = re.compile(r"^#fn-(\d+)$")
_FIRST_MARK = re.compile(r"^fnref-(\d+)$")
# The margin is narrow and its type small: there a word takes 1.3 times the height that it takes in the text.
_HEIGHT = 1.3
_END = 60  # words of notes for which there is always room, beside what follows the text
MOST_BESIDE = 9  # as many as notes.css has places for


class NotesExtension(FootnoteExtension):
    """Python-Markdown's definitions with our elements. Its own marks look through all earlier ones: quadratic."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        super().extendMarkdown(md)
        md.inlinePatterns.register(_MarkProcessor(self), "footnote", 175)
        md.treeprocessors.register(_NotesTreeprocessor(self), "footnote", 50)
        md.treeprocessors.deregister("footnote-duplicate")
        md.postprocessors.deregister("footnote")

    def reset(self) -> None:
        super().reset()
        self.references: dict[str, int] = {}
        self.places: dict[str, int] = {}

    def place(self, label: str) -> int | None:
        """Where ``label`` is defined, counted from 1 in the order of the definitions."""
        if len(self.places) != len(self.footnotes):
            self.places = {known: place for place, known in enumerate(self.footnotes, start=1)}
        return self.places.get(label)


class _MarkProcessor(InlineProcessor):
    def __init__(self, notes: NotesExtension) -> None:
        super().__init__(r"\[\^([^\[\]]*)\]")
        self.notes = notes

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        label = m[1]
        place = self.notes.place(label)
        if place is None:
            return None, m.start(), m.end()
        count = self.notes.references[label] = self.notes.references.get(label, 0) + 1
        if count > MAX_NOTE_REFERENCES:
            raise BodyRefused(
                f"The footnote [^{label[:40]}] is referred to more than {MAX_NOTE_REFERENCES} times; "
                "say it once in the text instead."
            )
        mark = Element("sup")
        SubElement(mark, "a", {"class": "note-mark", "href": f"#fn-{place}"}).text = str(place)
        return mark, m.start(), m.end()


class _NotesTreeprocessor(Treeprocessor):
    """Parses the definitions before anything inside them is looked at, and puts them at the end."""

    def __init__(self, notes: NotesExtension) -> None:
        super().__init__(notes.md)
        self.notes = notes

    def run(self, root: Element) -> None:
        if not self.notes.footnotes:
            return
        section = SubElement(root, "section", {"class": "notes"})
        entries = SubElement(section, "ol")
        for place, text in enumerate(self.notes.footnotes.values(), start=1):
            # Parsed under a parent that is no list item: Python-Markdown's lists treat those in their own way.
            parsed = Element("div")
            self.notes.parser.parseChunk(parsed, text)
            entry = SubElement(entries, "li", {"id": f"fn-{place}"})
            entry.extend(parsed)


def number_notes(root: Element) -> None:
    """Number notes in the order the reader meets their marks, and link both ways.

    A note that no mark leads to keeps its words: it comes last, without a way back.
    """
    section = next((found for found in root if has_class(found, "notes")), None)
    entries = section.find("ol") if section is not None else None
    if section is None or entries is None:
        return
    by_place = {entry.get("id", ""): entry for entry in entries}
    numbers: dict[str, int] = {}
    times: dict[str, int] = {}
    for mark in list(root.iter("sup")):
        link = mark.find("a[@class='note-mark']")
        address = _ADDRESS.match(link.get("href", "")) if link is not None else None
        place = f"fn-{address[1]}" if address else ""
        if place not in by_place:
            continue
        number = numbers.setdefault(place, len(numbers) + 1)
        times[place] = times.get(place, 0) + 1
        become(mark, "sup", "", id=_mark_id(number, times[place]))
        mark.append(
            element(
                "a", text=str(number), class_="note-mark", href=f"#fn-{number}", aria_label=f"Note {number}"
            )
        )
    ordered = sorted(by_place, key=lambda place: numbers.get(place, len(by_place) + 1))
    entries[:] = [by_place[place] for place in ordered]
    for number, place in enumerate(ordered, start=1):
        by_place[place].set("id", f"fn-{number}")
        _add_ways_back(by_place[place], number, times=times.get(place, 0))
    if _have_room_beside(root, section, entries):
        add_class(section, "beside")
    section.set("aria-label", "Notes")
    section.insert(0, element("p", text="Notes", class_="label"))


def _have_room_beside(root: Element, section: Element, entries: Element) -> bool:
    """Whether the notes can stand in the margin: those from each mark on are no longer than the text from there on."""
    if len(entries) > MOST_BESIDE:
        return False
    words, places = 0, {}
    for part in _text_and_marks(root, section):
        if isinstance(part, str):
            words += len(part.split())
        elif mark := _FIRST_MARK.match(part.get("id", "")):
            places[int(mark[1])] = words
    lengths = [len(words_of(entry).split()) for entry in entries]
    return all(
        sum(lengths[number - 1 :]) * _HEIGHT <= words - places.get(number, words) + _END
        for number in range(1, len(lengths) + 1)
    )


def _text_and_marks(parent: Element, section: Element) -> Iterator[str | Element]:
    """The text before the notes, in order, and the marks where they stand in it."""
    yield parent.text or ""
    for child in parent:
        if child is section:
            continue
        if child.tag == "sup":
            yield child
        else:
            yield from _text_and_marks(child, section)
        yield child.tail or ""


def _mark_id(number: int, times: int) -> str:
    return f"fnref-{number}" if times == 1 else f"fnref-{number}-{times}"


def _add_ways_back(entry: Element, number: int, *, times: int) -> None:
    if len(entry) == 1 and entry[0].tag == "p":
        # A note of one paragraph reads as a line of the list.
        paragraph = entry[0]
        entry.text = (paragraph.text or "").lstrip()
        entry[:] = list(paragraph)
        target = entry
    else:
        target = entry[-1] if len(entry) and entry[-1].tag == "p" else entry
    for mention in range(1, times + 1):
        label = f"Back to the text, note {number}" + (f", mention {mention}" if times > 1 else "")
        text = f"Back {mention}" if times > 1 else "Back"
        add_text(target, " ")
        target.append(element("a", text=text, href=f"#{_mark_id(number, mention)}", aria_label=label))
