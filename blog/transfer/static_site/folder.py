"""The folder of a copy: made beside its place, put there when it is whole, and never in the place of something else."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files import locks

from blog.transfer.static_site.failing import CopyFailed

MARK = ".static-copy"
MARKED = "Made by manage.py export_static, which replaces this folder as a whole when it runs again.\n"


@contextmanager
def in_the_place_of(folder: Path) -> Iterator[Path]:
    """An empty folder to fill: it becomes ``folder`` when the block ends without an error, and goes when it does not.

    Raises ``CopyFailed`` where something else than an earlier copy stands there, ``OSError`` where nothing can be written.
    """
    folder = folder.resolve()
    refuse_what_is_not_ours(folder)
    made, before = (folder.with_name(f".{folder.name}.{state}") for state in ("unfinished", "before"))
    for way in (made, before):
        if way.exists() and not _is_empty_or_a_copy(way):
            raise CopyFailed(f"{way} is in the way.")
    made.mkdir(exist_ok=True)
    with (made / MARK).open("a") as mark:
        if not locks.lock(mark, locks.LOCK_EX | locks.LOCK_NB):
            raise CopyFailed(f"another process is about to make the copy in {folder}.")
        try:
            _empty(made)
            mark.write(MARKED)
            mark.flush()
            yield made
            _put(made, folder, before)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise


def refuse_what_is_not_ours(folder: Path) -> None:
    """Raise ``CopyFailed`` where no copy may be put: among the site's own files, or in the place of somebody's."""
    folder = folder.resolve()
    for kept in (settings.DATA_DIR, settings.STATIC_ROOT, settings.MEDIA_ROOT, *settings.STATICFILES_DIRS):
        place = Path(kept).resolve()
        if folder.is_relative_to(place) or place.is_relative_to(folder):
            raise CopyFailed(f"{folder} is where the site keeps its own files. Choose a folder elsewhere.")
    if not folder.parent.is_dir():
        raise CopyFailed(f"there is no folder {folder.parent} to make the copy in.")
    if folder.exists() and not folder.is_dir():
        raise CopyFailed(f"{folder} is a file.")
    if folder.exists() and not _is_empty_or_a_copy(folder):
        raise CopyFailed(
            f"{folder} holds something else than an earlier copy. Choose an empty folder, or a new one."
        )


def _is_empty_or_a_copy(folder: Path) -> bool:
    return (folder / MARK).is_file() or not any(folder.iterdir())


def _empty(made: Path) -> None:
    """Without what a killed process left there."""
    for left in made.iterdir():
        if left.is_dir():
            shutil.rmtree(left)
        elif left.name != MARK:
            left.unlink()
    (made / MARK).write_text("")


def _put(made: Path, folder: Path, before: Path) -> None:
    """The new copy in the place of the old one, or the old one as it was."""
    refuse_what_is_not_ours(folder)  # that came meanwhile
    if before.exists():  # a killed process left it
        shutil.rmtree(before)
    has_been = folder.exists()
    if has_been:
        folder.rename(before)
    try:
        made.rename(folder)
    except OSError:
        if has_been:
            before.rename(folder)
        raise
    shutil.rmtree(before, ignore_errors=True)
