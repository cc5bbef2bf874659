"""Files that no row speaks of: what a server left that was killed between a file and its row."""

import datetime
from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from blog.library.storing import delete_stored
from blog.models import Download, Image, Post

FOLDERS = ("images", "images/sizes", "social", "downloads")
YOUNG = datetime.timedelta(hours=1)  # its row may be on the way


def delete_picture(image: Image) -> None:
    """Delete the row, and its files once that is certain."""
    names = set(image.files)
    with transaction.atomic():
        image.delete()
        transaction.on_commit(lambda: delete_stored(names))


def orphans() -> Iterator[str]:
    """The names of files in our folders that belong to nothing, and are not quite new."""
    known: set[str] = set()
    for image in Image.objects.iterator():
        known.update(image.files)
    known.update(Post.objects.exclude(social_image="").values_list("social_image", flat=True))
    known.update(Download.objects.values_list("file", flat=True))
    for folder in FOLDERS:
        for name in _files(folder):
            if name not in known and _is_old(name):
                yield name


def clear(names: list[str]) -> Iterator[str]:
    for name in names:
        default_storage.delete(name)
        yield name


def _files(folder: str) -> list[str]:
    try:
        return [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]
    except FileNotFoundError:
        return []


def _is_old(name: str) -> bool:
    return default_storage.get_modified_time(name) < timezone.now() - YOUNG
