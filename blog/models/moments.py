"""Moments between Python and SQL that is written out: SQLite keeps a text in UTC, PostgreSQL a date."""

import datetime

from django.db import connection
from django.utils import timezone


def as_stored(moment: datetime.datetime | None = None) -> datetime.datetime | str:
    """``moment``, or the present, as the database in use takes it."""
    return connection.ops.adapt_datetimefield_value(moment or timezone.now())


def as_read(value: datetime.datetime | str) -> datetime.datetime:
    """The moment that stands in a row; always aware."""
    found = datetime.datetime.fromisoformat(value) if isinstance(value, str) else value
    return found if found.tzinfo else found.replace(tzinfo=datetime.UTC)
