"""Every state of a post that somebody saved, published, brought back or left behind: kept for good."""

import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from blog import content
from blog.models import Draft, Occasion, Post, Revision
from blog.publishing.working_copy import (
    ABOUT_THIS_CHANGE,
    Fields,
    fields_of,
    normal,
    token_of,
    working_fields,
)

# What autosave leaves behind becomes a version of its own after so much writing, or when so much is taken out at once.
WRITING = datetime.timedelta(minutes=10)
LONGEST_TITLE = 200  # what a draft's row holds for lists; its fields hold all of it
MUCH = 400  # characters, about a paragraph

# A version brought back brings its words; the address and the date are changed on purpose only.
STAYS = ("slug", "published_at", *ABOUT_THIS_CHANGE)


@transaction.atomic
def remember(
    post: Post,
    occasion: Occasion,
    *,
    by: AbstractBaseUser | None,
    fields: Fields | None = None,
    window: str = "",
) -> Revision | None:
    """Keep ``fields``, or the post's own, as a revision. None when a save changed nothing since the last one.

    A state that autosave had kept already, and that is now saved on purpose, is not kept twice: it is called saved.
    """
    fields = fields_of(post) if fields is None else normal(fields)
    token = token_of(fields)
    last = post.revisions.of_the_post().newest_first().defer("fields").first()
    if last and last.token == token:
        if occasion == Occasion.KEPT or (occasion, last.occasion) == (Occasion.SAVED, Occasion.SAVED):
            return None
        if occasion == Occasion.SAVED:
            if last.occasion != Occasion.KEPT:
                return None
            last.occasion, last.made_by, last.made_at = occasion, by, timezone.now()
            last.save(update_fields=["occasion", "made_by", "made_at"])
            return last
    return add(post, occasion, fields, made_by=by, window=window)


def remember_before(draft: Draft, fields: Fields, *, window: str) -> None:
    """Keep what ``draft`` says before ``fields`` replace it, if it would be missed.

    It would be after ten minutes of writing, when a paragraph or more goes at once, and when another window or another
    person goes on with it: the first window still shows it, and both are compared with it if they differ.
    """
    post, before = draft.post, normal(draft.fields)
    last = post.revisions.newest_first().values_list("made_at", flat=True).first()
    began = max(filter(None, (last, draft.began_at)))
    long_ago = began < timezone.now() - WRITING
    shrank = len(before["body"]) - len(normal(fields)["body"]) >= MUCH
    if long_ago or shrank or draft.window != window:
        remember_state(post, before, by=draft.kept_by)


def remember_state(post: Post, fields: Fields, *, by: AbstractBaseUser | None) -> None:
    """Keep ``fields`` as a revision unless one of the post's revisions says the same already."""
    if not post.revisions.filter(token=token_of(fields)).exists():
        add(post, Occasion.KEPT, normal(fields), made_by=by)


def first_saved_from(window: str, *, by: AbstractBaseUser) -> Post | None:
    """The post that the new piece in ``window`` has become already, if it has."""
    first = Revision.objects.filter(number=1, window=window, made_by=by).exclude(window="")
    return Post.objects.filter(revisions__in=first).first()


@transaction.atomic
def set_aside(
    post: Post, fields: Fields, *, based_on: str, by: AbstractBaseUser, window: str = ""
) -> Revision:
    """Keep words that were refused because the post had changed; later ones of the same window replace them."""
    fields = normal(fields)
    mine = post.revisions.filter(occasion=Occasion.ASIDE, made_by=by)
    same = mine.filter(window=window) if window else mine.filter(token=token_of(fields))
    aside = same.newest_first().first()
    if aside is None:
        return add(post, Occasion.ASIDE, fields, made_by=by, based_on=based_on, window=window)
    aside.fields, aside.token, aside.made_at = fields, token_of(fields), timezone.now()
    aside.words = content.count_words(fields["body"])
    aside.save()
    return aside


def with_token(post: Post, token: str) -> Fields | None:
    """The fields that had this token, if a revision remembers them."""
    found = post.revisions.filter(token=token).values_list("fields", flat=True).first() if token else None
    return normal(found) if found is not None else None


@transaction.atomic
def bring_back(revision: Revision, *, by: AbstractBaseUser) -> Draft:
    """Put the words of ``revision`` into the form, as a draft: what the public sees stays as it is.

    What the form held before is a revision, too, so that this can be undone in the same way.
    """
    post = revision.post
    before = working_fields(post)
    remember_state(post, before, by=by)
    fields = normal(revision.fields) | {name: before[name] for name in STAYS}
    draft = replace_draft(post, fields, by=by)
    add(post, Occasion.RESTORED, fields, made_by=by, restores=revision.number)
    return draft


def replace_draft(post: Post, fields: Fields, *, by: AbstractBaseUser | None) -> Draft:
    """Make ``fields`` the post's draft, which begins from the post as it is now. No window is asked."""
    now = timezone.now()
    values = {
        "fields": normal(fields),
        "title": title_in(fields),
        "based_on": token_of(fields_of(post)),
        "window": "",
        "kept_by": by,
        "kept_at": now,
    }
    return Draft.objects.update_or_create(post=post, defaults=values)[0]


def title_in(fields: Fields) -> str:
    """The title on one line, as long as a list can show it."""
    return " ".join(str(fields.get("title") or "").split())[:LONGEST_TITLE]


@transaction.atomic
def add(
    post: Post, occasion: Occasion, fields: Fields, *, made_by: AbstractBaseUser | None, **more: object
) -> Revision:
    """A revision with the post's next number, whatever the last one says."""
    Post.objects.select_for_update().only("pk").get(pk=post.pk)  # two at once must not get the same number
    number = post.revisions.aggregate(last=Max("number"))["last"] or 0
    return Revision.objects.create(
        post=post,
        number=number + 1,
        occasion=occasion,
        fields=fields,
        token=token_of(fields),
        words=content.count_words(fields["body"]),
        made_by=made_by,
        **more,
    )
