"""The site's own dialect as the editor reads it: notes where they were typed, and text as it was typed."""

import re
import secrets
import threading
from dataclasses import dataclass, field
from functools import cached_property
from re import Match
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.inlinepatterns import InlineProcessor

from blog.content import Dialect, prepare
from blog.richtext.lines import SEPARATOR

NOTE = "section"
MARK = "sup"
# Tells our notes and their marks from a writer's own HTML: made anew in each process, so that no text can hold it.
LABEL = f"label-{secrets.token_hex(4)}"

_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_MARKS = re.compile(r"\[\^([^\[\]]*)\]")


@dataclass(frozen=True)
class Definitions:
    """What a text defines for others: links by their names, labels of notes, abbreviations."""

    links: tuple[tuple[str, tuple[str, str | None]], ...] = ()
    labels: frozenset[str] = frozenset()
    abbreviations: tuple[tuple[str, str], ...] = ()

    def needed_in(self, text: str) -> "Definitions":
        """Those links and labels that ``text`` can mean, so that equal texts are read once."""
        if "[" not in text or not (self.links or self.labels):
            return _NOTHING
        named = [" ".join(name.lower().split()) for name in _BRACKETS.findall(text)]
        return Definitions(
            tuple(self._links_by_name[name] for name in sorted(set(named)) if name in self._links_by_name),
            self.labels.intersection(_MARKS.findall(text)),
        )

    @cached_property
    def _links_by_name(self) -> dict[str, tuple[str, tuple[str, str | None]]]:
        return {" ".join(link[0].split()): link for link in self.links}


_NOTHING = Definitions()


@dataclass(frozen=True)
class Parsed:
    """The HTML of each top-level element, and what the text defines."""

    elements: tuple[str, ...]
    defines: Definitions = field(default=_NOTHING)


class _NotesInPlace(FootnoteBlockProcessor):
    """Leaves each definition in the tree where it stands; the site gathers them at the end."""

    def __init__(self, dialect: "ReadingDialect") -> None:
        super().__init__(_Gathered(dialect.parser))  # type: ignore[arg-type]

    def run(self, parent: Element, blocks: list[str]) -> bool:
        begins = self.RE.search(blocks[0])
        if not begins:
            return False
        before = blocks[0][: begins.start()]
        if before.strip():
            blocks[:1] = [before.rstrip("\n"), blocks[0][begins.start() :]]
            return True
        super().run(parent, blocks)
        for label, text in self.footnotes.taken():
            self.parser.parseChunk(SubElement(parent, NOTE, {LABEL: label}), text)
        return True


class _Gathered:
    """Stands for Python-Markdown's extension towards its block processor."""

    def __init__(self, parser: Any) -> None:
        self.parser = parser
        self.labels: set[str] = set()
        self._waiting: list[tuple[str, str]] = []

    def setFootnote(self, label: str, text: str) -> None:  # noqa: N802
        self.labels.add(label)
        self._waiting.append((label, text))

    def taken(self) -> list[tuple[str, str]]:
        waiting, self._waiting = self._waiting, []
        return waiting

    def clear(self) -> None:
        self.labels, self._waiting = set(), []


class _MarksInPlace(InlineProcessor):
    """An element for each mark that has a note; without one it is text, as on the site."""

    def __init__(self, dialect: "ReadingDialect") -> None:
        super().__init__(r"\[\^([^\[\]]*)\]", dialect)
        self.dialect = dialect

    def handleMatch(self, m: Match[str], data: str) -> tuple[Element | None, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        if m[1] not in self.dialect.labels:
            return None, m.start(), m.end()
        return Element(MARK, {LABEL: m[1]}), m.start(), m.end()


class ReadingDialect(Dialect):
    """The same rules, minus what only a page needs: numbered notes, abbreviations, typographic signs."""

    def __init__(self) -> None:
        super().__init__()
        notes = _NotesInPlace(self)
        self._notes = notes.footnotes
        self.labels: frozenset[str] = frozenset()
        self.parser.blockprocessors.register(notes, "footnote", 17)
        marks = _MarksInPlace(self)
        marks.handleMatch = self.deadline.watching(marks.handleMatch)
        self.inlinePatterns.register(marks, "footnote", 175)
        for output_only in ("footnote", "abbr", "typography"):
            self.treeprocessors.deregister(output_only)

    def parse(self, text: str, known: Definitions) -> Parsed:
        """``text`` as HTML, where ``known`` is what the rest of the document defines.

        Raises ``BodyRefused`` when it costs too much, and ``RecursionError`` when it is too deep.
        """
        self.reset()
        self._notes.clear()
        lines = text.split("\n")
        for step in self.preprocessors:
            lines = step.run(lines)
        root = self.parser.parseDocument(lines).getroot()
        defines = self._defined()
        self.references.update({**dict(known.links), **self.references})
        self.labels = known.labels | defines.labels
        for step in self.treeprocessors:
            changed = step.run(root)
            root = root if changed is None else changed
        return Parsed(tuple(self._written(root)), defines)

    def _defined(self) -> Definitions:
        abbreviations = self.parser.blockprocessors["abbr"].abbrs
        return Definitions(
            tuple(self.references.items()), frozenset(self._notes.labels), tuple(abbreviations.items())
        )

    def _written(self, root: Element) -> list[str]:
        pieces = [root.text] if (root.text or "").strip() else []
        for child in root:
            html = self.serializer(child)
            for step in self.postprocessors:
                html = step.run(html)
            pieces.append(html.strip())
        return [prepare(piece) for piece in pieces if piece not in ("", SEPARATOR)]


_of_this_thread = threading.local()


def dialect() -> ReadingDialect:
    """One parser per thread: Python-Markdown keeps the text it works on in itself."""
    if not hasattr(_of_this_thread, "dialect"):
        _of_this_thread.dialect = ReadingDialect()
    return _of_this_thread.dialect
