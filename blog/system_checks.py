"""Wrong configuration found at start-up, each with an id and a hint."""

import sqlite3
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as CheckWarning
from django.db import connection

# Older ones can corrupt a WAL database when two connections write and checkpoint at the same moment (sqlite.org).
SAFE_SQLITE = (3, 51, 3)


@register(Tags.compatibility)
def sqlite_is_safe(**_options: Any) -> list[CheckMessage]:
    """blog.W001: SQLite with the WAL-reset fault."""
    if connection.vendor != "sqlite" or sqlite3.sqlite_version_info >= SAFE_SQLITE:
        return []
    return [
        CheckWarning(
            f"SQLite {sqlite3.sqlite_version} can, very rarely, damage the database.",
            hint="Install the package pysqlite3, or SQLite 3.51.3 or newer, or use PostgreSQL through DATABASE_URL.",
            id="blog.W001",
        )
    ]


@register(Tags.urls)
def site_url_is_an_origin(**_options: Any) -> list[CheckMessage]:
    """blog.E001: links in feeds and mail start with SITE_URL, so it must be scheme and host, nothing more."""
    parts = urlsplit(settings.SITE_URL)
    if (
        parts.scheme in {"http", "https"}
        and parts.hostname
        and f"{parts.scheme}://{parts.netloc}" == settings.SITE_URL
    ):
        return []
    return [
        Error(
            f"SITE_URL is {settings.SITE_URL!r}, which is not the address of a site.",
            hint="Set it to something like https://example.org, without a path and without a slash at the end.",
            id="blog.E001",
        )
    ]
