"""What the pages say and offer out of care: leaving quickly, what a piece mentions, whom to call."""

from django import template

from blog.models import Post, SiteSettings

register = template.Library()


@register.filter
def lets_leave(settings: SiteSettings, post: Post | str | None) -> bool:
    """Whether “Leave this page” stands on the page that shows ``post``, or on one that shows none."""
    return settings.offers_leaving(is_sensitive=bool(post and post.is_sensitive))
