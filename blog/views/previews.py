"""What is being written, behind a signed link, exactly as the public page will be."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from blog.publishing import preview_links
from blog.views.errors import plain
from blog.views.related import cards, related_to
from blog.views.series import standing_of
from blog.views.unlisted import unlisted

OVER = ("This preview has ended", "It works for an hour. Open it again from the desk.")
NOT_YET = "This cannot be shown as a page yet"


@unlisted
@xframe_options_sameorigin
@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """The public page itself. A text that cannot be rendered is answered with the reason, 422."""
    try:
        found = preview_links.shown_at(token)
    except ValidationError as refusal:
        return plain(422, NOT_YET, " ".join(refusal.messages))
    if found is None:
        return plain(404, *OVER)
    tags, standing = found.tags.all(), standing_of(request.memory, found)
    context = {
        "post": found,
        "tags": tags,
        "standing": standing,
        "related": cards(request.memory, related_to(request.memory, found, tags, standing)),
        "is_preview": True,
        "preview_line": preview_links.standing(found),
        "noindex": True,
        "canonical": "",
    }
    return render(request, "blog/post.html", context)
