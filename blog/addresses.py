"""Addresses: slugs, several slugs in one path, and absolute addresses of our site."""

from collections.abc import Hashable, Sequence
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.text import slugify

SLUG = r"[-\w]+"
SLUG_LENGTH = 120
# A key of the WSGI environment: no request can set it, as the headers of one are named HTTP_ and so on.
STATIC_COPY = "orari.static_copy"


class Slug:
    """A path part of letters and digits of any script, and hyphens: /posts/<slug>/."""

    regex = SLUG

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class SlugList:
    """Several slugs joined by "+": /tags/<a+b+c>/. Order and repetition are kept; the view decides on them."""

    regex = rf"{SLUG}(?:\+{SLUG})*"

    def to_python(self, value: str) -> list[str]:
        return value.split("+")

    def to_url(self, value: Sequence[str]) -> str:
        return "+".join(value)


def slug_from(words: str, fallback: str) -> str:
    """A slug for any words: every script is kept (RFC 3987), emoji and marks go; ``fallback`` when nothing is left."""
    slug = slugify(words, allow_unicode=True)[:SLUG_LENGTH].strip("-_")
    return slug or fallback


def absolute(path: str) -> str:
    """The full address of a path on our site, as feeds, sitemaps and canonical links need it."""
    return settings.SITE_URL.rstrip("/") + path


def path_to(name: str, *parts: Hashable) -> str:
    """The path of a named page, as ``reverse()`` finds it. Lists repeat the same few, and finding one takes 25 µs."""
    return _path_to(get_script_prefix(), name, parts)


@lru_cache(maxsize=4096)
def _path_to(_script_prefix: str, name: str, parts: tuple[Hashable, ...]) -> str:
    return reverse(name, args=parts)


def is_for_a_copy(request: HttpRequest) -> bool:
    """Whether the page is made for a copy of plain files, where nothing can be searched or combined."""
    return STATIC_COPY in request.META
