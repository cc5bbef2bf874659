"""Files in any store that speaks Amazon's S3, behind the site: readers never meet it.

Needs `orari/optional/s3.txt`. Every failure of the store is an ``OSError``, as that of a disk would be.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.exceptions import SuspiciousOperation
from django.core.files.base import File
from storages.backends.s3 import S3Storage

from orari.file_store import KeptFile

SILENT = "The store of files does not answer."
CLIENT = Config(
    s3={"addressing_style": "path"},
    # Somebody waits on the other side.
    connect_timeout=5,
    read_timeout=20,
    retries={"max_attempts": 2},
    # Not every store knows Amazon's newer checksums.
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
)
AT_ONCE = TransferConfig(multipart_threshold=64 * 1024 * 1024, use_threads=False)  # no file is that large


class ObjectStore(S3Storage):
    """A bucket, or a folder in one. Files have addresses on our own site, whose process reads them from the store."""

    def __init__(self, **options: object) -> None:
        super().__init__(**{"client_config": CLIENT, "transfer_config": AT_ONCE, **options})

    def find(self, name: str) -> KeptFile | None:
        """The file of that name; None where there is none. Raises ``OSError`` where the store does not answer."""
        try:
            thing = self.bucket.Object(self._normalize_name(name))
            with _as_disk():
                size, written_at = thing.content_length, thing.last_modified
        except (FileNotFoundError, SuspiciousOperation):
            return None

        def read() -> IO[bytes]:
            with _as_disk():
                return thing.get()["Body"]

        return KeptFile(size, written_at, read)

    def url(self, name: str, *_: object, **__: object) -> str:
        return f"/media/{name}"

    def exists(self, name: str) -> bool:
        with _as_disk():
            return super().exists(name)

    def delete(self, name: str) -> None:
        with _as_disk():
            super().delete(name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        with _as_disk():
            return super().listdir(path)

    def get_modified_time(self, name: str) -> datetime.datetime:
        with _as_disk():
            return super().get_modified_time(name)

    def _open(self, name: str, mode: str = "rb") -> File:
        with _as_disk():
            return super()._open(name, mode)

    def _save(self, name: str, content: File) -> str:
        with _as_disk():
            return super()._save(name, content)


@contextmanager
def _as_disk() -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        if error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") == 404:
            raise FileNotFoundError("There is no such file in the store.") from error
        raise OSError(SILENT) from error
    except (BotoCoreError, Boto3Error) as error:
        raise OSError(SILENT) from error
