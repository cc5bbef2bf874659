"""Slugs as a field: unique, of any script, made from the name when left empty."""

from django.db import models

from blog.addresses import SLUG_LENGTH, slug_from


class SlugField(models.SlugField):
    """A unique address part. Length in characters; any script is allowed."""

    def __init__(self, **options):
        options = {"max_length": SLUG_LENGTH, "unique": True, "blank": True, "allow_unicode": True} | options
        super().__init__(**options)


def fill_slug(row: models.Model, words: str, fallback: str) -> None:
    """Give ``row`` a free slug made from ``words`` if it has none; one that exists is never touched."""
    if row.slug:
        return
    wanted = slug_from(words, fallback)
    others = type(row)._default_manager.exclude(pk=row.pk)
    stem = wanted[: SLUG_LENGTH - 8]  # room for a number
    taken = set(others.filter(slug__startswith=stem).values_list("slug", flat=True))
    row.slug, number = wanted, 2
    while row.slug in taken:
        row.slug = f"{stem}-{number}"
        number += 1
