"""Signed links to what is being written, as readers would see it: they end by themselves and need no account."""

from django.core import signing
from django.urls import reverse

from blog.models import Draft, Post
from blog.publishing.working_copy import fields_of, normal, shown, token_of, working_fields

SALT = "blog.preview_links"
SECONDS = 60 * 60


def address_for(post: Post) -> str:
    """The path of a preview of ``post``, with what is kept and not public yet; it works for an hour."""
    return _address("post", post.pk)


def address_for_draft(draft: Draft) -> str:
    """The same for a piece that has never been saved as a post."""
    return _address("draft", draft.pk)


def shown_at(token: str) -> Post | None:
    """What the link with ``token`` shows, never to be saved; None when it is forged, over, or of nothing any more.

    Raises ``ValidationError`` for a text that no post could have.
    """
    try:
        kind, pk = signing.loads(token, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return None
    if kind == "post":
        post = Post.objects.filter(pk=pk).first()
        return post and shown(working_fields(post), post)
    draft = Draft.objects.select_related("post").filter(pk=pk).first()
    return draft and shown(draft.fields, draft.post)


def standing(seen: Post) -> str:
    """How what a preview shows stands to the public page, as a line above it."""
    stored = Post.objects.published().filter(pk=seen.pk).first()
    if stored is None:
        return "Preview, not public"
    draft = Draft.objects.filter(post=stored).first()
    is_the_same = draft is None or token_of(normal(draft.fields)) == token_of(fields_of(stored))
    return "Preview, as readers see it now" if is_the_same else "Preview, with changes that are not public"


def _address(kind: str, pk: int) -> str:
    return reverse("blog:preview", args=[signing.dumps([kind, pk], salt=SALT)])
