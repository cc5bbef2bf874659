"""The site with its page cache, on a folder of its own, and how often it had to render."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field

import pytest
from django.core.handlers.wsgi import WSGIHandler

from blog.caching.edge import PageCache
from blog.caching.window import SQLiteWatch
from tests.wsgi_browser import Got, ask, connection_kept

LIMIT = 2_000_000


@dataclass
class Site:
    """A cached site as one process has it; ``rendered`` are the paths that the cache had to ask the site for."""

    folder: object
    limit: int = LIMIT
    rendered: list[str] = field(default_factory=list)

    def __post_init__(self):
        django = WSGIHandler()

        def site(environ, start_response):
            self.rendered.append(environ["PATH_INFO"])
            return django(environ, start_response)

        self.cache = PageCache(site, folder=self.folder, limit=self.limit)

    def ask(self, address: str, **request: str) -> Got:
        return ask(self.cache, address, **request)


@pytest.fixture(autouse=True)
def _connection_is_kept():
    with connection_kept():
        yield


@pytest.fixture
def site(tmp_path, db):
    return Site(tmp_path)


@pytest.fixture
def other_process(tmp_path, db):
    """A second process of the same site."""
    return Site(tmp_path)


@pytest.fixture
def file(tmp_path):
    """The tables that a window is read from, in a file with a write-ahead log."""
    path = tmp_path / "site.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            """
            PRAGMA journal_mode = WAL;
            CREATE TABLE blog_generation (id integer PRIMARY KEY, token bigint, frame bigint);
            CREATE TABLE blog_post (id integer PRIMARY KEY, published_at datetime);
            CREATE TABLE blog_sitesettings (id integer PRIMARY KEY, time_zone text);
            INSERT INTO blog_generation VALUES (1, 5, 5);
            """
        )
    return path


@pytest.fixture
def file_watch(file):
    return SQLiteWatch(file)
