"""Earlier versions of a post: who, when and what; any two compared as readers would see them; each brought back."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.views.decorators.http import require_POST

from blog.admin.comparing import LOOKS, Comparison, compared
from blog.admin.post_addresses import address_of, conflict_address
from blog.admin.practice_time import spoken_time, spoken_when
from blog.models import Occasion, Post, Revision, State
from blog.publishing.revisions import bring_back
from blog.publishing.working_copy import Fields, fields_of, normal, token_of, working_fields

A_PAGE = 20
PUBLIC = (Occasion.PUBLISHED, Occasion.SCHEDULED)


@dataclass(frozen=True)
class Line:
    """One version in the list. ``address`` leads to its comparison, or to where it is put together with another."""

    number: int
    time: str
    what: str
    who: str
    change: str
    is_public: bool
    address: str


@dataclass
class Day:
    name: str
    lines: list[Line] = field(default_factory=list)


def history_urls(posts: ModelAdmin) -> list[URLPattern]:
    """Bringing a version back; the list itself stands at Django's own address."""
    behind = posts.admin_site.admin_view(
        require_POST(lambda request, object_id, number: bring_it_back(request, posts, object_id, number))
    )
    return [path("<int:object_id>/history/<int:number>/bring-back/", behind, name="blog_post_bring_back")]


def history(request: HttpRequest, posts: ModelAdmin, object_id: str) -> HttpResponse:
    """The list of versions, and beside it one of them against another or against what is in the form now."""
    post = posts.get_object(request, object_id)
    if post is None:
        raise Http404("There is no such post.")
    if not posts.has_view_permission(request, post):
        raise PermissionDenied("Posts are for those whom the owner lets see them.")
    now = working_fields(post)
    revisions = post.revisions.select_related("made_by").newest_first()
    page = Paginator(revisions, A_PAGE).get_page(request.GET.get("page"))
    chosen = _version(post, request.GET.get("version")) or _what_readers_see(post, now)
    chosen = chosen or _first_that_differs(page, now)
    other = _version(post, request.GET.get("with"))
    look = request.GET.get("look") if request.GET.get("look") in LOOKS else LOOKS[0]
    context = {
        "title": "Earlier versions",
        "post": post,
        "opts": Post._meta,
        "days": list(_days(request, post, page)),
        "page": page,
        "chosen": chosen,
        "other": other,
        "when": _when(chosen) if chosen else "",
        "other_when": _when(other) if other else "",
        "others": [(row.number, _when(row)) for row in page if chosen and row.number != chosen.number],
        "look": look,
        "comparison": _comparison(post, chosen, other, now, look),
        "may_bring_back": posts.has_change_permission(request, post),
        "is_now": bool(chosen) and chosen.token == token_of(now),
        "back": address_of(post),
    }
    shared = posts.admin_site.each_context(request)
    return TemplateResponse(request, "admin/blog/post/history.html", shared | context)


def bring_it_back(request: HttpRequest, posts: ModelAdmin, object_id: int, number: int) -> HttpResponse:
    """Put a version into the form. Readers notice nothing, and bringing back another one undoes it."""
    revision = Revision.objects.select_related("post").filter(post=object_id, number=number).first()
    if revision is None:
        raise Http404("There is no such version.")
    if not posts.has_change_permission(request, revision.post):
        raise PermissionDenied("Changing posts is for those whom the owner lets write.")
    bring_back(revision, by=request.user)
    messages.success(
        request,
        f"The version of {_when(revision)} is in the form again. What was there is under “Earlier versions”.",
    )
    return redirect(address_of(revision.post))


def _version(post: Post, number: str | None) -> Revision | None:
    if not (number and number.isdecimal() and len(number) < len(str(2**31))):
        return None
    return post.revisions.filter(number=number).select_related("made_by").first()


def _what_readers_see(post: Post, now: Fields) -> Revision | None:
    """The version that is public, if the form holds another one."""
    if post.state != State.PUBLISHED or (token := token_of(fields_of(post))) == token_of(now):
        return None
    return post.revisions.filter(token=token).select_related("made_by").newest_first().first()


def _first_that_differs(page: Page, now: Fields) -> Revision | None:
    """The newest version that is not what the form holds: what one most likely looks for."""
    token, rows = token_of(now), [row for row in page if row.occasion != Occasion.ASIDE]
    return next((row for row in rows if row.token != token), next(iter(rows), None))


def _comparison(
    post: Post, chosen: Revision | None, other: Revision | None, now: Fields, look: str
) -> Comparison | None:
    """From the older of the two to the newer."""
    if chosen is None:
        return None
    if other is None:
        return compared(post, normal(chosen.fields), now, look)
    before, after = sorted((chosen, other), key=lambda row: row.number)
    return compared(post, normal(before.fields), normal(after.fields), look)


def _when(revision: Revision) -> str:
    return spoken_when(revision.made_at)


def _days(request: HttpRequest, post: Post, page: Page) -> Iterator[Day]:
    """The versions of this page by the day on which they were made."""
    rows = list(page)
    before = post.revisions.filter(number__lt=rows[-1].number).newest_first().first() if rows else None
    pairs = pairwise([*rows, before])
    for name, group in groupby(pairs, key=lambda pair: _day(pair[0])):
        yield Day(name, [_line(request, post, row, older) for row, older in group])


def _day(revision: Revision) -> str:
    local, today = timezone.localtime(revision.made_at), timezone.localdate()
    days = (today - local.date()).days
    if days in (0, 1):
        return ("Today", "Yesterday")[days]
    return formatted(local, "l, j F" if local.year == today.year else "j F Y")


def _line(request: HttpRequest, post: Post, row: Revision, older: Revision | None) -> Line:
    who = "You" if row.made_by == request.user else _name(row)
    what = Occasion(row.occasion).label
    if row.restores:
        what = f"Brought back, as it was in version {row.restores}"
    address = f"?version={row.number}"
    if row.occasion == Occasion.ASIDE:
        address = conflict_address(post, row)
    elif page := request.GET.get("page", ""):
        address += f"&page={page}" if page.isdecimal() else ""
    return Line(
        row.number,
        spoken_time(row.made_at),
        what,
        who,
        _change(row, older),
        row.occasion in PUBLIC,
        address,
    )


def _name(row: Revision) -> str:
    return (row.made_by.get_full_name() or row.made_by.get_username()) if row.made_by else ""


def _change(row: Revision, older: Revision | None) -> str:
    """How many words are new and how many are gone, whatever their place."""
    if older is None:
        return f"{row.words:,} word{'' if row.words == 1 else 's'}"
    words, words_before = Counter(_words(row)), Counter(_words(older))
    new, gone = (words - words_before).total(), (words_before - words).total()
    told = [f"{new:,} word{'' if new == 1 else 's'} new"] if new else []
    told += [f"{gone:,} gone" if new else f"{gone:,} word{'' if gone == 1 else 's'} gone"] if gone else []
    if not told and row.token != older.token:
        return "something beside the text" if _words(row) == _words(older) else "order changed"
    return ", ".join(told) or "no words changed"


def _words(row: Revision) -> list[str]:
    return str(row.fields.get("body", "")).split()
