"""A post for somebody who may look and not change: the text as it reads, and what else one sees of a post."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from blog.admin.in_hand import as_readers_would
from blog.admin.in_words import InWords
from blog.models import Draft, Post

SHEET = ["title", "subtitle", "text_to_read"]
ABOUT = ["authors_in_words", "categories_in_words", "tags_in_words", "summary"]


def fieldsets_to_read(post: Post) -> list[tuple[None, dict[str, object]]]:
    """The sheet and what stands beside it, without what is empty."""
    empty = {name for name in ("subtitle", "summary") if not getattr(post, name)}
    sheet, about = ([name for name in names if name not in empty] for names in (SHEET, ABOUT))
    return [(None, {"fields": sheet, "classes": ["sheet"]}), (None, {"fields": about})]


class PostToRead(InWords):
    """What the form of a post shows where it has no fields."""

    @admin.display(description="Tags")
    def tags_in_words(self, post):
        return ", ".join(tag.name for tag in post.tags.all()) or "None yet"

    @admin.display(description="Text")
    def text_to_read(self, post):
        return format_html('<div class="compared">{}</div>', mark_safe(post.body_html))  # noqa: S308  ours

    def get_object(self, request, object_id, from_field=None):
        """The post; for somebody who may only look with the words that are in hand."""
        post = super().get_object(request, object_id, from_field)
        if post is None or self.has_change_permission(request, post):
            return post
        return as_readers_would(Draft.objects.filter(post=post).first(), post)
