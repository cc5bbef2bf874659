"""Pictures that come in, by whatever door: cleaned, named after their content, kept once and made in sizes."""

import re
from pathlib import PurePath
from typing import IO

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from blog.images.uploads import CleanPicture, recognise
from blog.library.later import make_avif_later
from blog.library.sizes import make_sizes
from blog.library.storing import store
from blog.models import FormerFile, Image
from blog.models.image import FOLDER

_LENGTHS = (20, 32, 48, 64)  # digits of the hash
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
    stored = stored_name(picture)
    if image := Image.objects.filter(file=stored).first():
        return image
    image = Image(title=title_from(name), file=store(stored, picture.content))
    take_in(image, picture)
    try:
        with transaction.atomic():
            image.save()
    except IntegrityError:  # the same picture came in at the same moment by another door
        return Image.objects.get(file=stored)
    make_sizes(image)
    make_avif_later()
    return image


def take_in(image: Image, picture: CleanPicture) -> None:
    """Note what is known of the file; nothing is saved."""
    image.width, image.height = picture.width, picture.height
    image.size, image.is_moving = len(picture.content), picture.is_moving
    image.renditions, image.recipe, image.avif_recipe = [], "", ""


def stored_name(picture: CleanPicture, *, owner: Image | None = None) -> str:
    """Named after its content: a camera's own name may tell when, where and of whom.

    A name that stands for another picture, because that one had this file before, is not given again.
    """
    for length in _LENGTHS:
        name = f"{FOLDER}{picture.content_hash[:length]}.{picture.extension}"
        if not FormerFile.objects.filter(file=name).exclude(image=owner).exists():
            break
    return name


def title_from(name: str) -> str:
    """What to call it on the desk; what a camera called it tells nothing."""
    words = " ".join(re.sub(r"[\W_]+", " ", PurePath(name).stem).split())
    if not words or _CAMERA.match(words):
        return f"Picture of {date_format(timezone.localdate(), 'j F Y')}"
    return words[:120]
