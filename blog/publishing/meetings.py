"""Two versions of one piece, field by field and the text block by block, and what is made of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from blog.content.merging import Stretch, meet, put_together
from blog.models import Draft, Occasion, Post, Revision
from blog.publishing.drafts import throw_away, write
from blog.publishing.revisions import add, remember_state, replace_draft
from blog.publishing.working_copy import (
    ABOUT_THIS_CHANGE,
    FIELDS,
    Fields,
    fields_of,
    normal,
    token_of,
    working_fields,
)
from blog.richtext import blocks_of

APART = tuple(name for name in FIELDS if name not in ("body", *ABOUT_THIS_CHANGE))
CHOICES = ("mine", "theirs", "both")


@dataclass(frozen=True)
class Meeting:
    """``mine`` was written without having seen ``theirs``; ``base`` is what both began from, if anybody remembers it."""

    mine: Fields
    theirs: Fields
    base: Fields | None = None

    @cached_property
    def stretches(self) -> list[Stretch]:
        base = blocks_of(self.base["body"]) if self.base else None
        return meet(blocks_of(self.mine["body"]), blocks_of(self.theirs["body"]), base)

    @cached_property
    def questions(self) -> list[str]:
        """The names of what both changed: "title", and "block-2" for a stretch by its number."""
        fields = [name for name in APART if self.kind(name) == "differ"]
        return fields + [f"block-{n}" for n, stretch in enumerate(self.stretches) if stretch.kind == "differ"]

    def kind(self, name: str) -> str:
        """How a field other than the text stands: "same", "mine" or "theirs" for the side that changed it, or "differ"."""
        mine, theirs = self.mine[name], self.theirs[name]
        if mine == theirs:
            return "same"
        began = self.base[name] if self.base else None
        if began == mine:
            return "theirs"
        return "mine" if began == theirs else "differ"


def merged(meeting: Meeting, choices: Mapping[str, str]) -> Fields:
    """One version of both. ``choices`` answers each of the questions with "mine", "theirs" or, for a block, "both"."""
    fields = dict(meeting.mine)
    for name in APART:
        kind = meeting.kind(name)
        side = choices.get(name, "mine") if kind == "differ" else kind
        fields[name] = meeting.theirs[name] if side == "theirs" else meeting.mine[name]
    asked = [f"block-{n}" for n, stretch in enumerate(meeting.stretches) if stretch.kind == "differ"]
    fields["body"] = put_together(meeting.stretches, [choices.get(name, "mine") for name in asked])
    for name in ABOUT_THIS_CHANGE:
        fields[name] = meeting.mine[name] or meeting.theirs[name]
    return normal(fields)


@transaction.atomic
def settle_post(
    post: Post, meeting: Meeting, fields: Fields, *, by: AbstractBaseUser, aside: Revision | None
) -> None:
    """Put ``fields`` into the form of ``post``; both versions stay among the earlier ones. Readers notice nothing."""
    remember_state(post, working_fields(post), by=by)
    remember_state(post, meeting.theirs, by=by)
    if aside is None:
        remember_state(post, meeting.mine, by=by)
    else:
        aside.occasion, aside.window = Occasion.KEPT, ""
        aside.save(update_fields=["occasion", "window"])
    draft = replace_draft(post, fields, by=by)
    add(post, Occasion.MERGED, fields, made_by=by)
    if token_of(fields) == token_of(fields_of(post)):
        throw_away(draft)


@transaction.atomic
def settle_draft(draft: Draft, apart: Draft, fields: Fields, *, by: AbstractBaseUser) -> None:
    """The same for a piece that is no post yet: one draft is left of two."""
    write(draft, fields, by=by, window="")
    throw_away(apart)
