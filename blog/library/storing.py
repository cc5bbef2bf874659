"""Files written under names made from their content, before any row speaks of them."""

import errno
import logging

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from blog.images.kinds import PictureRefused

NO_ROOM = (
    "The site has no room left for files. The person who runs it has to make some; nothing else is lost."
)
NOT_KEPT = "The site cannot keep files just now. Try again in a while, and tell the person who runs it if it stays so."

log = logging.getLogger(__name__)


def store(name: str, content: bytes) -> str:
    """Write ``content`` under ``name``, whole or not at all, and return the name.

    What is there already is written again, and so is young once more: ``clear_media`` leaves young files alone. A server
    that is killed between a file and its row leaves a file that nobody knows. Raises PictureRefused with a sentence.
    """
    try:
        return default_storage.save(name, ContentFile(content))
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise PictureRefused(NO_ROOM) from error
        log.exception("A file could not be kept.")
        raise PictureRefused(NOT_KEPT) from error


def read_stored(name: str) -> bytes:
    with default_storage.open(name) as file:
        return file.read()


def delete_stored(names: set[str]) -> None:
    for name in names:
        default_storage.delete(name)
