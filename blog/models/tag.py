"""Tags: what a post is about, in the writer's own words (django-taggit's, with a description)."""

import csv
from collections.abc import Iterable

from django.db import models
from taggit.models import TagBase

from blog.addresses import SLUG_LENGTH, path_to, slug_from

LONGEST_LIST = 100_000  # characters; beyond 131,072 Python's reader gives up


class Tag(TagBase):
    slug = models.SlugField(max_length=SLUG_LENGTH, unique=True, allow_unicode=True, blank=True)
    description = models.TextField(
        blank=True, max_length=1000, help_text="A sentence or two at the top of the tag's page."
    )
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="tag_has_a_name"),
            models.CheckConstraint(condition=~models.Q(slug=""), name="tag_has_a_slug"),
        ]

    def slugify(self, tag, i=None):
        slug = slug_from(tag, "tag")
        return slug if i is None else f"{slug[: SLUG_LENGTH - 8]}-{i}"

    def get_absolute_url(self):
        return path_to("blog:tags", (self.slug,))


def tag_names(words: str) -> list[str]:
    """The names of tags between commas, each once; a name that holds a comma stands in quotation marks."""
    line = " ".join(words[:LONGEST_LIST].split())
    cells = next(csv.reader([line], skipinitialspace=True), [])
    names = {}
    for name in filter(None, (" ".join(cell.strip(' "').split()) for cell in cells)):
        names.setdefault(name.casefold(), name)
    return list(names.values())


def tag_words(names: Iterable[str]) -> str:
    """The other way round."""
    doubled = ((name, name.replace('"', '""')) for name in names)
    return ", ".join(f'"{quoted}"' if "," in name else name for name, quoted in doubled)
