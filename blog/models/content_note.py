"""What a piece says beforehand: one quiet line of plain facts, with a way past the hard part.

Never a gate: notes that have to be clicked away bring more dread and no relief (Bridgland, Jones and Bellet 2023).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from blog.models.post import Post
from blog.models.tag import tag_names

AFTER_THE_TEXT = "site-after-text"  # the id of what follows the text on every page that shows one
_BETWEEN_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class ContentNote:
    """``mentions`` are topics, ``sentence`` may follow; ``target`` is an id and ``title`` its heading, empty for the end."""

    mentions: tuple[str, ...]
    sentence: str
    target: str
    title: str


def note_of(post: Post) -> ContentNote | None:
    """The note of ``post``; None when it has nothing to say beforehand. No query."""
    mentions = tuple(tag_names(post.mentions))
    if not mentions and not post.content_note:
        return None
    target, title = heading_called(post.skip_to, post.headings) or (AFTER_THE_TEXT, "")
    return ContentNote(mentions, post.content_note, target, title)


def heading_called(words: str, headings: Sequence[Sequence]) -> tuple[str, str] | None:
    """The id and the title of the heading with that text or that id, however it is punctuated; None without one."""
    wanted = plain(words)
    for _level, target, title in headings:
        if wanted and wanted in (plain(title), plain(target)):
            return target, title
    return None


def plain(words: str) -> str:
    """Words without signs and capitals, so that “It’s here” and "it's here" are the same heading."""
    return " ".join(_BETWEEN_WORDS.sub(" ", words.casefold()).split())
