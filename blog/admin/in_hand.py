"""The words in hand: what a request is about, and the post that would come of it."""

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest

from blog.admin.autosave import row_named
from blog.models import Draft, Post
from blog.publishing.working_copy import normal, shown


def in_hand(request: HttpRequest, desk: ModelAdmin) -> tuple[Post | None, Draft | None]:
    """What ``?post=7`` or ``?draft=5`` names: the post with its draft, or the draft of a piece that is no post yet."""
    post = row_named(Post.objects.all(), request.GET.get("post"))
    draft = row_named(Draft.objects.all(), request.GET.get("draft"))
    if not (desk.has_view_permission(request, post) if post else desk.has_add_permission(request)):
        raise PermissionDenied("There is nothing here for you to read.")
    return post, Draft.objects.filter(post=post).first() if post else draft


def as_readers_would(draft: Draft | None, post: Post | None) -> Post | None:
    """What is in hand, as a post; the stored one when the draft is none that could be shown."""
    if draft is None:
        return post
    try:
        return shown(normal(draft.fields), post)
    except ValidationError:
        return post
