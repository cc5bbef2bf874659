"""The span of time and content in which public pages stay as they are: what a whole page is kept for.

Asked for at every request, so nothing here goes through models. On SQLite ``PRAGMA data_version`` says whether another
connection has committed anything since; on PostgreSQL the token is read.
"""

import datetime
import os
import sqlite3
import threading
import zoneinfo
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from django.db import DatabaseError, connection

from blog.models import SiteSettings
from blog.models.moments import as_read, as_stored

TOKEN = "SELECT token FROM blog_generation"  # noqa: S105  no secret
WINDOW = """
    SELECT token,
        (SELECT max(published_at) FROM blog_post WHERE published_at <= {now}),
        (SELECT min(published_at) FROM blog_post WHERE published_at > {now}),
        (SELECT time_zone FROM blog_sitesettings WHERE id = 1)
    FROM blog_generation
"""
WAIT = 2  # seconds for a locked database; after that Django asks, with a patience of its own


class Window(NamedTuple):
    """Equal windows show equal pages, at any moment from ``since`` up to ``until`` (seconds of the epoch).

    Between the two no scheduled post appears, and the practice's day stays the same: whatever a page says of today, a
    year or a review that is due, changes at midnight there.
    """

    token: int
    since: float
    until: float


class Watch(Protocol):
    """Knows the present window."""

    def window(self, now: float) -> Window | None:
        """The window at ``now``, never one from before the last commit; None when nothing may be kept."""


class SQLiteWatch:
    """Looks at the database's file through a connection of its own for each thread, opened when it first asks."""

    def __init__(self, path: Path) -> None:
        self._path = str(path)
        self._mine = threading.local()

    def window(self, now: float) -> Window | None:
        mine = self._mine
        try:
            # A file that was put in the place of the old one is what Django opens at its next request.
            if os.stat(self._path).st_ino != getattr(mine, "file", None):  # noqa: PTH116  a third of the time of Path.stat
                self._open()
            version = mine.execute("PRAGMA data_version").fetchone()[0]
            known = mine.known
            if version == mine.version and known and known.since <= now < known.until:
                return known
            mine.known = known = self._read(now)
            mine.version = version
        except (sqlite3.Error, OSError):
            self._mine = threading.local()
            return None
        return known

    def _open(self) -> None:
        """Connect this thread to the file that stands there now. Raises ``sqlite3.Error`` or ``OSError``."""
        mine = self._mine
        mine.file = os.stat(self._path).st_ino  # noqa: PTH116
        uri = f"{Path(self._path).as_uri()}?mode=rw"
        made = sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)
        made.execute("PRAGMA query_only = 1")
        # One cursor for all questions: making one takes a tenth of the time of an answer.
        mine.execute, mine.version, mine.known = made.cursor().execute, None, None

    def _read(self, now: float) -> Window | None:
        moment = _stored(now)
        return _window(self._mine.execute(WINDOW.format(now="?"), [moment, moment]).fetchone(), now)


class ConnectionWatch:
    """Asks through Django's connection: for PostgreSQL, and for a database in memory."""

    def __init__(self) -> None:
        self._mine = threading.local()

    def window(self, now: float) -> Window | None:
        known = getattr(self._mine, "known", None)
        try:
            row = self._one(TOKEN, [])
            if known and row == (known.token,) and known.since <= now < known.until:
                return known
            moment = _stored(now)
            self._mine.known = _window(self._one(WINDOW.format(now="%s"), [moment, moment]), now)
        except DatabaseError:
            connection.close_if_unusable_or_obsolete()
            return None
        return self._mine.known

    @staticmethod
    def _one(sql: str, values: list[Any]) -> tuple | None:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchone()


def watch() -> Watch:
    """The watch for the database in use."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and not connection.is_in_memory_db():
        return SQLiteWatch(Path(name))
    return ConnectionWatch()


def _window(row: tuple | None, now: float) -> Window | None:
    if row is None:
        return None
    token, last, upcoming, zone_name = row
    zone = zoneinfo.ZoneInfo(zone_name or SiteSettings._meta.get_field("time_zone").default)  # noqa: SLF001
    today = datetime.datetime.fromtimestamp(now, zone).date()
    begins, ends = (_midnight(today + datetime.timedelta(days=n), zone) for n in (0, 1))
    since, until = (as_read(value).timestamp() if value else None for value in (last, upcoming))
    return Window(token, max(begins, since or begins), min(ends, until or ends))


def _midnight(day: datetime.date, zone: zoneinfo.ZoneInfo) -> float:
    return datetime.datetime.combine(day, datetime.time.min, zone).timestamp()


def _stored(now: float) -> datetime.datetime | str:
    return as_stored(datetime.datetime.fromtimestamp(now, datetime.UTC))
