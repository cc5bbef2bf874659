"""Uploads are bounded while they arrive: in bytes of one file, of everything that is sent at once, and by the room there is."""

import logging
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, TemporaryFileUploadHandler

MOST_OF_A_FILE = 20 * 1024 * 1024
MOST_AT_ONCE = 100 * 1024 * 1024
NO_ROOM = "The site has no room to take this file in. The person who runs it has to make some; nothing else is lost."

log = logging.getLogger(__name__)


class NoRoomToArrive(OSError):  # noqa: N818 - named after what happened
    """Nothing of the file could be kept while it arrived; the first argument is one sentence for the person who sent it."""


def whole(file: IO[bytes], *, most: int, refused: type[ValueError], too_large: str) -> bytes:
    """All of ``file``, however much of it was read before.

    Raises ``refused`` with one sentence for the person who chose it: ``too_large`` for more than ``most`` bytes, and another for
    a file that could not be kept while it arrived.
    """
    file.seek(0)
    try:
        content = file.read(most + 1)
    except NoRoomToArrive as error:
        raise refused(str(error)) from error
    if len(content) > most:
        raise refused(too_large)
    return content


class LimitedUpload(FileUploadHandler):
    """Stands before Django's own handlers and passes on no more than they need to see that a file is too large.

    The form then says so beside the field, as for any other file; the rest is read and forgotten. Of a request beyond
    ``MOST_AT_ONCE`` nothing is read. Raises ``RequestDataTooBig``, which is answered with 413.
    """

    def handle_raw_input(self, *told: Any, **_: Any) -> None:
        _, _, content_length, *_rest = told
        if content_length > MOST_AT_ONCE:
            raise RequestDataTooBig("More is sent than is taken at once.")

    def new_file(self, *args: Any, **options: Any) -> None:
        super().new_file(*args, **options)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, *_: Any) -> bytes | None:
        if self.received > MOST_OF_A_FILE:
            return None
        self.received += len(raw_data)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Nothing: the handlers behind this one make the file."""


class TemporaryUpload(TemporaryFileUploadHandler):
    """Django's files in the temporary folder. What it has no room for arrives as ``Unkept``, so that the form is asked
    as for any other file, and what was written of it is gone at once.
    """

    def new_file(self, *args: Any, **options: Any) -> None:
        self.file = None
        try:
            super().new_file(*args, **options)
        except OSError as error:
            self._give_up(error)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.file is None:
            return
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError as error:
            self._give_up(error)

    def file_complete(self, file_size: int) -> UploadedFile:
        if self.file is not None:
            try:
                return super().file_complete(file_size)
            except OSError as error:
                self._give_up(error)
        return Unkept(None, self.file_name, self.content_type, file_size, self.charset)

    def upload_interrupted(self) -> None:
        if self.file is not None:
            super().upload_interrupted()

    def _give_up(self, error: OSError) -> None:
        log.warning("An upload could not be kept in the temporary folder: %s", error)
        if self.file is None:
            return
        file, self.file = self.file, None
        Path(file.temporary_file_path()).unlink(missing_ok=True)
        with suppress(OSError):  # it tries once more to write the rest
            file.close()


class Unkept(UploadedFile):
    """A file of which nothing is here. Raises ``NoRoomToArrive`` when somebody wants to read it."""

    def read(self, *_: Any) -> bytes:
        raise NoRoomToArrive(NO_ROOM)

    def seek(self, *_: Any) -> int:
        return 0

    def close(self) -> None:
        """Nothing: no file is open."""
