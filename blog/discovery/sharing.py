"""What a message shows when somebody sends a link on: Open Graph (ogp.me), which chats and social sites read."""

from dataclasses import dataclass

from django.core.files.storage import default_storage

from blog.addresses import absolute
from blog.models import Post, SiteSettings


@dataclass(frozen=True)
class SharedLink:
    """What is shown of a link; ``image`` is the full address of a picture, ``image_alt`` says what is in it."""

    title: str
    text: str
    image: str = ""
    image_alt: str = ""


def shared_link(post: Post, settings: SiteSettings) -> SharedLink:
    """Title, text and picture for ``post``; of a sensitive one none names the subject, unless the writer's own words do."""
    name = post.shared_image
    image = absolute(default_storage.url(name)) if name else ""
    if post.is_sensitive:
        text = post.share_text or settings.neutral_share_text
        return SharedLink(settings.practice_name, text, image, settings.practice_name)
    alt = post.lead_image_words if name.endswith(".jpg") else f"{post.title}. {settings.practice_name}"
    return SharedLink(post.title, post.share_text or post.teaser or post.title, image, alt or post.title)
