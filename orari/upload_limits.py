"""Uploads are bounded while they arrive: in bytes of one file, and of everything that is sent at once."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

MOST_OF_A_FILE = 20 * 1024 * 1024
MOST_AT_ONCE = 100 * 1024 * 1024


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
