"""Between the post's form and its plain fields: what was typed, what to show, and what to send as if it were typed."""

from django.forms import BooleanField
from django.http import QueryDict
from django.utils import timezone

from blog.admin.editor import RefusedText
from blog.admin.fields import MINUTE
from blog.admin.post_form import PostForm
from blog.publishing.working_copy import FIELDS, LISTS, Fields, moment_in, normal, words_for_moment

# What the form makes of these is what is kept; of the others, the very words.
CLEANED = ("title", "subtitle", "body", "references")


def typed_in(form: PostForm, present: Fields) -> Fields:
    """Everything that ``form`` was sent, valid or not. What this writer's form does not ask stays as in ``present``."""
    form.full_clean()
    fields = dict(present)
    for name in FIELDS:
        if name in form.fields and not _is_left_out(form, name):
            fields[name] = _typed(form, name)
    return normal(fields)


def refused_text(form: PostForm) -> str:
    """Why the text cannot be taken at all, in a sentence; empty when it can. What was kept of it before stays."""
    sent = form["body"].data if "body" in form.fields else ""
    return sent.reason if isinstance(sent, RefusedText) else ""


def _is_left_out(form: PostForm, name: str) -> bool:
    """Whether ``name`` came without anything to take: a refused text, or a form without text or without sources."""
    if name == "references":
        return form.leaves_sources_out
    return name == "body" and bool(refused_text(form) or form.leaves_text_out)


def _typed(form: PostForm, name: str) -> str | list[str]:
    cleaned = form.cleaned_data.get(name)
    if name in CLEANED and cleaned is not None:
        return cleaned
    if name == "published_at" and cleaned is not None:
        return words_for_moment(cleaned)
    if isinstance(form.fields[name], BooleanField):
        return "on" if form[name].data else ""
    return form[name].data or ""


def sent(fields: Fields) -> QueryDict:
    """``fields`` as a browser would send them, for the form to judge."""
    data = QueryDict(mutable=True)
    for name, value in normal(fields).items():
        if name in LISTS:
            data.setlist(name, value)
        elif name == "published_at" and (moment := moment_in(value)):
            data[name] = timezone.localtime(moment).strftime(MINUTE)
        elif value or name in ("body", "references"):  # absent, they would stay as they are
            data[name] = value
    return data
