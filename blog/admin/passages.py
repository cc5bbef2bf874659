"""How two versions are shown: whose they are, what is the same, and each passage that asks for a choice."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.contrib.auth.models import AbstractBaseUser

from blog import content
from blog.admin.practice_time import spoken
from blog.content.differences import compare, mark
from blog.content.merging import Stretch
from blog.content.references import from_words
from blog.models import Author, Category, Download, Image, Series
from blog.publishing.meetings import APART, Meeting
from blog.publishing.working_copy import SWITCHES, Fields, moment_in

NAMES = {
    "title": "Title",
    "subtitle": "Subtitle",
    "slug": "Web address",
    "summary": "Summary",
    "references": "Sources",
    "lead_image": "Picture",
    "lead_image_alt": "What the picture shows",
    "lead_image_is_decorative": "The picture is decoration only",
    "published_at": "Date on the site",
    "tags": "Tags",
    "authors": "Written by",
    "categories": "Categories",
    "downloads": "To take along",
    "series": "Series",
    "series_place": "Place in the series",
    "tab_title": "In the browser’s tab",
    "share_text": "When somebody shares it",
    "mentions": "What it mentions",
    "content_note": "One sentence more",
    "skip_to": "Where one can skip to",
    "is_sensitive": "Sensitive",
    "without_booking": "No booking link here",
}
ROWS = {"authors": Author, "categories": Category, "downloads": Download, "series": Series}
NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]
Version = tuple[AbstractBaseUser | None, str]  # whose, and of when
_HEADING = re.compile(r"^#{1,6} +(.+?)(?: *\{[^}]*\})? *$", re.MULTILINE)


@dataclass(frozen=True)
class Side:
    """One version in her words: whose and of when, what only it has, and all of it."""

    name: str
    when: str
    only: str
    everything: str


@dataclass(frozen=True)
class Sides:
    title: str
    mine: Side
    theirs: Side


@dataclass(frozen=True)
class Passage:
    """A stretch of two versions. ``kind`` as in ``Stretch``; a "differ" is a question by the name ``name``.

    ``mine`` and ``theirs`` are safe HTML: rendered text, or escaped values with marks.
    """

    kind: str
    heading: str
    mine: str = ""
    theirs: str = ""
    name: str = ""
    number: int = 0
    choice: str = ""
    takes_both: bool = False


@dataclass(frozen=True)
class Questions:
    passages: list[Passage]
    number: int

    @property
    def number_in_words(self) -> str:
        return in_words(self.number)


def told_apart(user: AbstractBaseUser, mine: Version, theirs: Version) -> Sides:
    """Name both sides as ``user`` would."""
    (writer, when), (other, other_when) = mine, theirs
    if writer == other:
        return Sides(
            f"{'You' if writer == user else _name(writer)} wrote in two places.",
            Side("This one", when, "in this one only", "All from this one"),
            Side("The other one", other_when, "in the other one only", "All from the other one"),
        )
    first, second = _side(user, writer, when), _side(user, other, other_when)
    second_name = "you" if other == user else second.name
    return Sides(f"{first.name} and {second_name} both changed this post.", first, second)


def _side(user: AbstractBaseUser, writer: AbstractBaseUser | None, when: str) -> Side:
    if writer == user:
        return Side("You", when, "by you only", "All of yours")
    name = _name(writer)
    return Side(name, when, f"by {name} only", f"All of {name}’s")


def _name(user: AbstractBaseUser | None) -> str:
    return (user.get_full_name() or user.get_username()) if user else "Somebody else"


def questions_of(meeting: Meeting, choices: Mapping[str, str]) -> Questions:
    """Everything to show, in the order of the form, with what was chosen already."""
    number = len(meeting.questions)
    shown = []
    asked = 0
    for passage in [*_fields(meeting), *_blocks(meeting)]:
        if passage.kind == "differ":
            asked += 1
            shown.append(replace(passage, number=asked, choice=choices.get(passage.name, "")))
        else:
            shown.append(passage)
    return Questions(shown, number)


def _fields(meeting: Meeting) -> Iterator[Passage]:
    for name in APART:
        kind = meeting.kind(name)
        if kind == "same":
            continue
        mine, theirs = (said(name, side) for side in (meeting.mine, meeting.theirs))
        if kind == "differ":
            marked = mark(f"<p>{html.escape(mine)}</p>", f"<p>{html.escape(theirs)}</p>")
            yield Passage("differ", NAMES[name], *marked, name)
        else:
            yield Passage(kind, f"{NAMES[name]}: {mine if kind == 'mine' else theirs}")


def said(name: str, fields: Fields) -> str:
    """The value of a field as one would say it."""
    value = fields[name]
    if model := ROWS.get(name):
        found = {str(row.pk): str(row) for row in model.objects.all()}
        chosen = [value] if isinstance(value, str) else value
        return ", ".join(found[pk] for pk in chosen if pk in found) or "none"
    if name == "references":
        return " ".join(reference.said for reference in from_words(value)) or "none"
    if name == "lead_image":
        image = Image.objects.filter(pk=value).first() if value.isdecimal() else None
        return str(image) if image else "none"
    if name == "published_at" and (moment := moment_in(value)):
        return spoken(moment)
    if name in SWITCHES:
        return "yes" if value else "no"
    return value or "empty"


def _blocks(meeting: Meeting) -> Iterator[Passage]:
    heading = ""
    for place, stretch in enumerate(meeting.stretches):
        mine, theirs = _rendered(stretch.mine), _rendered(stretch.theirs)
        if stretch.kind == "same":
            yield Passage("same", _counted(stretch), mine)
        elif stretch.kind == "differ":
            marked = mark(mine, theirs)
            yield Passage(
                "differ",
                heading or _first_words(stretch),
                marked[0],
                marked[1],
                f"block-{place}",
                takes_both=bool(stretch.mine and stretch.theirs),
            )
        else:
            old, new = (theirs, mine) if stretch.kind == "mine" else (mine, theirs)
            both = "".join(row.both for row in compare(old, new))
            yield Passage(stretch.kind, heading or _first_words(stretch), both)
        for _, block in stretch.mine or stretch.theirs:
            if found := _HEADING.match(block):
                heading = found[1]


def _first_words(stretch: Stretch) -> str:
    block = (stretch.mine or stretch.theirs)[0][1]
    return f"“{content.excerpt(block, 40)}”"


def _counted(stretch: Stretch) -> str:
    number = sum(1 for _, block in stretch.mine if block.strip())
    return (
        f"{in_words(number)} paragraph{'' if number == 1 else 's'} {'is' if number == 1 else 'are'} the same"
    )


def in_words(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def _rendered(blocks: tuple[tuple[int, str], ...]) -> str:
    """The HTML of some blocks by themselves, without names; what shows nothing by itself, as it was typed."""
    source = "".join(block for _, block in blocks).strip()
    if not source:
        return ""
    try:
        rendered = content.render(source, find_image=Image.objects.find).html
    except content.BodyRefused:
        rendered = ""
    rows = compare(rendered, rendered) if rendered else []
    return "".join(row.after for row in rows) or f"<pre>{html.escape(source)}</pre>"
