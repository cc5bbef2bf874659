"""Pages on the disk, for all processes of the site and over a restart: a file that may be deleted at any time.

Whatever is wrong with it, the site goes on without it: once in a while it is tried again, and the log is told once.
"""

import hashlib
import json
import logging
import sqlite3
import threading
import time
from pathlib import Path

from blog.caching.page import Page, shared
from blog.caching.window import Window

PATIENCE = 0.05  # seconds for a locked file
PAUSE = 30  # seconds without the file after it has failed
TRIM_EVERY = 50  # pages put, then the oldest are given up
PAGE_SIZE = 4096  # bytes; SQLite's own
SCHEMA = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = OFF;
    PRAGMA journal_size_limit = 4194304;
    CREATE TABLE IF NOT EXISTS page (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, token INTEGER, since REAL, until REAL, status TEXT,
        headers TEXT, digest TEXT, is_packed INTEGER, body BLOB, seal BLOB
    );
"""
PUT = """
    INSERT OR REPLACE INTO page (name, token, since, until, status, headers, digest, is_packed, body, seal)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
GET = """
    SELECT token, since, until, status, headers, digest, is_packed, body, seal FROM page
    WHERE name = ? AND token = ? AND since = ? AND until = ?
"""

log = logging.getLogger(__name__)


class Store:
    """The pages of one version of the site (``build``) in a file that takes about ``limit`` bytes."""

    def __init__(self, path: Path, *, limit: int, build: str) -> None:
        self.path, self.limit, self.build = path, limit, build
        self._mine = threading.local()
        self._put = 0
        self._resting_until = 0.0
        self._has_told = False

    def get(self, address: str, window: Window) -> Page | None:
        """The page, if it is there and true in this window."""
        if time.monotonic() < self._resting_until:
            return None
        try:
            row = self._connection().execute(GET, [self._name(address), *window]).fetchone()
            return row and self._page(address, row)
        except (sqlite3.Error, OSError, ValueError, TypeError) as error:
            self._rest(error)
            return None

    def put(self, address: str, page: Page) -> None:
        """Keep the page in the place of an older one."""
        if time.monotonic() < self._resting_until:
            return
        row = (
            *page.window,
            page.status,
            json.dumps(page.headers),
            page.digest,
            int(page.is_packed),
            page.body,
        )
        try:
            connection = self._connection()
            connection.execute(PUT, [self._name(address), *row, self._seal(address, row)])
            self._put += 1
            if self._put % TRIM_EVERY == 1:
                self._trim(connection)
        except (sqlite3.Error, OSError) as error:
            self._rest(error)

    def _name(self, address: str) -> str:
        return f"{self.build} {address}"

    def _seal(self, address: str, row: tuple) -> bytes:
        """A hash of all that is kept of a page: bytes that were changed on the disk are not taken for it."""
        *told, body = row
        return hashlib.blake2b(repr((self._name(address), told)).encode() + body, digest_size=16).digest()

    def _page(self, address: str, row: tuple) -> Page:
        *kept, seal = row
        if self._seal(address, tuple(kept)) != seal:
            raise ValueError("its content does not match its seal")
        token, since, until, status, headers, digest, is_packed, body = kept
        return Page(
            Window(token, since, until),
            status=status,
            headers=[shared(*one) for one in json.loads(headers)],
            digest=digest,
            body=body,
            is_packed=bool(is_packed),
        )

    def _connection(self) -> sqlite3.Connection:
        """This thread's connection, opened when it first asks: never before the process was forked."""
        made = getattr(self._mine, "connection", None)
        if made is None or not self.path.exists():
            made = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
            made.executescript(SCHEMA)
            self._mine.connection = made
        return made

    def _trim(self, connection: sqlite3.Connection) -> None:
        """Give up the oldest pages until the file would be three quarters full; its space is used again."""
        used, free = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count")
        )
        if (used - free) * PAGE_SIZE <= self.limit * 3 // 4:
            return
        connection.execute(
            "DELETE FROM page WHERE id <= (SELECT id FROM page ORDER BY id LIMIT 1 OFFSET (SELECT count(*) / 2 FROM page))"
        )

    def _rest(self, error: Exception) -> None:
        """Leave the file alone for a while; one that is no database any more is made anew after that."""
        self._resting_until = time.monotonic() + PAUSE
        self._mine = threading.local()
        if not self._has_told:
            self._has_told = True
            log.warning("Pages are kept in memory only, for %s cannot be used: %s", self.path.name, error)
        is_locked_or_full = isinstance(error, sqlite3.OperationalError | OSError)
        if not is_locked_or_full:
            for suffix in ("", "-wal", "-shm"):
                self._remove(self.path.with_name(self.path.name + suffix))

    @staticmethod
    def _remove(path: Path) -> None:
        try:
            path.unlink(missing_ok=True)
        except OSError:  # a folder that cannot be written: the site goes on without the file
            log.debug("%s cannot be removed", path)
