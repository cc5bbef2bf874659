"""The picture that goes with a shared link: the title in the site's own type and colours, or the part of a photograph."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from blog.images.geometry import box_around
from blog.images.kinds import moves, opened

SIZE = (1200, 630)
PAPER, INK, MUTED, CLAY, SAGE, HAIRLINE = "#FBF7F1", "#2B2622", "#62574E", "#8A3B2A", "#4F6355", "#DDD2C4"

_MARGIN, _WIDTH, _BYLINE = 96, 1008, 790
_TITLE_SIZES = (92, 80, 70, 60, 52, 44)
_BYLINE_SIZES, _MOST_NAMES = (36, 32, 28, 25), 3
_MOST_LINES = 4
_LEADING = 1.12
_HIGHEST = 310  # pixels for all lines together, between the two names
_CORNER = (360, 230)  # pixels of the lower right that the ornament takes
_Font = ImageFont.FreeTypeFont


@dataclass(frozen=True)
class Faces:
    """The files of the site's faces, as the pages use them."""

    display: Path
    italic: Path
    interface: Path


def draw_title(title: str, practice: str, byline: Sequence[str], faces: Faces, accent: str = "") -> bytes:
    """A PNG of 1200 by 630 pixels; ``title`` may be empty, then the practice's name stands alone.

    ``byline`` is shown whole or not at all: a name must not lose what belongs to it. ``accent`` is the practice's own
    colour, for its name or for the rings where that is the title.
    """
    picture = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(picture)
    _ornament(picture, HAIRLINE if title else accent or HAIRLINE)
    name = ImageFont.truetype(faces.interface, 34)
    name.set_variation_by_axes([600])
    if title:
        pen.text((_MARGIN, 84), _fitting(practice, name, _WIDTH), font=name, fill=accent or SAGE)
    lines, font = _set(title or practice, lambda size: ImageFont.truetype(faces.display, size))
    height = round(font.size * _LEADING)
    top = (SIZE[1] - height * len(lines)) // 2 + 4
    for place, line in enumerate(lines):
        pen.text((_MARGIN, top + place * height), line, font=font, fill=INK)
    _sign(pen, byline, faces.italic)
    return _png(picture)


def cut_photograph(content: bytes, focus: tuple[float, float]) -> bytes:
    """The part of the picture in ``content`` around ``focus``, as a JPEG of 1200 by 630 pixels. Raises PictureRefused."""
    with opened(content) as picture:
        if moves(picture):
            picture.seek(0)
        shown = Image.new("RGB", picture.size, PAPER)
        own = picture.convert("RGBA")
        shown.paste(own, mask=own.getchannel("A"))
    box = box_around(shown.size, focus, SIZE[0] / SIZE[1])
    file = io.BytesIO()
    shown.resize(SIZE, Image.Resampling.LANCZOS, box=box).save(file, "JPEG", quality=82, optimize=True)
    return file.getvalue()


def _sign(pen: ImageDraw.ImageDraw, byline: Sequence[str], face: Path) -> None:
    """The lines of ``byline`` above the lower edge, in the largest size in which all of them fit."""
    if not 0 < len(byline) <= _MOST_NAMES:
        return
    for size in _BYLINE_SIZES[len(byline) - 1 :]:
        font = ImageFont.truetype(face, size)
        if all(font.getlength(line) <= _BYLINE for line in byline):
            lower = SIZE[1] - 72
            for place, line in enumerate(reversed(byline)):
                pen.text(
                    (_MARGIN, lower - round(place * size * 1.3)), line, font=font, fill=MUTED, anchor="ls"
                )
            return


def _set(words: str, face: Callable[[int], _Font]) -> tuple[list[str], _Font]:
    """The largest size at which ``words`` fit, and their lines; what fits at no size is cut with an ellipsis."""
    for size in _TITLE_SIZES:
        font = face(size)
        lines = _balanced(words, font)
        fits = len(lines) <= _MOST_LINES and size * _LEADING * len(lines) <= _HIGHEST
        if fits and all(font.getlength(line) <= _WIDTH for line in lines):
            return lines, font
    *kept, last = lines[:_MOST_LINES]
    rest = " ".join([last, *lines[_MOST_LINES:]])
    return [*(_fitting(line, font, _WIDTH) for line in kept), _fitting(rest, font, _WIDTH)], font


def _balanced(words: str, font: _Font) -> list[str]:
    """Lines of nearly the same length: as few as the full width needs, then as narrow as so many lines allow."""
    lines = _wrapped(words, font, _WIDTH)
    low, high = 0, _WIDTH
    while high - low > 8:  # pixels
        middle = (low + high) // 2
        if len(_wrapped(words, font, middle)) > len(lines):
            low = middle
        else:
            high = middle
    return _wrapped(words, font, high)


def _wrapped(words: str, font: _Font, width: float) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _fitting(words: str, font: _Font, width: float) -> str:
    if font.getlength(words) <= width:
        return words
    while words and font.getlength(words + "…") > width:
        words = words[:-1].rstrip(" ,.;:–—")
    return words + "…"


def _ornament(picture: Image.Image, colour: str) -> None:
    """Two rings that meet in the lower corner, drawn finer than they are shown."""
    finer, (wide, high) = 3, _CORNER
    layer = Image.new("L", (wide * finer, high * finer), 0)
    pen = ImageDraw.Draw(layer)
    for left, upper in ((70, 70), (190, 20)):
        box = [left * finer, upper * finer, (left + 260) * finer, (upper + 260) * finer]
        pen.ellipse(box, outline=255, width=3 * finer)
    picture.paste(colour, (SIZE[0] - wide, SIZE[1] - high), layer.reduce(finer))


def _png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.quantize(64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        file, "PNG", optimize=True
    )
    return file.getvalue()
