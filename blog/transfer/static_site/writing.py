"""Writing the files of a copy, each text packed beside itself, so that a web server need not pack anything."""

import gzip
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from orari.compression import with_brotli

TEXT = (".css", ".html", ".js", ".json", ".svg", ".txt", ".xml")
BROTLI_QUALITY, GZIP_LEVEL = 11, 9  # once, for everybody who reads
PACKERS = 2
WAITING = 64  # texts that wait to be packed; no more stand in memory


class Files:
    """The files below one folder. Names come from ``places.py``, which lets none lead out of it."""

    def __init__(self, folder: Path, packers: ThreadPoolExecutor) -> None:
        self._folder, self._packers = folder, packers
        self._begun: deque[Future[None]] = deque()

    def write(self, name: str, content: bytes) -> None:
        """Raises ``OSError`` when it cannot be written, or an earlier one could not be packed."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if name.endswith(TEXT):
            self._begun.append(self._packers.submit(_pack, path, content))
            self._wait(WAITING)

    def read(self, name: str) -> bytes:
        return (self._folder / name).read_bytes()

    def is_free(self, name: str) -> bool:
        """Whether nothing stands there: no file, none that a web server shows for the same folder, none on the way."""
        path = self._folder / name
        shown = (
            [path.with_name(index) for index in ("index.html", "index.xml")]
            if path.stem == "index"
            else [path]
        )
        on_the_way = path.relative_to(self._folder).parents
        return not any(each.exists() for each in shown) and not any(
            (self._folder / each).is_file() for each in on_the_way
        )

    def finish(self) -> int:
        """Wait until everything is packed; how many bytes all files have."""
        self._wait(0)
        return sum(path.stat().st_size for path in self._folder.rglob("*") if path.is_file())

    def _wait(self, most: int) -> None:
        while len(self._begun) > most:
            self._begun.popleft().result()


@contextmanager
def files_below(folder: Path) -> Iterator[Files]:
    """Files are packed while the next pages are made: the coders leave the interpreter to others."""
    packers = ThreadPoolExecutor(PACKERS)
    try:
        yield Files(folder, packers)
    finally:
        packers.shutdown(cancel_futures=True)


def _pack(path: Path, content: bytes) -> None:
    path.with_name(f"{path.name}.br").write_bytes(with_brotli(content, BROTLI_QUALITY))
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(content, GZIP_LEVEL, mtime=0))
