"""What a message shows when somebody sends a link on: Open Graph (ogp.me), which chats and social sites read."""

from dataclasses import dataclass

from blog.models import Post, SiteSettings


@dataclass(frozen=True)
class SharedLink:
    title: str
    text: str


def shared_link(post: Post, settings: SiteSettings) -> SharedLink:
    """Title and text for ``post``; of a sensitive one neither names the subject, unless the writer's own words do."""
    if post.is_sensitive:
        return SharedLink(settings.practice_name, post.share_text or settings.neutral_share_text)
    return SharedLink(post.title, post.share_text or post.teaser or post.title)
