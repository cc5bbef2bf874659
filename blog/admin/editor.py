"""The text as one writes it: the field that shows it set, and the way from its Markdown to that and back."""

import json
from functools import lru_cache

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.views.decorators.http import require_POST

from blog import richtext
from blog.admin.shortcuts import GROUPS

BUNDLE = "django_prose_editor/editor.js"
NOT_A_TEXT = "The text did not arrive as it should. Nothing is changed; please try once more."


class RefusedText(str):
    """The text as it was before, because what the editor sent instead cannot be taken; ``reason`` says why."""

    reason = ""


class BodyWidget(forms.Textarea):
    """A textarea that holds Markdown, and all that a browser needs to show the same text set, and change it.

    The browser sends the textarea as it got it, and beside it the changed document, if there is one. Where the
    editor does not run, the textarea is the field.
    """

    class Media:
        js = [forms.Script("editor/main.js", type="module")]

    def render(self, name, value, attrs=None, renderer=None):
        text = _one_kind_of_line_ends(value or "")
        # A browser that fills in what stood here before a reload would part the text from its document.
        attrs = {**(attrs or {}), "autocomplete": "off"}
        context = {
            "textarea": super().render(name, text, attrs, renderer),
            "document": richtext.read(text),
            "document_name": f"{name}_document",
            "document_id": f"id_{name}_document",
            "bundle": static(BUNDLE),
            "media": settings.MEDIA_URL,
            "shortcut_groups": GROUPS,
        }
        return render_to_string("admin/editor/body.html", context)

    def value_from_datadict(self, data, files, name):
        text = super().value_from_datadict(data, files, name)
        sent = data.get(f"{name}_document")
        if text is None or not sent:
            return text
        text = _one_kind_of_line_ends(text)
        try:
            return _written(sent, text)
        except richtext.DocumentRefused as refusal:
            kept = RefusedText(text)
            kept.reason = str(refusal)
            return kept


@lru_cache(maxsize=8)
def _written(sent: str, text: str) -> str:
    """A form asks for its value again and again; the document is written once."""
    return richtext.write(richtext.accept(sent), text)


def check_sent(value: str) -> None:
    """Say in the form why what was written could not be taken; before that it is only a text like any other."""
    if isinstance(value, RefusedText):
        raise ValidationError(value.reason, code="refused")


@require_POST
def convert(request: HttpRequest) -> JsonResponse:
    """The document of a Markdown text, pasted or not, or the Markdown of one that was read from ``original``."""
    try:
        asked = json.loads(request.body)
        if isinstance(asked.get("pasted"), str):
            found = richtext.from_markdown(_one_kind_of_line_ends(asked["pasted"]))
            return JsonResponse({"document": found.document, "dropped": found.dropped})
        if isinstance(asked.get("markdown"), str):
            return JsonResponse({"document": richtext.read(_one_kind_of_line_ends(asked["markdown"]))})
        document = richtext.accept(json.dumps(asked["document"]))
        original = _one_kind_of_line_ends(str(asked.get("original", "")))
        return JsonResponse({"markdown": richtext.write(document, original)})
    except richtext.DocumentRefused as refusal:
        return JsonResponse({"message": str(refusal)}, status=400)
    except (ValueError, KeyError, AttributeError, RecursionError):
        return JsonResponse({"message": NOT_A_TEXT}, status=400)


def _one_kind_of_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
