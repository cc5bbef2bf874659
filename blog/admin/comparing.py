"""Two versions of a post as readers would see them, with everything that differs marked."""

import html
from dataclasses import dataclass
from itertools import groupby

from blog import content
from blog.admin.passages import NAMES, in_words, said
from blog.content.differences import Row, compare
from blog.content.references import from_rows, from_words
from blog.models import Image, Post
from blog.publishing.meetings import APART
from blog.publishing.working_copy import Fields

LOOKS = ("one-text", "sides", "only")


@dataclass(frozen=True)
class Piece:
    """A run of equal blocks to fold away, told by ``same``, or one row that differs. All HTML in it is safe."""

    rows: tuple[Row, ...]
    same: str = ""


@dataclass(frozen=True)
class Comparison:
    """``fields`` holds the name and the marked row of each field that differs beside the text."""

    fields: tuple[tuple[str, Row], ...]
    pieces: tuple[Piece, ...]
    only: str = ""

    @property
    def is_equal(self) -> bool:
        return not self.fields and all(piece.same for piece in self.pieces)


def compared(post: Post, before: Fields, after: Fields, look: str) -> Comparison:
    """What differs, or with the look "only" the earlier version by itself."""
    old = _html(post, before)
    if look == "only":
        rows = compare(old, old)
        return Comparison((), (), "".join(row.after for row in rows))
    rows = compare(old, _html(post, after))
    pieces: list[Piece] = []
    for is_same, group in groupby(rows, key=lambda row: row.kind == "same"):
        run = tuple(group)
        pieces += [Piece(run, _counted(len(run)))] if is_same else [Piece((row,)) for row in run]
    return Comparison(tuple(_fields(before, after)), tuple(pieces))


def _fields(before: Fields, after: Fields) -> list[tuple[str, Row]]:
    changed = [name for name in APART if before[name] != after[name]]
    return [(NAMES[name], _values(said(name, before), said(name, after))) for name in changed]


def _values(before: str, after: str) -> Row:
    rows = compare(*(f"<p>{html.escape(words)}</p>" for words in (before, after)))
    return rows[0]


def _html(post: Post, fields: Fields) -> str:
    """The stored HTML where the text is the post's own; otherwise made for the occasion."""
    references = from_words(fields["references"])
    same = fields["body"] == post.body and references == from_rows(post.references)
    if same and post.render_version == content.RENDER_VERSION:
        return post.body_html
    try:
        return content.render(fields["body"], find_image=Image.objects.find, references=references).html
    except content.BodyRefused:
        return f"<pre>{html.escape(fields['body'])}</pre>"


def _counted(number: int) -> str:
    return f"{in_words(number)} paragraph{'' if number == 1 else 's'}, the same"
