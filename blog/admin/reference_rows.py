"""The sources of a post as rows of a form, without a script: a few rows more than there are, and a box to paste into."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from blog.content.references import (
    MOST,
    PARTS,
    Reference,
    as_words,
    from_citation,
    from_words,
    keys,
    problems,
    tidy,
)

EMPTY_ROWS = 3
TOO_MANY = f"At most {MOST} sources."
PASTED = "citations"
LABELS = {
    "authors": "Authors",
    "year": "Year",
    "title": "Title of the work",
    "container": "Journal, book or site",
    "doi": "DOI",
    "url": "Web address",
    "accessed": "Read on",
}
KINDS = {"url": "url", "accessed": "date"}
_ROW = re.compile(r"-(\d{1,4})-(\w+)$")


class ReferenceRows(forms.Widget):
    """Seven lines for each source, folded; all of them are one value, as ``references.as_words`` writes it."""

    template_name = "admin/reference_rows.html"

    def value_omitted_from_data(self, data, files, name):
        return name not in data and not any(key.startswith(f"{name}-") for key in data)

    def value_from_datadict(self, data, files, name):
        """The value itself where it was sent as one, else what the rows say, in their order, and what was pasted."""
        if name in data:
            return data[name]
        rows: dict[int, dict[str, str]] = {}
        for key in data:
            match = _ROW.search(key) if key.startswith(f"{name}-") else None
            if match and match[2] in PARTS:
                rows.setdefault(int(match[1]), {})[match[2]] = str(data[key])
        found = [tidy(Reference(**rows[number])) for number in sorted(rows)]
        pasted = (from_citation(line) for line in str(data.get(f"{name}-{PASTED}") or "").splitlines())
        return as_words([*found, *(tidy(reference) for reference in pasted if reference)])

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        found = from_words(value or "")
        context["rows"] = [
            self._row(name, context["widget"]["attrs"]["id"], number, reference, key)
            for number, (reference, key) in enumerate(zip(found, keys(found), strict=True))
        ]
        context["empty"] = [
            self._row(name, context["widget"]["attrs"]["id"], len(found) + number, Reference(), "")
            for number in range(EMPTY_ROWS)
        ]
        context["pasted"] = f"{name}-{PASTED}"
        return context

    def _row(self, name, id_, number, reference, key):
        wrong = problems(reference) if reference != Reference() else {}
        parts = [
            {
                "name": f"{name}-{number}-{part}",
                "id": f"{id_}_{number}_{part}",
                "label": LABELS[part],
                "type": KINDS.get(part, "text") if part not in wrong else "text",
                "value": getattr(reference, part),
                "problem": wrong.get(part, ""),
            }
            for part in PARTS
        ]
        return {
            "number": number + 1,
            "said": reference.said,
            "key": key,
            "parts": parts,
            "is_open": bool(wrong),
        }

    def render(self, name, value, attrs=None, renderer=None):
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def id_for_label(self, id_):
        return ""


class ReferencesField(forms.CharField):
    """Sources as one text value. What is wrong with one is said with its number, and beside the line itself."""

    def __init__(self, **options):
        super().__init__(**options, widget=ReferenceRows)

    def to_python(self, value):
        return as_words(tidy(reference) for reference in from_words(super().to_python(value)))

    def validate(self, value):
        super().validate(value)
        found = from_words(value)
        wrong = [
            f"Source {number}: {sentence}"
            for number, reference in enumerate(found, start=1)
            for sentence in problems(reference).values()
        ]
        if len(found) > MOST:
            wrong.append(TOO_MANY)
        if wrong:
            raise ValidationError(wrong)
