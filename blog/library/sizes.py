"""The sizes of a picture that pages ask for, as files beside it and rows in it."""

import hashlib
from collections.abc import Iterable
from itertools import chain
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import transaction

from blog.images.kinds import PictureRefused
from blog.images.renditions import RECIPE, TYPES, Rendition, avif, card, whole
from blog.library.storing import delete_stored, read_stored, store
from blog.library.uses import texts_with
from blog.models import Image
from blog.models.image import CARD, SIZES, WHOLE

Focus = tuple[float, float]


def make_sizes(image: Image) -> None:
    """Make every size of ``image`` that a reader may ask for, and let the texts that show it offer them.

    Files are written first, the row and the texts change together, and what was there before is deleted last.
    """
    content = read_stored(image.file.name)
    rows = sizes_of(image.file.name, content, (image.focus_x, image.focus_y))
    _take(image, rows, size=len(content))


def make_card(image: Image) -> None:
    """Cut the card anew around what matters now; the other sizes stay."""
    kept = [row for row in image.renditions if row["use"] != CARD]
    made = card(read_stored(image.file.name), (image.focus_x, image.focus_y))
    _take(image, kept + _stored(image.file.name, ((CARD, rendition) for rendition in made)))


def add_avif(image: Image) -> None:
    """Add AVIF in the widths where it is smaller than WebP; it takes seconds, so nobody should wait for it."""
    if image.avif_recipe == RECIPE:
        return
    webp = {row["width"]: row["size"] for row in image.renditions if _is_whole(row, "webp")}
    smaller = [
        (WHOLE, made)
        for made in avif(read_stored(image.file.name))
        if len(made.content) < webp.get(made.width, 0)
    ]
    rows = []
    # A browser takes the first list whose kind it knows, so a list with gaps would give it too large a picture.
    if smaller and len(smaller) == len(webp):
        rows = _stored(image.file.name, smaller)
    with transaction.atomic():
        # It took seconds: meanwhile somebody may have cut another card, put another file in its place, or deleted it.
        now = (
            Image.objects.select_for_update().filter(pk=image.pk, file=image.file.name, recipe=RECIPE).first()
        )
        if now is None:
            transaction.on_commit(lambda: delete_stored({row["file"] for row in rows}))
            return
        now.avif_recipe = RECIPE
        now.save(update_fields=["avif_recipe"])
        if rows:
            kept = [row for row in now.renditions if row["type"] != TYPES["avif"]]
            _take(now, kept + rows)
    image.renditions, image.avif_recipe = now.renditions, now.avif_recipe


def sizes_of(name: str, content: bytes, focus: Focus) -> list[dict]:
    """Write every size of the picture in ``content``, whose own file is ``name``; return the rows that tell of them.

    A file that is no picture any more, and a disk without room, leave the picture as it is: it is shown whole.
    """
    made = chain(
        ((WHOLE, rendition) for rendition in whole(content)),
        ((CARD, rendition) for rendition in card(content, focus)),
    )
    try:
        return _stored(name, made)
    except PictureRefused:
        return []


def show_anew(image: Image) -> None:
    """Make the HTML of the texts that show ``image`` anew: its files have other names now."""
    for text in texts_with(image):
        try:
            text.save(update_fields=["body_html", "render_version"])
        except ValidationError:  # beyond limits that came after it: it shows what it showed
            continue


def _is_whole(row: dict, extension: str) -> bool:
    return row["use"] == WHOLE and row["type"] == TYPES[extension]


def _stored(name: str, made: Iterable[tuple[str, Rendition]]) -> list[dict]:
    """Write each; when one cannot be made or written, those that were new go again."""
    rows, new = [], set()
    try:
        for use, rendition in made:
            row = _row(name, use, rendition)
            if not default_storage.exists(row["file"]):
                new.add(row["file"])
            store(row["file"], rendition.content)
            rows.append(row)
    except (PictureRefused, OSError):
        delete_stored(new)
        raise
    return rows


def _row(name: str, use: str, rendition: Rendition) -> dict:
    digest = hashlib.sha256(rendition.content).hexdigest()[:8]
    stem = PurePosixPath(name).stem
    return {
        "use": use,
        "file": f"{SIZES}{stem}-{rendition.width}-{digest}.{rendition.extension}",
        "type": TYPES[rendition.extension],
        "width": rendition.width,
        "height": rendition.height,
        "size": len(rendition.content),
    }


def _take(image: Image, rows: list[dict], *, size: int | None = None) -> None:
    former = set(image.files)
    with transaction.atomic():
        image.renditions, image.recipe = rows, RECIPE
        if size is not None:  # all of them were made
            image.size, image.avif_recipe = size, ""
        image.save(update_fields=["renditions", "recipe", "avif_recipe", "size"])
        show_anew(image)
        transaction.on_commit(lambda: delete_stored(former - set(image.files)))
