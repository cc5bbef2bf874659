"""A picture in the sizes and formats that pages ask for, and the part of it that a card shows."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from blog.images.geometry import CARD_RATIO, box_around
from blog.images.kinds import moves, opened

WIDTHS = (1600, 1200, 800, 480)
FALLBACK_WIDTHS = (1200, 480)  # for browsers without WebP, which grow rare: two are enough
CARD_WIDTHS = (800, 400)
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}

# Equally good: 13 photographs of Debian's mate-backgrounds, 1600 pixels wide, `python -m tests.bench.photographs`. libavif tunes
# for pictures by itself ("iq"), but most of that works only up to speed 6: at 7 equal quality needs a fifth more bytes. Speed 4
# takes six times as long for a twelfth less. ``sharpness`` lets the filter between blocks blur less: 4 to 7 % less.
ENCODING = {
    "jpg": {"format": "JPEG", "quality": 70, "progressive": True, "optimize": True},
    "png": {"format": "PNG", "optimize": True},
    "webp": {"format": "WEBP", "quality": 78, "method": 3},
    "avif": {
        "format": "AVIF",
        "quality": 58,
        "speed": 6,
        "codec": "aom",
        "advanced": {"sharpness": "2"},
        "max_threads": 1,
    },
}
_RULES = (WIDTHS, FALLBACK_WIDTHS, CARD_WIDTHS, CARD_RATIO, ENCODING)

RECIPE = hashlib.sha256(repr(_RULES).encode()).hexdigest()[:12]  # another one when any of these rules changes


@dataclass(frozen=True)
class Rendition:
    """One file made of a picture; sizes in pixels, ``extension`` tells the format."""

    content: bytes
    extension: str
    width: int
    height: int


def whole(content: bytes) -> Iterator[Rendition]:
    """WebP in each width, and JPEG (or PNG, where something shines through) in two; never larger than the picture.

    Each is made from the next larger one, and only one is held at a time. A moving picture gives its first frame
    alone, for readers who asked for less motion. Raises PictureRefused.
    """
    with opened(content) as picture:
        if moves(picture):
            yield encoded(picture.convert("RGB"), "webp")
            return
        see_through = picture.has_transparency_data
        current = picture.convert("RGBA" if see_through else "RGB")
        for width in widths(picture.width):
            current = scaled(current, width)
            yield encoded(current, "webp")
            if width in _fallbacks(picture.width):
                yield encoded(current, "png" if see_through else "jpg")


def card(content: bytes, focus: tuple[float, float]) -> Iterator[Rendition]:
    """The part around ``focus`` in the ratio of cards, as WebP in two widths and once as JPEG or PNG."""
    with opened(content) as picture:
        see_through = picture.has_transparency_data and not moves(picture)
        cut = picture.convert("RGBA" if see_through else "RGB").crop(
            box_around(picture.size, focus, CARD_RATIO)
        )
    first = min(cut.width, CARD_WIDTHS[0])
    for width in (first, *(width for width in CARD_WIDTHS if width < first)):
        cut = scaled(cut, width)
        yield encoded(cut, "webp")
        if width == first:
            yield encoded(cut, "png" if see_through else "jpg")


def avif(content: bytes) -> Iterator[Rendition]:
    """The same widths as AVIF: slow to make, so not while somebody waits."""
    with opened(content) as picture:
        if moves(picture):
            return
        current = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        for width in widths(picture.width):
            current = scaled(current, width)
            yield encoded(current, "avif")


def widths(own: int) -> list[int]:
    """The widths to make of a picture ``own`` pixels wide, the largest first; its own, if it is smaller than all."""
    first = min(own, WIDTHS[0])
    # Nearly the same width twice would be bytes on the disk that save no reader any.
    return [first, *(width for width in WIDTHS if width < first * 0.9)]


def scaled(picture: Image.Image, width: int) -> Image.Image:
    if picture.width <= width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _fallbacks(own: int) -> set[int]:
    made = widths(own)
    return {next((width for width in made if width <= most), made[-1]) for most in FALLBACK_WIDTHS}


def encoded(picture: Image.Image, extension: str, **otherwise: object) -> Rendition:
    """``picture`` as a file of that kind, by the rules above but for what is said ``otherwise``."""
    file = io.BytesIO()
    picture.save(file, **(ENCODING[extension] | otherwise))
    return Rendition(file.getvalue(), extension, picture.width, picture.height)
