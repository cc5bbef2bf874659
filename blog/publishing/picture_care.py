"""What a post's pictures still need: an answer about the people in them, and words for those who cannot see the first one."""

from collections.abc import Iterator

from django.urls import reverse

from blog.models import Image, People, Post, stems_in
from blog.publishing.finding import Finding


def picture_findings(post: Post) -> Iterator[Finding]:
    """Somebody who has not agreed stops publication; an answer that is missing is only asked for. At most two queries."""
    pictures = _pictures(post)
    for image, field in pictures:
        if image.people == People.NOT_AGREED:
            words = (
                f"Somebody can be recognised in the picture “{image}” and has not agreed. "
                "Use another picture, or ask them first and write the answer down."
            )
            yield Finding("picture-not-agreed", field, words, address=_about(image, "people"))
    unanswered = [(image, field) for image, field in pictures if image.people == People.NOT_ASKED]
    if unanswered:
        image, field = unanswered[0]
        words = f"Can somebody be recognised in the picture “{image}”? Say so once, beside the picture."
        if len(unanswered) > 1:
            words = (
                f"Of {len(unanswered)} pictures nobody has said yet whether somebody can be recognised. "
                f"The first is “{image}”."
            )
        yield Finding("people-not-answered", field, words, blocks=False, address=_about(image, "people"))
    is_decorative = post.lead_image_is_decorative or (post.lead_image and post.lead_image.is_decorative)
    if post.lead_image and not post.lead_image_words and not is_decorative:
        words = "Say what its picture shows. If it shows nothing of its own, call it decoration."
        yield Finding("picture-without-words", "lead_image_alt", words, blocks=False)


def _pictures(post: Post) -> list[tuple[Image, str]]:
    """Each picture once, with the field it stands in."""
    found = [(post.lead_image, "lead_image")] if post.lead_image else []
    if stems_in(post.body):
        found += [
            (image, "body")
            for image in Image.objects.named_in(post.body).order_by("pk")
            if image.pk != post.lead_image_id
        ]
    return found


def _about(image: Image, field: str) -> str:
    return reverse("admin:blog_image_change", args=[image.pk]) + f"#id_{field}"
