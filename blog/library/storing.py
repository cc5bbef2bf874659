"""Files written under names made from their content, before any row speaks of them."""

import errno

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from blog.images.kinds import PictureRefused

NO_ROOM = (
    "The site has no room left for files. The person who runs it has to make some; nothing else is lost."
)


def store(name: str, content: bytes) -> str:
    """Write ``content`` under ``name``, unless it is there already; return the name.

    A server that is killed between a file and its row leaves a file that nobody knows, at worst half of one: that has
    another size, and is written anew. Raises PictureRefused where there is no room.
    """
    if default_storage.exists(name):
        if default_storage.size(name) == len(content):
            return name
        default_storage.delete(name)
    try:
        return default_storage.save(name, ContentFile(content))
    except OSError as error:
        default_storage.delete(name)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise PictureRefused(NO_ROOM) from error
        raise


def read_stored(name: str) -> bytes:
    with default_storage.open(name) as file:
        return file.read()


def delete_stored(names: set[str]) -> None:
    for name in names:
        default_storage.delete(name)
