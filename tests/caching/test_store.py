"""The pages on the disk are shared and outlive a process; whatever becomes of the file, the answers stay right."""

import logging
import sqlite3

import pytest

from blog.caching import store
from blog.caching.page import Answer, Page
from blog.caching.store import Store
from blog.caching.window import Window
from tests.caching.conftest import Site
from tests.factories import PublishedPostFactory

pytestmark = pytest.mark.django_db

WINDOW = Window(7, 0.0, 10.0)


def page_of(body: bytes) -> Page:
    return Page.of(WINDOW, Answer("200 OK", [("Content-Type", "text/html")], body))


def test_other_process_finds_what_one_has_made(site, other_process):
    url = PublishedPostFactory().get_absolute_url()

    first, second = (each.ask(url, accept_encoding="br") for each in (site, other_process))

    assert first == second
    assert (site.rendered, other_process.rendered) == ([url], [])


def test_deployed_change_makes_other_pages(tmp_path, site, settings):
    site.ask("/")

    settings.SITE_URL = "https://example.org"
    deployed = Site(tmp_path)
    deployed.ask("/")

    assert deployed.rendered == ["/"]


@pytest.fixture
def warnings(caplog):
    caplog.set_level(logging.WARNING)
    return lambda: [record.getMessage() for record in caplog.records]


def corrupt(path):
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    path.write_bytes(b"no database at all" * 1000)


def forget_tables(path):
    with sqlite3.connect(path) as connection:
        connection.executescript("DROP TABLE page; CREATE TABLE page (name text)")
    connection.close()


def change_words(path):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE page SET body = CAST('other words' AS BLOB)")
    connection.close()


def change_a_header(path):
    with sqlite3.connect(path) as connection:
        connection.execute('UPDATE page SET headers = \'[["Location", "https://elsewhere.example"]]\'')
    connection.close()


def make_a_folder_of_it(path):
    for each in path.parent.glob("pages.sqlite3*"):
        each.unlink()
    path.mkdir()


@pytest.mark.parametrize("harm", [corrupt, forget_tables, change_words, change_a_header, make_a_folder_of_it])
def test_answers_stay_right_when_the_file_is_harmed(site, tmp_path, harm, warnings):
    urls = [PublishedPostFactory().get_absolute_url() for _ in range(2)]
    right = [site.ask(url) for url in urls]
    harm(tmp_path / "pages.sqlite3")

    later = Site(tmp_path)
    answers = [later.ask(url) for url in urls]

    assert answers == right
    assert later.rendered == urls
    assert len(warnings()) == 1


def test_a_file_that_is_none_is_made_anew_later(site, tmp_path, warnings, monkeypatch):
    monkeypatch.setattr(store, "PAUSE", 0)
    corrupt(tmp_path / "pages.sqlite3")

    for each in (Site(tmp_path), Site(tmp_path), Site(tmp_path)):
        each.ask("/")

    assert each.rendered == []
    assert len(warnings()) == 1


def test_locked_file_is_left_alone(site, tmp_path, warnings):
    site.ask("/")
    locked = sqlite3.connect(tmp_path / "pages.sqlite3", isolation_level=None)
    locked.execute("BEGIN IMMEDIATE")

    statuses = [site.ask(address).status for address in ("/archive/", "/tags/", "/feed/")]
    locked.close()

    assert statuses == [200, 200, 200]
    assert len(warnings()) == 1


def test_full_disk_is_borne(site, warnings):
    site.ask("/")
    site.cache.store._connection().execute("PRAGMA max_page_count = 1")
    urls = [PublishedPostFactory().get_absolute_url() for _ in range(12)]

    statuses = [site.ask(url).status for url in urls]

    assert set(statuses) == {200}
    assert [("full" in each) for each in warnings()] == [True]


def test_folder_that_cannot_be_written_is_borne(tmp_path, warnings):
    site = Site(tmp_path / "missing")

    statuses = [site.ask(address).status for address in ("/", "/", "/archive/")]

    assert statuses == [200, 200, 200]
    assert site.rendered == ["/", "/archive/"]
    assert len(warnings()) == 1


def test_deleted_file_is_made_again(site, tmp_path):
    site.ask("/")
    for path in tmp_path.iterdir():
        path.unlink()

    site.ask("/archive/")
    other = Site(tmp_path)
    other.ask("/archive/")

    assert other.rendered == []


def test_file_stays_within_its_limit(tmp_path):
    kept = Store(tmp_path / "pages.sqlite3", limit=400_000, build="1")

    for number in range(300):
        kept.put(f"http localhost  /{number}/", page_of(bytes(5_000)))

    assert kept.path.stat().st_size < 800_000
    assert kept.get("http localhost  /299/", WINDOW) is not None
    assert kept.get("http localhost  /0/", WINDOW) is None


def test_page_of_another_window_is_not_found(tmp_path):
    kept = Store(tmp_path / "pages.sqlite3", limit=400_000, build="1")
    kept.put("http localhost  /", page_of(b"words"))

    found = [kept.get("http localhost  /", window) for window in (WINDOW, WINDOW._replace(token=8))]

    assert found[0].body == b"words"
    assert found[1] is None
