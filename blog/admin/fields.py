"""Form fields of the desk: text without surprises, things in an order, tags with commas, a moment with its zone."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html

from blog.admin.editor import BodyWidget, check_sent
from blog.admin.options import SELECTED, options
from blog.admin.practice_time import moment_at
from blog.models import Tag, tag_names, tag_words

LONGEST_TAG = Tag._meta.get_field("name").max_length
LONGEST_ID = 18  # digits
GONE = "Something chosen here does not exist any more. Please choose again."
MINUTE = "%Y-%m-%dT%H:%M"


class LineField(forms.CharField):
    """One line in a textarea that grows: new lines become spaces, and nothing is cut off while typing."""

    def __init__(self, **options):
        super().__init__(**options | {"widget": forms.Textarea(attrs={"rows": 1})})

    def widget_attrs(self, widget):
        return {}  # a browser would cut what is pasted at "maxlength" without a word

    def to_python(self, value):
        return " ".join(super().to_python(value).split())


class BodyField(forms.CharField):
    """Markdown, kept as typed but for its line ends."""

    def __init__(self, **options):
        super().__init__(**options | {"strip": False, "widget": BodyWidget(attrs={"rows": 24})})

    def clean(self, value):
        check_sent(value)
        return super().clean(value)

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


class OrderedChoices(forms.ModelMultipleChoiceField):
    """Several rows of a model, as a list in the order in which they were sent."""

    def clean(self, value):
        if any(len(str(pk)) > LONGEST_ID for pk in value or []):  # SQLite cannot even compare it
            raise ValidationError(GONE)
        found = {str(row.pk): row for row in super().clean(value)}
        return [found[pk] for pk in dict.fromkeys(map(str, value or [])) if pk in found]


class PlainSelect(forms.Select):
    """Django's select, without a template for each of its options."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = str(value or "")
        rows = ((pk, SELECTED if str(pk) == chosen else "", label) for pk, label in self.choices)
        attrs = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html("<select{}>{}</select>", flatatt(attrs), options(rows))


class OrderedSelects(forms.SelectMultiple):
    """A select for each chosen row and an empty one for the next, all with the same name."""

    template_name = "admin/ordered_selects.html"

    def __init__(self, noun: str, *, first: str, more: str) -> None:
        """``noun`` names each select, ``first`` and ``more`` what an empty one offers."""
        super().__init__()
        self.words = {"noun": noun, "first": first, "more": more}

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        chosen = [str(pk) for pk in value or []]
        context["words"] = self.words
        choices = list(self.choices)
        context["positions"] = [
            {
                "number": number,
                "pk": pk,
                "options": options(
                    (one, SELECTED if str(one) == pk else "", label) for one, label in choices
                ),
            }
            for number, pk in enumerate([*chosen, ""], start=1)
        ]
        return context

    def render(self, name, value, attrs=None, renderer=None):
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def value_from_datadict(self, data, files, name):
        values = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [value for value in values if value]

    def id_for_label(self, id_, index=None):
        return f"{id_}_1" if id_ else id_


class TagsField(forms.CharField):
    """Names of tags between commas, as a list; a name that holds a comma itself stands in quotation marks."""

    def __init__(self, **options):
        widget = forms.TextInput(attrs={"list": "known_tags", "autocomplete": "off", "data-tags": ""})
        super().__init__(**options | {"widget": widget})

    def to_python(self, value):
        return tag_names(super().to_python(value))

    def validate(self, value):
        super().validate(value)
        for name in value:
            if len(name) > LONGEST_TAG:
                raise ValidationError(f"“{name[:40]}…” is too long for a tag. Put commas between the tags.")

    def run_validators(self, value):
        for name in value:
            super().run_validators(name)

    def prepare_value(self, value):
        return value if isinstance(value, str) else tag_words(value or ())

    def has_changed(self, initial, data):
        return self.prepare_value(initial) != data


class MomentField(forms.DateTimeField):
    """A minute on the practice's clock; the stored seconds stay when the minute does."""

    def __init__(self, **options):
        widget = forms.DateTimeInput(format=MINUTE, attrs={"type": "datetime-local"})
        messages = {"invalid": "Write the date and the time like 2026-11-26 07:00."}
        super().__init__(
            **options
            | {"widget": widget, "error_messages": messages, "input_formats": [MINUTE, "%Y-%m-%d %H:%M"]}
        )
        self.stored: datetime.datetime | None = None

    def to_python(self, value):
        if value in self.empty_values:
            return None
        typed = self._typed(str(value).strip())
        if (
            self.stored
            and timezone.localtime(self.stored).replace(tzinfo=None, second=0, microsecond=0) == typed
        ):
            return self.stored
        return moment_at(typed)

    def _typed(self, words: str) -> datetime.datetime:
        for pattern in self.input_formats:
            for ending in ("", ":%S"):
                try:
                    return datetime.datetime.strptime(words, pattern + ending).replace(second=0)  # noqa: DTZ007  local by intent
                except ValueError:
                    continue
        raise ValidationError(self.error_messages["invalid"], code="invalid")
