"""Form fields that help to care for a reader: what a piece mentions, and where one can skip to."""

from collections.abc import Callable

from django import forms
from django.template.loader import render_to_string

from blog import richtext
from blog.models import SensitiveTopic, heading_called, tag_names, tag_words
from blog.proofreading import Kind

END = "The end of the text"
NOT_THERE = "{} (not in the text)"
LONGEST = 120


class MentionsWidget(forms.TextInput):
    """A box for each topic of the practice's list and a line for others, all sent under one name."""

    template_name = "admin/mentions.html"

    def value_from_datadict(self, data, files, name):
        """Everything sent under the name as one line: the listed topics in their order, then the rest."""
        sent = data.getlist(name) if hasattr(data, "getlist") else [data.get(name) or ""]
        return tag_words(tag_names(", ".join(filter(None, sent))))

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        topics = list(SensitiveTopic.objects.values_list("name", flat=True))
        mentioned = tag_names(value or "")
        said, known = {word.casefold() for word in mentioned}, {topic.casefold() for topic in topics}
        context["topics"] = [(topic, topic.casefold() in said) for topic in topics]
        context["others"] = tag_words(word for word in mentioned if word.casefold() not in known)
        return context

    def render(self, name, value, attrs=None, renderer=None):
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def id_for_label(self, id_):
        return f"{id_}_others" if id_ else id_


class QuietSlugInput(forms.TextInput):
    """A web address, with a button that sends a quieter one in its place: of two with one name, the last one counts."""

    quiet = ""

    def render(self, name, value, attrs=None, renderer=None):
        field = super().render(name, value, attrs, renderer)
        if not self.quiet or self.quiet == value:
            return field
        return field + render_to_string("admin/quiet_slug.html", {"name": name, "quiet": self.quiet})


class HeadingSelect(forms.Select):
    """The headings of the text as it stands in the form; a chosen one that is not there any more stays, and says so."""

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.text: Callable[[], str] = str

    def optgroups(self, name, value, attrs=None):
        headings = headings_in(self.text())
        chosen = next(iter(value), "") or ""
        found = heading_called(chosen, [(0, title, title) for title in headings])
        self.choices = [("", END), *((title, title) for title in headings)]
        if chosen and not found:
            self.choices.append((chosen, NOT_THERE.format(chosen)))
        return super().optgroups(name, [found[0] if found else chosen], attrs)


def headings_in(text: str) -> list[str]:
    """The headings of a text in Markdown, each once, without those that are too long to be kept."""
    blocks = richtext.plain_blocks(richtext.read(text))
    titles = (" ".join(block.text.split()) for block in blocks if block.kind == Kind.HEADING)
    return [title for title in dict.fromkeys(titles) if title and len(title) <= LONGEST]
