"""Words the templates need: numbers as people say them, spans of years, and what a post's headings offer."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import template
from django.utils.safestring import SafeString, mark_safe

from blog import content

register = template.Library()

WORDS = [
    "No",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
]
CHAPTERS_WORTH_LISTING = 3
LINES_AT_A_GLANCE = 8
LINES_AT_MOST = 14


@register.filter
def counted(number: int, noun: str) -> str:
    """ "Nine pieces": a count that begins a sentence, in words as far as twelve."""
    said = WORDS[number] if number < len(WORDS) else f"{number:,}"
    return f"{said} {noun if number == 1 else noun + 's'}"


@register.filter
def numbered(number: int, noun: str) -> str:
    """ "5 minutes": a count in figures."""
    return f"{number:,} {noun if number == 1 else noun + 's'}"


@register.filter
def years_until(since: int, this_year: str) -> str:
    """ "2025–2026", or one year while it is the first."""
    return f"{since}–{this_year}" if since < int(this_year) else this_year


@dataclass(frozen=True)
class Chapter:
    """A main heading, and the ones below it as pairs of id and title."""

    id: str
    title: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Outline:
    """What a list of a post's headings holds; ``is_short`` when it need not be folded up."""

    chapters: tuple[Chapter, ...]
    is_short: bool


@register.filter
def outline(headings: Sequence[Sequence]) -> Outline | None:
    """The list of a post's ``[level, id, title]``; None when it has too few main headings to be worth reading.

    The headings below the main ones are in it as long as the list stays one that is taken in with a look.
    """
    main = [heading for heading in headings if heading[0] == 2]
    if len(main) < CHAPTERS_WORTH_LISTING:
        return None
    below: dict[str, list[tuple[str, str]]] = {}
    chapter = ""
    for level, anchor, title in headings:
        if level == 2:
            chapter = anchor
        elif level == 3 and chapter:
            below.setdefault(chapter, []).append((anchor, title))
    lines = len(main) + sum(map(len, below.values()))
    if lines > LINES_AT_MOST:
        lines, below = len(main), {}
    chapters = tuple(Chapter(anchor, title, tuple(below.get(anchor, ()))) for _level, anchor, title in main)
    return Outline(chapters, lines <= LINES_AT_A_GLANCE)


@register.filter
def has_cards(body_html: str) -> bool:
    """Whether a rendered text has practices or scripts that can be read together."""
    return content.has_cards(body_html)


@register.filter(is_safe=True)
def with_section_links(body_html: str) -> str:
    """A rendered text whose headings lead to themselves."""
    return content.link_headings(body_html)


@register.filter
def sources(picture: content.Picture, sizes: str) -> SafeString:
    """The files that a browser may take instead; ``sizes`` says how wide the picture stands in the page."""
    return mark_safe(content.source_tags(picture, sizes))  # noqa: S308 - every value in it is escaped
