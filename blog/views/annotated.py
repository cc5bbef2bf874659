"""A post's text passage by passage, with what one reader said about each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from blog.content import Passage, passages
from blog.models import Post, ReviewLink, ReviewNote
from blog.publishing.review_links import LONGEST_PASSAGE, quoted

WHOLE = "whole"


@dataclass(frozen=True)
class Part:
    """A passage, the number it goes by (empty where nothing can be said), its notes, and what was just typed."""

    passage: Passage
    place: str = ""
    notes: tuple[ReviewNote, ...] = ()
    typed: str = ""
    inside: tuple["Part", ...] = ()

    @property
    def opening(self) -> str:
        """The first words, to tell one passage from another."""
        return quoted(self.passage.words)


@dataclass(frozen=True)
class Piece:
    """The whole text: its parts, and the notes on all of it."""

    parts: tuple[Part, ...]
    whole: Part

    @property
    def said(self) -> list[tuple[str, str]]:
        """What was typed, as pairs of the passage's words and the note."""
        return [(part.passage.words, part.typed) for part in (*self._flat(), self.whole) if part.typed]

    @property
    def notes(self) -> int:
        return sum(len(part.notes) for part in (*self._flat(), self.whole))

    def anchor(self, place: str) -> str:
        """Where the page shows what was said about the passage of that number, or the answer for anything else."""
        known = {part.place for part in self._flat()}
        return f"site-passage-{place}" if place in known else "site-answer"

    def _flat(self) -> Iterator[Part]:
        for part in self.parts:
            yield from (inner for inner in part.inside or (part,) if inner.place)


def annotated(post: Post, link: ReviewLink, *, typed: Mapping[str, str]) -> Piece:
    """The text of ``post`` with the notes of ``link``, and with what the form just sent. No query after ``link_at``."""
    notes: dict[str, list[ReviewNote]] = defaultdict(list)
    for note in link.notes.all():
        notes[note.passage].append(note)
    numbers = count(1)

    def part(passage: Passage) -> Part:
        if passage.inside:
            return Part(passage, inside=tuple(part(inner) for inner in passage.inside))
        if not passage.words:
            return Part(passage)
        place = str(next(numbers))
        about = notes.pop(quoted(passage.words, LONGEST_PASSAGE), ())
        return Part(passage, place, tuple(about), typed.get(f"note-{place}", ""))

    parts = tuple(part(passage) for passage in passages(post.body_html))
    # What no passage claims any more, after the dialect has changed, is shown with the notes on the whole.
    rest = tuple(note for about in notes.values() for note in about)
    return Piece(parts, Part(Passage("", ""), WHOLE, rest, typed.get(f"note-{WHOLE}", "")))
