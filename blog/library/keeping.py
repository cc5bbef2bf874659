"""Pictures that come in, by whatever door: cleaned, named after their content, kept once and made in sizes."""

import errno
import re
from pathlib import PurePath
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.formats import date_format

from blog.images.kinds import PictureRefused
from blog.images.uploads import CleanPicture, recognise
from blog.library.sizes import make_sizes
from blog.models import Image

NO_ROOM = (
    "The site has no room left for files. The person who runs it has to make some; nothing else is lost."
)
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
    if image := Image.objects.at(stored):
        return image
    image = Image(title=title_from(name), file=store(stored, picture.content))
    take_in(image, picture)
    image.save()
    make_sizes(image)
    return image


def take_in(image: Image, picture: CleanPicture) -> None:
    """Note what is known of the file; nothing is saved."""
    image.size, image.is_moving, image.renditions = len(picture.content), picture.is_moving, []


def stored_name(picture: CleanPicture) -> str:
    """Named after its content: a camera's own name may tell when, where and of whom."""
    return f"images/{picture.content_hash[:20]}.{picture.extension}"


def store(name: str, content: bytes) -> str:
    """Write ``content`` under a name that was made from it, before any row speaks of it; return the name.

    A server that is killed in between leaves a file that nobody knows, which ``clear_media`` collects.
    Raises PictureRefused where there is no room.
    """
    if default_storage.exists(name):
        default_storage.delete(name)  # perhaps half of it, from a server that was killed
    try:
        return default_storage.save(name, ContentFile(content))
    except OSError as error:
        default_storage.delete(name)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise PictureRefused(NO_ROOM) from error
        raise


def title_from(name: str) -> str:
    """What to call it on the desk; what a camera called it tells nothing."""
    words = " ".join(re.sub(r"[\W_]+", " ", PurePath(name).stem).split())
    if not words or _CAMERA.match(words):
        return f"Picture of {date_format(timezone.localdate(), 'j F Y')}"
    return words[:120]
