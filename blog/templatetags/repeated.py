"""What many pages repeat is made once: templates that say only what belongs to the frame of the site."""

from django import template
from django.db.models import Model
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from blog.caching.practice import Practice

register = template.Library()


@register.simple_tag(takes_context=True)
def repeated(context: Context, name: str, **values: object) -> SafeString:
    """The template called ``name``, made once for each frame, day and ``values``; as ``include`` with ``only`` does it.

    It may show words, numbers, the practice, rows whose tables belong to the frame (``blog/caching/triggers.py``), and lists of
    these.
    """
    memory = getattr(getattr(context, "request", None), "memory", None)

    def made() -> SafeString:
        return render_to_string(name, values)

    if memory is None or not all(map(_is_stored, values.values())):
        return made()
    return memory.of_day((name, *map(_named, values.values())), made)


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
