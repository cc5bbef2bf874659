"""The sample authors, categories, tags, series and pictures: what sample posts need before they can be filed."""

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q

from blog.images.drawings import draw
from blog.images.portraits import draw_portrait
from blog.models import Author, Category, Image, People, Series, Tag

SAMPLES = Path(__file__).parent / "samples"


@dataclass(frozen=True)
class Shelves:
    """Where sample posts are filed: authors, categories and series by slug, tags by name, in the order of the files."""

    authors: dict[str, Author]
    categories: dict[str, Category]
    tags: dict[str, Tag]
    series: dict[str, Series]


@dataclass
class Pictures:
    """Sample pictures, drawn when first asked for; `saved` names the files made meanwhile."""

    saved: list[str] = field(default_factory=list)

    def drawing(self, name: str, alt: str = "") -> Image:
        """Return the named drawing as a row with a file; raises KeyError when there is no such drawing."""
        title = f"Sample drawing: {name}"
        return _existing(title) or self._make(title, draw(name), alt)

    def portrait(self, name: str, seed: int) -> Image:
        """Return the portrait of an invented author as a row with a file."""
        title = f"Sample portrait: {name}"
        return _existing(title) or self._make(title, draw_portrait(seed), f"A drawn portrait of {name}")

    def _make(self, title: str, content: bytes, alt: str) -> Image:
        file = ContentFile(content, name=re.sub(r"[^a-z]+", "-", title.lower()) + ".webp")
        image = Image(title=title, file=file, alt=alt, credit="Drawn for the samples", is_sample=True)
        image.size = len(content)
        image.people = People.NOBODY
        image.save()
        self.saved.append(image.file.name)
        return image


@contextmanager
def all_or_nothing() -> Iterator[Pictures]:
    """Open a transaction; when it fails, the picture files made in it go as well."""
    pictures, finished = Pictures(), False
    try:
        with transaction.atomic():
            yield pictures
        finished = True
    finally:
        if not finished:
            for name in pictures.saved:
                Image.file.field.storage.delete(name)


def fill_shelves(pictures: Pictures) -> Shelves:
    """Add the sample authors, categories, tags and series that are missing, and return all of them.

    A row of the practice's own with the same slug or name serves as it is.
    """
    return Shelves(
        {row["slug"]: _author(row, pictures) for row in _rows("author", "authors.toml")},
        {
            row["slug"]: _category(row, place)
            for place, row in enumerate(_rows("category", "categories.toml"), 1)
        },
        {row["name"]: _tag(row) for row in _rows("tag", "tags.toml")},
        {row["slug"]: _series(row) for row in _rows("series", "series.toml")},
    )


def _existing(title: str) -> Image | None:
    return Image.objects.filter(is_sample=True, title=title).first()


def _rows(kind: str, file: str) -> list[dict[str, Any]]:
    return tomllib.loads((SAMPLES / file).read_text(encoding="utf-8"))[kind]


def _author(row: dict[str, Any], pictures: Pictures) -> Author:
    if author := Author.objects.filter(slug=row["slug"]).first():
        return author
    fields = {name: value for name, value in row.items() if name not in ("portrait_seed", "biography")}
    portrait = pictures.portrait(row["display_name"], row["portrait_seed"])
    biography = row["biography"].strip()
    return Author.objects.create(**fields, biography=biography, portrait=portrait, is_sample=True)


def _category(row: dict[str, Any], position: int) -> Category:
    existing = Category.objects.filter(Q(slug=row["slug"]) | Q(name=row["name"])).first()
    return existing or Category.objects.create(**row, position=position, is_sample=True)


def _tag(row: dict[str, Any]) -> Tag:
    existing = Tag.objects.filter(name__iexact=row["name"]).first()
    return existing or Tag.objects.create(**row, is_sample=True)


def _series(row: dict[str, Any]) -> Series:
    existing = Series.objects.filter(slug=row["slug"]).first()
    return existing or Series.objects.create(**row, is_sample=True)
