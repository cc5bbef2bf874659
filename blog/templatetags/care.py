"""What the pages say and offer out of care: leaving quickly, what a piece mentions, whom to call."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from django import template

from blog.discovery.sharing import SharedLink, shared_link
from blog.models import ContentNote, CrisisResource, Post, SiteSettings, note_of
from blog.proofreading import speaks_of_suicide

register = template.Library()


@register.filter
def lets_leave(settings: SiteSettings, is_sensitive: bool | str) -> bool:  # noqa: FBT001  filters take no names
    """Whether “Leave this page” stands on a page whose post is sensitive or not, or on one that shows none."""
    return settings.offers_leaving(is_sensitive=bool(is_sensitive))


@register.filter
def by_country(lines: Iterable[CrisisResource]) -> list[tuple[str, list[CrisisResource]]]:
    """The practice's own country first, under an empty name, then the others by name."""
    ordered = sorted(lines, key=lambda line: line.country.casefold())
    return [(country, list(rows)) for country, rows in groupby(ordered, lambda line: line.country)]


@register.filter
def checked_together(lines: Sequence[CrisisResource]) -> date | None:
    """A day in the month in which all ``lines`` were last checked; None if they differ, or one is due for a call."""
    months = {line.checked_on and (line.checked_on.year, line.checked_on.month) for line in lines}
    if len(months) != 1 or any(line.is_due_for_a_call for line in lines):
        return None
    return lines[0].checked_on


@register.filter
def noted(post: Post) -> ContentNote | None:
    """What the line under the byline says beforehand; None for nothing."""
    return note_of(post)


@register.filter
def speaks_of_dying(post: Post) -> bool:
    """Whether the lines to call stand right under the text: it speaks of suicide (safe messaging)."""
    return speaks_of_suicide(f"{post.mentions} {post.body_text}")


@register.filter
def spoken(names: Sequence[str]) -> str:
    """ "grief", "grief and loss", "grief, loss and illness"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


@register.filter
def shared_from(post: Post, settings: SiteSettings) -> SharedLink:
    """What a message shows with a link to ``post``."""
    return shared_link(post, settings)
