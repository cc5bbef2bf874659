"""Let somebody without an account read one version of a post, and hear what they say about it."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone

from blog.addresses import absolute
from blog.models import Occasion, Post, ReviewLink, ReviewNote, Revision
from blog.publishing.readiness import Finding
from blog.publishing.revisions import STAYS, remember
from blog.publishing.working_copy import Fields, token_of, working_fields

# Nobody who reads a piece with care reaches these; whoever would fill the disk does.
MOST_NOTES = 200
LONGEST_NOTE = 4_000
LONGEST_PASSAGE = 300
QUOTED = 60  # characters of a passage or a note that are enough to know it by


class LinkOver(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """The link has ended, was taken back, or never was; ``was_given`` says whether there ever was one."""

    def __init__(self, *, was_given: bool) -> None:
        super().__init__("This link has ended.")
        self.was_given = was_given


class NoteRefused(ValueError):  # noqa: N818 - the same
    """A note cannot be kept; ``args[0]`` is a sentence for the person who wrote it."""


@dataclass(frozen=True)
class Approval:
    """Somebody found one version good; ``changed_since`` says whether the words are other ones now."""

    reader: str
    moment: datetime.datetime
    version: int
    version_moment: datetime.datetime
    changed_since: bool


@transaction.atomic
def ask(post: Post, *, reader: str, days: int, by: AbstractBaseUser) -> ReviewLink:
    """Make a link to ``post`` as it is being written now, for ``reader``, that ends after ``days``."""
    ends_at = timezone.now() + datetime.timedelta(days=days)
    version = _version_as_it_is(post, by)
    return ReviewLink.objects.create(revision=version, reader=reader, made_by=by, ends_at=ends_at)


def _version_as_it_is(post: Post, by: AbstractBaseUser) -> Revision:
    fields = working_fields(post)
    same = post.revisions.of_the_post().filter(token=token_of(fields)).newest_first().first()
    return same or remember(post, Occasion.KEPT, by=by, fields=fields)


def address_of(link: ReviewLink) -> str:
    """The whole address to send to its reader."""
    return absolute(reverse("blog:review", args=[link.key]))


def revoke(link: ReviewLink) -> None:
    """End the link with the next request. What was said through it stays."""
    link.revoked_at = link.revoked_at or timezone.now()
    link.save(update_fields=["revoked_at"])


def link_at(key: str) -> ReviewLink:
    """The link with this key, with its version, post and notes. Raises ``LinkOver`` when nobody may read by it."""
    links = ReviewLink.objects.select_related("revision__post", "made_by__author")
    link = links.prefetch_related("notes").filter(key=key).first()
    if link is None or not link.is_valid or link.revision.post.trashed_at:
        raise LinkOver(was_given=link is not None)
    return link


def count_view(link: ReviewLink) -> None:
    ReviewLink.objects.filter(pk=link.pk).update(views=F("views") + 1, last_viewed_at=timezone.now())


@transaction.atomic
def leave_notes(link: ReviewLink, said: list[tuple[str, str]]) -> None:
    """Keep ``said``, pairs of the passage's words (empty for the whole piece) and the note. Sent twice, kept once.

    Raises ``NoteRefused``, and then keeps none of them.
    """
    ReviewLink.objects.select_for_update().only("pk").get(pk=link.pk)
    kept = set(link.notes.values_list("passage", "text"))
    fresh = []
    for passage, words in said:
        note = (quoted(passage, LONGEST_PASSAGE), words.replace("\x00", "").replace("\r\n", "\n").strip())
        if len(note[1]) > LONGEST_NOTE:
            raise NoteRefused(f"A note can have {LONGEST_NOTE:,} characters. Please make it shorter.")
        if note[1] and note not in kept:
            kept.add(note)
            fresh.append(ReviewNote(link=link, passage=note[0], text=note[1]))
    if len(kept) > MOST_NOTES:
        raise NoteRefused(f"There are {MOST_NOTES} notes already, which is as many as one link can hold.")
    ReviewNote.objects.bulk_create(fresh)


def take_back(link: ReviewLink, note: int) -> None:
    """Forget a note of this link that nobody has settled yet."""
    link.notes.filter(pk=note, settled_at=None).delete()


def approve(link: ReviewLink) -> None:
    link.approved_at = link.approved_at or timezone.now()
    link.save(update_fields=["approved_at"])


def withdraw_approval(link: ReviewLink) -> None:
    link.approved_at = None
    link.save(update_fields=["approved_at"])


def notes_on(post: Post) -> QuerySet[ReviewNote]:
    """Everything that was said about ``post``, the oldest first."""
    return (
        ReviewNote.objects.filter(link__revision__post=post).select_related("link").order_by("made_at", "pk")
    )


def settle(post: Post, note: int) -> bool:
    """Say that a note needs nothing more; False when it is none of this post's, or settled already."""
    open_notes = ReviewNote.objects.filter(link__revision__post=post, settled_at=None)
    return bool(open_notes.filter(pk=note).update(settled_at=timezone.now()))


def awaited(post: Post) -> list[str]:
    """Who was asked for ``post`` and may still answer: the readers of its valid links, the latest first."""
    links = ReviewLink.objects.valid().filter(revision__post=post, approved_at=None)
    return list(links.values_list("reader", flat=True))


def approvals_of(post: Post) -> list[Approval]:
    """Who found which version good, the latest first. One query; those of ``working_fields`` if there is any."""
    links = ReviewLink.objects.filter(revision__post=post).exclude(approved_at=None)
    links = list(links.select_related("revision").order_by("-approved_at", "-pk"))
    now = words_read(working_fields(post)) if links else ""
    return [
        Approval(
            reader=link.reader,
            moment=link.approved_at,
            version=link.revision.number,
            version_moment=link.revision.made_at,
            changed_since=words_read(link.revision.fields) != now,
        )
        for link in links
    ]


def words_read(fields: Fields) -> str:
    """A token of what a reader sees of ``fields``: publishing it, or another address, is no change of the words."""
    return token_of(fields | dict.fromkeys(STAYS, ""))


def worth_a_look(post: Post) -> list[Finding]:
    """The notes that are still open, for the step before publication. None of them stops it. One query."""
    return [
        Finding("note-open", "body", _as_a_finding(note), blocks=False)
        for note in notes_on(post).filter(settled_at=None)
    ]


def _as_a_finding(note: ReviewNote) -> str:
    about = f" on “{quoted(note.passage)}”" if note.passage else ""
    return f"{note.link.reader}{about}: “{quoted(note.text, 2 * QUOTED)}”"


def quoted(words: str, longest: int = QUOTED) -> str:
    """The words on one line, cut after the last whole one that fits."""
    words = " ".join(words.split())
    if len(words) <= longest:
        return words
    return words[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
