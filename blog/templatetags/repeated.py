"""What many pages repeat is made once: templates that say only what belongs to the frame of the site."""

from collections.abc import Callable

from django import template
from django.db.models import Model
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from blog.caching.practice import Practice
from blog.models import Image

register = template.Library()


@register.simple_tag(takes_context=True)
def repeated(context: Context, name: str, **values: object) -> SafeString:
    """The template called ``name``, made once for each frame, day and ``values``; as ``include`` with ``only`` does it.

    It may show words, numbers, the practice, rows whose tables belong to the frame (``blog/caching/triggers.py``), and lists of
    these.
    """
    return _once(context, name, values, lambda: render_to_string(name, values))


@register.simple_tag(takes_context=True)
def picture(context: Context, image: Image, use: str, **how: str) -> SafeString:
    """``image``, "whole" or as a "card" shows it. ``how`` says how wide it stands ("sizes"), and what else a page wants of it."""

    def made() -> SafeString:
        shown, keep = (image.on_card(), image.kept_on_card) if use == "card" else (image.shown(), image.kept)
        return render_to_string("blog/includes/picture.html", {"picture": shown, "keep": keep, **how})

    return _once(context, use, {"image": image, **how}, made)


def _once(
    context: Context, name: str, values: dict[str, object], made: Callable[[], SafeString]
) -> SafeString:
    """What is rendered without a request is given the memory as a value."""
    memory = context.get("memory") or getattr(getattr(context, "request", None), "memory", None)
    if memory is None or not all(map(_is_stored, values.values())):
        return made()
    return memory.of_day((name, *((each, _named(value)) for each, value in values.items())), made)


def _is_stored(value: object) -> bool:
    if isinstance(value, list):
        return all(map(_is_stored, value))
    return not isinstance(value, Model) or value.pk is not None


def _named(value: object) -> object:
    """What tells ``value`` from others within one frame."""
    if isinstance(value, list):
        return tuple(map(_named, value))
    if isinstance(value, Model):
        return type(value), value.pk
    return Practice if isinstance(value, Practice) else value
