import sqlite3

import pytest
from django.db import connection

from blog.system_checks import site_url_is_an_origin, sqlite_is_safe

only_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite, and this is PostgreSQL")


@only_sqlite
@pytest.mark.parametrize(
    ("version", "ids"),
    [((3, 40, 1), ["blog.W001"]), ((3, 51, 2), ["blog.W001"]), ((3, 51, 3), []), ((4, 0, 0), [])],
)
def test_an_sqlite_that_can_damage_the_database_is_warned_of(monkeypatch, version, ids):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)

    assert [message.id for message in sqlite_is_safe()] == ids


@only_sqlite
@pytest.mark.django_db
def test_sqlite_is_as_safe_as_it_gets():
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    ("site_url", "ids"),
    [
        ("https://example.org", []),
        ("http://127.0.0.1:8000", []),
        ("https://example.org/", ["blog.E001"]),
        ("ftp://example.org", ["blog.E001"]),
        ("", ["blog.E001"]),
    ],
)
def test_a_site_url_that_is_no_origin_is_an_error(settings, site_url, ids):
    settings.SITE_URL = site_url

    assert [message.id for message in site_url_is_an_origin()] == ids
