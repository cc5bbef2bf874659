"""Words the templates need: numbers as people say them, spans of years, and what a post's headings offer."""

from collections.abc import Sequence

from django import template

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
CHAPTERS_WORTH_LISTING = 4


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


@register.filter
def chapters(headings: Sequence[Sequence]) -> list[Sequence]:
    """A post's main headings as ``[level, id, title]``, if there are enough to make a list of them worth reading."""
    main = [heading for heading in headings if heading[0] == 2]
    return main if len(main) >= CHAPTERS_WORTH_LISTING else []
