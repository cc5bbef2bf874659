"""Where a piece is written, and where two versions of it are put together."""

from django.urls import reverse

from blog.models import Draft, Post, Revision


def address_of(post: Post | None, draft: Draft | None = None) -> str:
    """Where to go on writing: the post's form, or the empty form with the draft of a new piece in it."""
    if post:
        return reverse("admin:blog_post_change", args=[post.pk])
    add = reverse("admin:blog_post_add")
    return f"{add}?draft={draft.pk}" if draft else add


def conflict_address(post: Post, aside: Revision | None = None) -> str:
    """Where what was set aside meets what is kept now; without ``aside``, where the draft meets the changed post."""
    return reverse("admin:blog_post_conflict", args=[post.pk, aside.number if aside else 0])


def draft_conflict_address(draft: Draft, apart: Draft) -> str:
    """The same for a piece that is no post yet: ``apart`` holds the refused words."""
    return reverse("admin:blog_post_draft_conflict", args=[draft.pk, apart.pk])
