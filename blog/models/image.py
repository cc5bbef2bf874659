"""Pictures: a cleaned file in several sizes, the part of it that matters, and the words that stand for it."""

import re
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import F, Q

from blog.content import Picture, Source
from blog.images.geometry import CARD_RATIO, box_around

FOLDER = "images/"
SIZES = f"{FOLDER}sizes/"
WHOLE, CARD = "whole", "card"
WIDE_TYPES = (
    "image/avif",
    "image/webp",
)  # what a browser that knows them takes first, the smaller one before


# Both databases look for the same (``blog.library.noting``).
_IN_TEXT = re.compile(rf"{FOLDER}(?:sizes/([\w-]+)-\d+-\w+|([\w-]+))\.", re.ASCII)


class People(models.TextChoices):
    """Whether somebody can be recognised, and whether they agreed (a full face is an identifier: 45 CFR 164.514)."""

    NOT_ASKED = "", "Not answered yet"
    NOBODY = "nobody", "Nobody can be recognised"
    AGREED = "agreed", "Somebody can, and has agreed in writing"
    NOT_AGREED = "not-agreed", "Somebody can, and has not agreed"


def stems_in(text: str) -> set[str]:
    """What names the pictures whose addresses stand in ``text``: file names without folder and ending, sizes or not."""
    return {sized or whole for sized, whole in _IN_TEXT.findall(text)}


class ImageQuerySet(models.QuerySet):
    def named_in(self, text: str) -> "ImageQuerySet":
        """The pictures whose addresses stand in ``text``; none without a query when there is no address in it."""
        question = Q(pk__in=[])
        for stem in stems_in(text):
            begin = f"{FOLDER}{stem}."
            question |= Q(file__startswith=begin) | Q(former_files__file__startswith=begin)
        return self.filter(question).distinct() if len(question) > 1 else self.none()

    def at(self, address: str) -> "Image | None":
        """The picture at a media address: of its file, of one of its sizes, or of a file that was replaced."""
        name = address.removeprefix("/media/")
        if not name.startswith(FOLDER):
            return None
        if name.startswith(SIZES):
            begin = f"{FOLDER}{name.removeprefix(SIZES).rsplit('-', 2)[0]}."
            present, former = Q(file__startswith=begin), Q(former_files__file__startswith=begin)
        else:
            present, former = Q(file=name), Q(former_files__file=name)
        return self.filter(present).first() or self.filter(former).first()

    def find(self, address: str) -> Picture | None:
        """The picture at a media address, for ``content.render(find_image=…)``; None when it is not ours."""
        image = self.at(address)
        return image and image.shown()


class Image(models.Model):
    title = models.CharField(max_length=120, help_text="For finding it again. Readers never see this.")
    file = models.ImageField(upload_to=FOLDER, width_field="width", height_field="height")
    alt = models.CharField(
        "words for those who cannot see it",
        max_length=300,
        blank=True,
        help_text="What the picture shows. Each text that uses it can say it in its own words.",
    )
    is_decorative = models.BooleanField(
        "decoration only",
        default=False,
        help_text="It shows nothing that the words around it do not say.",
    )
    credit = models.CharField(max_length=120, blank=True, help_text="Who made it, if they should be named.")
    people = models.CharField(
        "people in it", max_length=12, choices=People, blank=True, default=People.NOT_ASKED
    )
    focus_x = models.FloatField(default=0.5, editable=False)
    focus_y = models.FloatField(default=0.5, editable=False)
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    size = models.PositiveIntegerField(editable=False, default=0)
    is_moving = models.BooleanField(default=False, editable=False)
    renditions = models.JSONField(default=list, editable=False)
    recipe = models.CharField(
        max_length=12, blank=True, default="", editable=False, help_text="By what rules the sizes were made."
    )
    avif_recipe = models.CharField(
        max_length=12, blank=True, default="", editable=False, help_text="By what rules AVIF was tried."
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    is_sample = models.BooleanField(default=False, editable=False)

    objects = ImageQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        indexes = [models.Index(F("uploaded_at").desc(), F("id").desc(), name="newest_pictures")]
        constraints = [
            models.CheckConstraint(condition=~Q(file=""), name="image_has_a_file"),
            models.UniqueConstraint(fields=["file"], name="image_file_is_kept_once"),
            models.CheckConstraint(
                condition=Q(focus_x__gte=0, focus_x__lte=1, focus_y__gte=0, focus_y__lte=1),
                name="image_focus_is_inside_it",
            ),
            models.CheckConstraint(
                condition=Q(is_decorative=False) | Q(alt=""), name="image_is_described_or_decorative"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def files(self) -> list[str]:
        """The names of everything that is stored for it, each once: a card may be the very file of a whole size."""
        return list(dict.fromkeys([self.file.name, *(row["file"] for row in self.renditions)]))

    @property
    def thumbnail(self) -> str:
        """The address of the smallest file that shows the part that matters."""
        cards = [row for row in self.renditions if row["use"] == CARD]
        return self._address(min(cards, key=lambda row: row["size"])["file"]) if cards else self.file.url

    def shown(self) -> Picture:
        """All of it, as a page shows it in a text."""
        return self._picture(WHOLE) or Picture(src=self.file.url, width=self.width, height=self.height)

    def on_card(self) -> Picture:
        """The part around what matters, in the ratio of cards; all of it until that part has been made."""
        return self._picture(CARD) or self.shown()

    @property
    def kept(self) -> str:
        """The classes that keep what matters in view where a page crops the whole picture to its own ratio."""
        return _kept(self.focus_x, self.focus_y)

    @property
    def kept_on_card(self) -> str:
        """The same for the card, which is cut around what matters already and may lose its sides once more."""
        card = next((row for row in self.renditions if row["use"] == CARD), None)
        if card is None:
            return self.kept
        left, _, right, _ = box_around((self.width, self.height), (self.focus_x, self.focus_y), CARD_RATIO)
        return _kept((self.focus_x * self.width - left) / (right - left), 0.5)

    def _picture(self, use: str) -> Picture | None:
        made = [_Made(**row) for row in self.renditions if row["use"] == use]
        fallbacks = [row for row in made if row.type not in WIDE_TYPES]
        if not made or (use == WHOLE and self.is_moving):
            return self._still_where_asked(made) if made else None
        largest = max(fallbacks or made, key=lambda row: row.width)
        return Picture(
            src=self._address(largest.file),
            width=largest.width,
            height=largest.height,
            srcset=self._srcset(fallbacks) if len(fallbacks) > 1 else "",
            sources=tuple(
                Source(kind, self._srcset(rows))
                for kind in WIDE_TYPES
                if (rows := [row for row in made if row.type == kind])
            ),
        )

    def _still_where_asked(self, made: "list[_Made]") -> Picture:
        """A moving picture, and its first frame for readers who want nothing to move (WCAG 2.3.3)."""
        stills = (Source("image/webp", self._address(made[0].file), "(prefers-reduced-motion: reduce)"),)
        return Picture(src=self.file.url, width=self.width, height=self.height, sources=stills)

    def _srcset(self, rows: "list[_Made]") -> str:
        return ", ".join(f"{self._address(row.file)} {row.width}w" for row in sorted(rows, key=_width))

    def _address(self, name: str) -> str:
        return self.file.storage.url(name)


class FormerFile(models.Model):
    """A name that a picture's file had: texts that use it go on, because the name still means this picture."""

    image = models.ForeignKey(Image, models.CASCADE, related_name="former_files")
    file = models.CharField(max_length=100, unique=True)

    def __str__(self):
        return self.file


@dataclass(frozen=True)
class _Made:
    """A row of ``Image.renditions``."""

    use: str
    file: str
    type: str
    width: int
    height: int
    size: int


def _kept(across: float, down: float) -> str:
    words = []
    if not 1 / 3 <= across <= 2 / 3:
        words.append("keep-left" if across < 1 / 3 else "keep-right")
    if not 1 / 3 <= down <= 2 / 3:
        words.append("keep-top" if down < 1 / 3 else "keep-bottom")
    return " ".join(words)


def _width(made: _Made) -> Any:
    return made.width
