"""Pictures that come in with a text: cleaned, named after their content, and kept once."""

import re
from pathlib import PurePath
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.formats import date_format

from blog.images.uploads import CleanPicture, recognise
from blog.models import Image

_CAMERA = re.compile(
    r"^(?:img|dsc\w?|dcim|pxl|image|picture|photo|screen ?shot|whatsapp image)?(?:[\W\d_]|at|am|pm)*$",
    re.IGNORECASE,
)


def keep_picture(file: IO[bytes], *, name: str = "") -> Image:
    """The stored picture with the content of ``file``: a new one, or the one that is there already.

    ``name`` is what the file was called; it serves to find the picture on the desk, and readers never see it.
    Raises PictureRefused with one sentence.
    """
    picture = recognise(file)
    stored = f"images/{stored_name(picture)}"
    image = Image.objects.filter(file=stored).first()
    if image is None:
        default_storage.delete(
            stored
        )  # left over by a row that is gone; a second file would get another name
        image = Image(title=_title(name), file=ContentFile(picture.content, name=stored_name(picture)))
        image.save()
    return image


def stored_name(picture: CleanPicture) -> str:
    """Named after its content: a camera's own name may tell when, where and of whom."""
    return f"{picture.content_hash[:20]}.{picture.extension}"


def _title(name: str) -> str:
    words = " ".join(re.sub(r"[\W_]+", " ", PurePath(name).stem).split())
    if not words or _CAMERA.match(words):
        return f"Picture of {date_format(timezone.localdate(), 'j F Y')}"
    return words[:120]
