"""A sheet to draw calm shapes on: drawn three times as large as it is saved, so that every edge comes out soft."""

import io
import math
import random
from collections.abc import Iterable, Sequence

from PIL import Image, ImageDraw

Point = tuple[float, float]

CREAM, PAPER, SAND, APRICOT = "#F6EDE0", "#FBF7F1", "#E9DECF", "#DDB99B"
CLAY, BRICK, SAGE, MOSS, INK = "#C98A6E", "#A4553F", "#A8B8A4", "#6F8573", "#4F6355"

_FINER = 3
_QUALITY = 82


class Canvas:
    """Shapes in the coordinates of the finished picture, laid over each other in the order they are drawn."""

    def __init__(self, size: tuple[int, int], top: str = CREAM, bottom: str = SAND) -> None:
        self.size = size
        self._image = _gradient((size[0] * _FINER, size[1] * _FINER), top, bottom)

    def shape(self, points: Iterable[Point], colour: str, strength: float = 1.0) -> None:
        """Fill the outline; `strength` 0–1 lets what lies below shine through."""
        outline = [(x * _FINER, y * _FINER) for x, y in points]
        left, upper = (math.floor(min(way)) for way in zip(*outline, strict=True))
        right, lower = (math.ceil(max(way)) + 1 for way in zip(*outline, strict=True))
        mask = Image.new("L", (right - left, lower - upper), 0)
        ImageDraw.Draw(mask).polygon([(x - left, y - upper) for x, y in outline], fill=round(255 * strength))
        self._image.paste(colour, (left, upper, right, lower), mask)

    def disc(self, centre: Point, radius: float, colour: str, strength: float = 1.0) -> None:
        """Fill a circle; the radius is in pixels of the finished picture."""
        self.shape(arc(centre, (radius, radius), 0, 360), colour, strength)

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        """Draw one line with round ends and joints, `width` pixels wide."""
        pen = ImageDraw.Draw(self._image)
        radius = width * _FINER / 2
        scaled = [(x * _FINER, y * _FINER) for x, y in points]
        pen.line(scaled, fill=colour, width=round(width * _FINER))
        for x, y in scaled:  # round joints too: Pillow's own leave slits in tight curves
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)

    def webp(self) -> bytes:
        """Return the finished picture as the bytes of a WebP file."""
        finished = _with_paper_tone(self._image.reduce(_FINER))
        file = io.BytesIO()
        finished.save(file, "WEBP", quality=_QUALITY, method=4)
        return file.getvalue()


def arc(centre: Point, radii: Point, start: float, end: float) -> list[Point]:
    """Return points along an ellipse from `start` to `end` degrees, clockwise from three o'clock."""
    steps = max(8, round(abs(end - start) / 2))
    angles = (math.radians(start + (end - start) * step / steps) for step in range(steps + 1))
    return [
        (centre[0] + radii[0] * math.cos(angle), centre[1] + radii[1] * math.sin(angle)) for angle in angles
    ]


def curve(points: Sequence[Point]) -> list[Point]:
    """Return a smooth line through all the points (a Catmull-Rom spline)."""
    padded = [points[0], *points, points[-1]]
    smooth = [
        _between(padded[index : index + 4], step / 24)
        for index in range(len(points) - 1)
        for step in range(24)
    ]
    return [*smooth, points[-1]]


def leaf(root: Point, tip: Point, width: float) -> list[Point]:
    """Return the outline of a leaf from root to tip, `width` pixels across at its widest."""
    across, along = (tip[0] - root[0], tip[1] - root[1]), 40
    length = math.hypot(*across)
    side = (-across[1] / length, across[0] / length)
    outline = []
    for step in range(2 * along + 1):
        part = step / along if step <= along else 2 - step / along
        bulge = math.sin(math.pi * part**0.85) * width / 2 * (1 if step <= along else -1)
        outline.append(
            (root[0] + across[0] * part + side[0] * bulge, root[1] + across[1] * part + side[1] * bulge)
        )
    return outline


def _between(four: Sequence[Point], part: float) -> Point:
    return tuple(  # type: ignore[return-value]
        0.5
        * (2 * b + (c - a) * part + (2 * a - 5 * b + 4 * c - d) * part**2 + (3 * b - a - 3 * c + d) * part**3)
        for a, b, c, d in zip(*four, strict=True)
    )


def _gradient(size: tuple[int, int], top: str, bottom: str) -> Image.Image:
    slope = Image.linear_gradient("L").resize((1, size[1])).resize(size, Image.Resampling.NEAREST)
    return Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), slope)


def _with_paper_tone(picture: Image.Image) -> Image.Image:
    # Clouds as large as a hand keep flat colour from looking printed by a machine, and cost hardly a byte.
    tones = bytes(random.Random(7).randint(88, 168) for _ in range(16 * 12))  # noqa: S311 - a texture, not a secret
    clouds = Image.frombytes("L", (16, 12), tones).resize(picture.size, Image.Resampling.BICUBIC)
    return Image.blend(picture, Image.merge("RGB", (clouds,) * 3), 0.045)
