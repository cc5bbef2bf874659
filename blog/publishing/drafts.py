"""What is typed and not yet a post: kept every few seconds, and never over words that its writer has not seen."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from blog.models import Draft, Post
from blog.publishing.revisions import remember_before, remember_state, title_in
from blog.publishing.working_copy import Fields, fields_of, normal, token_of

# Ten times what a post can hold: what cannot be published is kept all the same, but nobody fills the disk with it.
MOST_CHARACTERS = 2_000_000
WRITTEN = ("title", "subtitle", "summary", "body", "tags", "lead_image")


class Stale(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """Something else was kept since the writer opened the form; ``present`` holds it, and nothing was overwritten."""

    def __init__(self, present: Fields) -> None:
        super().__init__("This was changed on another screen.")
        self.present = present


class TooLong(ValueError):  # noqa: N818 - the same
    """More than can be kept; ``args[0]`` is a sentence for the writer."""


@transaction.atomic
def keep(
    fields: Fields,
    *,
    post: Post | None,
    draft: Draft | None,
    based_on: str,
    by: AbstractBaseUser,
    window: str = "",
) -> Draft | None:
    """Keep ``fields`` as the draft of ``post``, or of a new piece, and return it.

    None when there is nothing to keep: the post says the same already, or nothing is written yet. Equal words are no
    conflict, whatever they were based on; and what a window sends after its own words continues them, because the
    answer that held the next token may have been lost on the way. Raises ``Stale`` and ``TooLong``.
    """
    fields = normal(fields)
    check_length(fields)
    draft = _locked(post, draft, by=by, window=window)
    present = _present(post, draft)
    if present is not None:
        if token_of(fields) == token_of(present):
            return draft
        continues = bool(draft and window and draft.window == window)
        if based_on != token_of(present) and not continues:
            raise Stale(present)
    if draft is None:
        return _begin(fields, post=post, by=by, window=window)
    if post:
        remember_before(draft, fields, window=window)
        if token_of(fields) == token_of(fields_of(post)):  # written, and taken back again
            throw_away(draft)
            return None
    return write(draft, fields, by=by, window=window)


@transaction.atomic
def keep_apart(draft: Draft, fields: Fields, *, by: AbstractBaseUser, window: str = "") -> Draft:
    """Keep words that were refused because the new piece ``draft`` had changed, as a piece of their own."""
    fields = normal(fields)
    mine = Draft.objects.without_a_post().filter(kept_by=by).exclude(pk=draft.pk)
    same = mine.filter(window=window) if window else mine.filter(fields=fields)
    return write(same.first() or Draft(), fields, by=by, window=window)


def check_length(fields: Fields) -> None:
    """Raise ``TooLong`` beyond what is kept of anything."""
    if sum(len(value) for value in fields.values()) > MOST_CHARACTERS:
        raise TooLong(
            "This is too long to be kept. Please take a part of it out, and keep that part elsewhere."
        )


def throw_away(draft: Draft) -> None:
    """Forget what was typed. Whoever may want it back remembers it first."""
    Draft.objects.filter(pk=draft.pk).delete()


def follow(post: Post, moment: str) -> None:
    """Give the draft of ``post`` the date that was just changed on purpose: it would be taken back at the next save.

    ``moment`` is the date before, as fields hold it. An open window has not seen the change, and is asked.
    """
    draft = Draft.objects.filter(post=post).first()
    if draft is None:
        return
    own = fields_of(post)
    if draft.based_on == token_of(own | {"published_at": moment}):
        draft.based_on = token_of(own)
    remember_state(post, normal(draft.fields), by=draft.kept_by)
    draft.fields, draft.window = normal(draft.fields) | {"published_at": own["published_at"]}, ""
    draft.save(update_fields=["fields", "based_on", "window"])


def is_up_to_date(draft: Draft) -> bool:
    """Whether its post still is what it was when the draft began."""
    return draft.post is None or draft.based_on == token_of(fields_of(draft.post))


def _locked(post: Post | None, draft: Draft | None, *, by: AbstractBaseUser, window: str) -> Draft | None:
    """The draft in hand, and nobody else writes it until the transaction ends."""
    drafts = Draft.objects.select_for_update()
    if post:
        Post.objects.select_for_update().only("pk").get(pk=post.pk)
        return drafts.filter(post=post).first()
    found = drafts.without_a_post().filter(pk=draft.pk).first() if draft else None
    if found is None and window:  # the window does not know that its first words have arrived
        return drafts.without_a_post().filter(window=window, kept_by=by).first()
    return found


def _present(post: Post | None, draft: Draft | None) -> Fields | None:
    if draft:
        return normal(draft.fields)
    return fields_of(post) if post else None


def _begin(fields: Fields, *, post: Post | None, by: AbstractBaseUser, window: str) -> Draft | None:
    if post is None and not any(fields[name].strip() for name in WRITTEN):
        return None
    draft = Draft(post=post)
    if post:
        own = fields_of(post)
        draft.based_on = token_of(own)
        remember_state(post, own, by=None)
    return write(draft, fields, by=by, window=window)


def write(draft: Draft, fields: Fields, *, by: AbstractBaseUser, window: str) -> Draft:
    """Store ``fields`` as what ``draft`` says, whatever it said before."""
    draft.fields, draft.title = fields, title_in(fields)
    draft.kept_by, draft.kept_at, draft.window = by, timezone.now(), window
    draft.save()
    return draft
