"""What a careful colleague notices in the text as it stands in the form, saved or not."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from blog import richtext
from blog.proofreading import CHECKS, Finding, look_over

NOT_YOURS = "You may not read posts. Ask the person who runs the site."


@require_POST
def look(request: HttpRequest, posts: ModelAdmin) -> JsonResponse:
    """Answer with the findings in the order of the text, and with how many subjects there is nothing to say about.

    ``block`` is the place of a block in the document that the editor holds, ``text`` the words in it to point at.
    """
    if not (posts.has_view_permission(request) or posts.has_add_permission(request)):
        return JsonResponse({"message": NOT_YOURS}, status=403)
    try:
        document = _document(request)
    except richtext.DocumentRefused as refusal:
        return JsonResponse({"message": str(refusal)}, status=400)
    found, well = noticed(document)
    return JsonResponse({"findings": found, "well": well})


def noticed(document: dict[str, Any]) -> tuple[list[dict[str, Any]], int]:
    """The findings of an editor's document in words, and the number of subjects that need none."""
    blocks = richtext.plain_blocks(document)
    well = sum(not any(check.find(blocks)) for check in CHECKS)
    return list(_in_words(look_over(blocks))), well


def _document(request: HttpRequest) -> dict[str, Any]:
    """What the editor holds, if it was changed; else what the field does."""
    sent = request.POST.get("body_document")
    if sent:
        return richtext.accept(sent)
    return richtext.read(request.POST.get("body", "").replace("\r\n", "\n").replace("\r", "\n"))


def _in_words(found: Iterable[Finding]) -> Iterator[dict[str, Any]]:
    counted: Counter[str] = Counter()
    for finding in found:
        counted[finding.code] += 1
        yield {
            "id": f"{finding.code}-{counted[finding.code]}",
            "code": finding.code,
            "title": finding.message,
            "message": finding.hint,
            "block": finding.block,
            "text": finding.text,
        }
