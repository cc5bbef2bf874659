"""What stands around the form in which a post is written: the bar, the rail's folded parts, the card at its foot."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import AdminForm, Fieldset
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.dateformat import format as formatted

from blog import richtext
from blog.admin.findings import noticed as noticed_in
from blog.admin.in_hand import as_readers_would, in_hand
from blog.admin.known_tags import known_tags
from blog.admin.practice_time import spoken_day, spoken_moment, spoken_when, zone_name
from blog.admin.publishing_card import Action, Standing, card
from blog.admin.review_links import what_readers_said
from blog.admin.shared_look import SHARED_LINK, shared_look
from blog.content.references import from_words
from blog.models import Draft, Image, Post, State
from blog.publishing.readiness import Finding, findings
from blog.publishing.starters import STARTERS

NEAR = ("Author", "Picture")
EMPTY = {
    "Web address": "made from the title",
    "Date on the site": "none",
    "To take along": "nothing",
    "Series": "none",
    "Care for the reader": "nothing to say beforehand",
    "Discretion": "as usual",
    SHARED_LINK: "in its own words",
    "This change": "a small one",
}
NOT_SAVED = "Not saved: see what is marked"


@dataclass(frozen=True)
class Part:
    """A folded part of the form, with what its line says while it is closed."""

    fieldset: Fieldset
    value: str = ""
    picture: str = ""

    @property
    def shows_link(self) -> bool:
        return self.fieldset.name == SHARED_LINK

    @property
    def is_open(self) -> bool:
        return any(field.errors() for line in self.fieldset for field in line if not field.is_readonly)


@dataclass(frozen=True)
class Kept:
    """Where her words are, as the status line says it: a kind for its mark, and the words."""

    kind: str
    words: str


def writing_page(
    request: HttpRequest, adminform: AdminForm, post: Post | None, draft: Draft | None
) -> dict[str, object]:
    """The context of the form's page. ``post`` is None as long as the piece is no post; ``draft`` is a new piece's."""
    draft = Draft.objects.filter(post=post).first() if post else draft
    sheet, about, *rest = list(adminform)
    parts = [_part(fieldset, adminform.form) for fieldset in rest]
    return {
        "sheet": sheet,
        "about": about,
        "near": [part for part in parts if part.fieldset.name in NEAR],
        "folded": [part for part in parts if part.fieldset.name not in NEAR],
        "form_media": adminform.form.media,
        "known_tags": known_tags(),
        "zone_name": zone_name(),
        "kept": kept(adminform.form, draft, post),
        "more": more_actions(request, post, draft),
        "may_write": may_write(request, post),
        "starters": [] if post or draft or adminform.form["body"].value() else STARTERS,
        **beside(request, post, draft),
    }


def beside(request: HttpRequest, post: Post | None, draft: Draft | None) -> dict[str, object]:
    """What the rail says about the words in hand: what is worth a look, and where the post stands."""
    seen = as_readers_would(draft, post)
    found = findings(seen) if seen else []
    questions, well = noticed_in(richtext.read(seen.body)) if seen else ([], 0)
    advice = [finding for finding in found if not finding.blocks]
    readers = what_readers_said(post)
    stands = standing(
        request, post, draft, found, noticed=len(advice) + len(questions), asked=readers["readers_answer"]
    )
    look = shared_look(seen, post, draft)
    return {
        "findings": advice,
        "questions": questions,
        "well": well,
        "card": card(stands),
        "look": look,
        **readers,
    }


def beside_the_text(request: HttpRequest, desk: ModelAdmin) -> HttpResponse:
    """The rail's own parts anew, for a page whose words were just kept."""
    post, draft = in_hand(request, desk)
    context = {"original": post, **beside(request, post, draft)}
    return render(request, "admin/blog/post/beside.html", context)


def kept(form: ModelForm, draft: Draft | None, post: Post | None) -> Kept:
    """What the status line says when the page opens; a script takes over from here."""
    if form.is_bound and form.errors:
        return Kept("failed", NOT_SAVED)
    moment = draft.kept_at if draft else post and post.changed_at
    return Kept("saved", f"Saved {spoken_when(moment)}") if moment else Kept("new", "Nothing to save yet")


def standing(
    request: HttpRequest,
    post: Post | None,
    draft: Draft | None,
    found: list[Finding],
    *,
    noticed: int,
    asked: str,
) -> Standing:
    """Gather what the card is decided from.

    ``noticed`` counts what is worth a look, ``asked`` says where the post stands with those who read it first.
    """
    needed = tuple((finding.message, place_of(finding)) for finding in found if finding.blocks)
    pk = post.pk if post else None
    return Standing(
        state="new" if post is None else "trashed" if post.trashed_at else post.state.value,
        since=_since(post),
        began=bool(post or draft),
        changes=bool(post and draft and post.state == State.PUBLISHED),
        needed=needed,
        noticed=noticed,
        asked=asked,
        may_write=may_write(request, post),
        may_publish=request.user.has_perm("blog.publish_post"),
        on_the_site=post.get_absolute_url() if post else "",
        unpublish=address("blog_post_unpublish", pk),
        ask=address("blog_post_review_links", pk),
        compare=address("blog_post_history", pk),
        drop=address("blog_post_drop_changes", pk),
    )


def place_of(finding: Finding) -> str:
    """Where a finding can be mended: another page, or a field of this one."""
    return finding.address or f"#id_{finding.field}"


def more_actions(request: HttpRequest, post: Post | None, draft: Draft | None) -> list[Action]:
    """What is seldom needed, as far as there is a page for it and she may open it."""
    if draft and not post:
        return [Action("Throw it away", address=address("blog_post_throw_away", draft.pk))]
    if not (post and may_write(request, post)):
        return []
    pages = {
        "blog_post_history": "Earlier versions",
        "blog_post_review_links": "Give someone a link to read it",
    }
    if request.user.has_perm("blog.publish_post"):
        pages["blog_post_clinical_review"] = "Mark as reviewed"
    if not post.trashed_at:
        pages["blog_post_trash"] = "Put in the wastebasket"
    return [
        Action(words, address=where) for name, words in pages.items() if (where := address(name, post.pk))
    ]


def may_write(request: HttpRequest, post: Post | None) -> bool:
    return request.user.has_perm("blog.change_post" if post else "blog.add_post")


def address(name: str, pk: int | None = None) -> str:
    """The address of a page of the desk; empty where there is no such page."""
    try:
        return reverse(f"admin:{name}", args=[pk] if pk else [])
    except NoReverseMatch:
        return ""


def _since(post: Post | None) -> str:
    """The day of a published post, the moment of a scheduled one."""
    if post is None or post.published_at is None:
        return ""
    return (
        spoken_moment(post.published_at) if post.state == State.SCHEDULED else spoken_day(post.published_at)
    )


def _part(fieldset: Fieldset, form: ModelForm) -> Part:
    names = [name for name in fieldset.fields if name in form.fields]
    if "lead_image" in names:
        return _picture(fieldset, form["lead_image"].value())
    return Part(fieldset, ", ".join(_values(form, names)) or EMPTY.get(fieldset.name, "none yet"))


def _picture(fieldset: Fieldset, pk: object) -> Part:
    image = Image.objects.filter(pk=pk).first() if pk and str(pk).isdecimal() else None
    return Part(fieldset, picture=image.thumbnail) if image else Part(fieldset, "none yet")


def _sources(words: str | None) -> Iterator[str]:
    if number := len(from_words(words or "")):
        yield "1 source" if number == 1 else f"{number} sources"


def _values(form: ModelForm, names: list[str]) -> Iterator[str]:
    """What the named fields hold, as one would say it: names for choices, words for a moment."""
    for name in names:
        value = form[name].value()
        if name == "references":
            yield from _sources(value)
        elif isinstance(value, bool):
            if value:
                yield str(form.fields[name].label).lower()
        elif isinstance(value, datetime.datetime):
            yield formatted(value, "j F Y")  # local already: the form prepared it for its widget
        elif isinstance(value, list | tuple) or hasattr(form.fields[name], "queryset"):
            choices = {str(pk): str(label) for pk, label in form.fields[name].choices}
            chosen = value if isinstance(value, list | tuple) else [value]
            yield from (choices[str(pk)] for pk in chosen if pk and str(pk) in choices)
        elif value:
            yield str(value)
