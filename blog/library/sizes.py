"""The sizes of a picture that pages ask for, as files beside it and rows in it."""

import hashlib
from collections.abc import Iterable
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from blog.images.kinds import PictureRefused
from blog.images.renditions import TYPES, Rendition, avif, card, whole
from blog.models import Image
from blog.models.image import CARD, WHOLE


def make_sizes(image: Image) -> None:
    """Make every size of ``image`` that a reader may ask for, and save which there are.

    Files are written first. A file that is no picture any more leaves the picture without sizes, and it is shown as it is.
    """
    content = _content(image)
    focus = (image.focus_x, image.focus_y)
    try:
        rows = _stored(image, WHOLE, whole(content)) + _stored(image, CARD, card(content, focus))
    except PictureRefused:
        rows = []
    _replace(image, rows)


def make_card(image: Image) -> None:
    """Cut the card anew around what matters now; the other sizes stay."""
    kept = [row for row in image.renditions if row["use"] != CARD]
    _replace(image, kept + _stored(image, CARD, card(_content(image), (image.focus_x, image.focus_y))))


def add_avif(image: Image) -> None:
    """Add AVIF in the widths where it is smaller than WebP; it takes seconds, so nobody should wait for it."""
    if any(row["type"] == TYPES["avif"] for row in image.renditions):
        return
    webp = {row["width"]: row["size"] for row in image.renditions if _is_whole(row, "webp")}
    smaller = (made for made in avif(_content(image)) if len(made.content) < webp.get(made.width, 0))
    rows = _stored(image, WHOLE, smaller)
    # A browser takes the first list whose kind it knows, so a list with gaps would give it too large a picture.
    if len(rows) == len(webp):
        _replace(image, image.renditions + rows)
    else:
        _delete(row["file"] for row in rows)


def _is_whole(row: dict, extension: str) -> bool:
    return row["use"] == WHOLE and row["type"] == TYPES[extension]


def _content(image: Image) -> bytes:
    with default_storage.open(image.file.name) as file:
        return file.read()


def _stored(image: Image, use: str, made: Iterable[Rendition]) -> list[dict]:
    stem = PurePosixPath(image.file.name).stem
    rows = []
    for rendition in made:
        digest = hashlib.sha256(rendition.content).hexdigest()[:8]
        name = f"images/sizes/{stem}-{rendition.width}-{digest}.{rendition.extension}"
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(rendition.content))
        rows.append(
            {
                "use": use,
                "file": name,
                "type": TYPES[rendition.extension],
                "width": rendition.width,
                "height": rendition.height,
                "size": len(rendition.content),
            }
        )
    return rows


def _replace(image: Image, rows: list[dict]) -> None:
    image.renditions = rows
    image.save(update_fields=["renditions"])


def _delete(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)
