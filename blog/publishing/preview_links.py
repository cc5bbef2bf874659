"""Signed links to a post as readers would see it: they end by themselves and need no account."""

from django.core import signing
from django.urls import reverse

from blog.models import Post

SALT = "blog.preview"
SECONDS = 60 * 60


def address_for(post: Post) -> str:
    """The path of a preview of ``post`` that works for an hour."""
    return reverse("blog:preview", args=[signing.dumps(post.pk, salt=SALT)])


def read(token: str) -> int | None:
    """The post's id that a preview token stands for; None when it is forged or over."""
    try:
        return signing.loads(token, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return None
