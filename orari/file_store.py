"""Where pictures and other files are kept: in a folder, each one whole or not at all, and handed out by the site itself.

Names are made from contents, so a name that is there already means the same file, and writing it again changes nothing.
"""

import datetime
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


@dataclass(frozen=True)
class KeptFile:
    """A file that is there: its size in bytes, when it was written, and how to begin reading it."""

    size: int
    written_at: datetime.datetime
    open: Callable[[], IO[bytes]]


class FolderStore(FileSystemStorage):
    """Django's storage in a folder, with files that appear under their name only when all of them is written."""

    def find(self, name: str) -> KeptFile | None:
        """The file of that name; None where there is none, or where a link leads out of the folder."""
        try:
            path = Path(self.path(name)).resolve()
            if not (path.is_relative_to(Path(self.location).resolve()) and path.is_file()):
                return None
            told = path.stat()
        except (SuspiciousFileOperation, OSError, ValueError):  # too long a name, for one
            return None
        moment = datetime.datetime.fromtimestamp(told.st_mtime, datetime.UTC)
        return KeptFile(told.st_size, moment, lambda: path.open("rb"))

    def get_available_name(self, name: str, max_length: int | None = None) -> str:  # noqa: ARG002  Django's
        """The name itself: who writes it a second time writes the same content."""
        return name

    def _save(self, name: str, content: File) -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        # A dot, and no kind of picture at the end: it is never handed out.
        draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
        try:
            with draft.open("xb") as file:
                for part in content.chunks():
                    file.write(part)
                file.flush()
                os.fsync(file.fileno())
            if self.file_permissions_mode is not None:
                draft.chmod(self.file_permissions_mode)
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        return name
