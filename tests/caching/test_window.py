"""The window is never one from before the last commit, whoever made it, and ends with what the clock brings."""

import datetime
import sqlite3
import threading
from contextlib import closing

import pytest
import time_machine

from blog.caching.window import ConnectionWatch, SQLiteWatch
from blog.models import Generation, SiteSettings
from tests.factories import PostFactory

UTC = datetime.UTC
NOON = datetime.datetime(2026, 11, 24, 18, tzinfo=UTC)  # noon in Chicago
MIDNIGHT = datetime.datetime(2026, 11, 25, 6, tzinfo=UTC)


def write(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def at(moment: datetime.datetime) -> float:
    return moment.timestamp()


def test_watch_sees_every_commit_and_nothing_else(file):
    watch = SQLiteWatch(file)
    tokens = [watch.window(at(NOON)).token]

    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE blog_generation SET token = 6")
        tokens.append(watch.window(at(NOON)).token)
        connection.rollback()
        tokens.append(watch.window(at(NOON)).token)
        connection.execute("UPDATE blog_generation SET token = 7")
        connection.commit()
        tokens.append(watch.window(at(NOON)).token)

    assert tokens == [5, 5, 5, 7]


def test_watch_follows_a_file_that_was_put_in_its_place(file, tmp_path):
    watch = SQLiteWatch(file)
    before = watch.window(at(NOON)).token
    other = tmp_path / "restored.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("VACUUM INTO ?", [str(other)])
    write(other, "UPDATE blog_generation SET token = 9")

    other.replace(file)

    assert (before, watch.window(at(NOON)).token) == (5, 9)


def test_watch_keeps_nothing_where_there_is_no_database_or_no_generation(file, tmp_path):
    missing = SQLiteWatch(tmp_path / "none.sqlite3")
    watch = SQLiteWatch(file)
    write(file, "DELETE FROM blog_generation")

    assert (missing.window(at(NOON)), watch.window(at(NOON))) == (None, None)
    assert not (tmp_path / "none.sqlite3").exists()

    write(file, "INSERT INTO blog_generation VALUES (1, 6, 6)")
    assert watch.window(at(NOON)).token == 6


def test_each_thread_looks_for_itself(file):
    watch, seen = SQLiteWatch(file), []

    def look():
        seen.append(watch.window(at(NOON)).token)

    for token in (5, 6):
        write(file, f"UPDATE blog_generation SET token = {token}")  # noqa: S608
        for thread in [threading.Thread(target=look) for _ in range(2)]:
            thread.start()
            thread.join()
        look()

    assert seen == [5, 5, 5, 6, 6, 6]


def test_window_reaches_from_the_last_moment_to_the_next(file):
    write(
        file,
        "INSERT INTO blog_post VALUES (1, '2026-11-24 17:30:00'), (2, '2026-11-24 19:15:00.250000'), (3, NULL)",
    )
    watch = SQLiteWatch(file)

    inside, later = watch.window(at(NOON)), watch.window(at(NOON) + 7_200)

    assert inside == (5, at(NOON) - 1_800, at(NOON) + 4_500.25)
    assert later == (5, at(NOON) + 4_500.25, at(MIDNIGHT))
    assert watch.window(at(NOON)) == inside


def test_window_ends_at_midnight_where_the_practice_is(file):
    chicago = SQLiteWatch(file).window(at(NOON))
    write(file, "INSERT INTO blog_sitesettings VALUES (1, 'Asia/Tokyo')")
    tokyo = SQLiteWatch(file).window(at(NOON))

    assert (chicago.since, chicago.until) == (at(MIDNIGHT) - 86_400, at(MIDNIGHT))
    assert tokyo.until == at(datetime.datetime(2026, 11, 25, 15, tzinfo=UTC))


def test_day_with_another_hour_is_a_day(file):
    spring = SQLiteWatch(file).window(at(datetime.datetime(2026, 3, 8, 18, tzinfo=UTC)))

    assert spring.until - spring.since == 23 * 3_600


@pytest.mark.django_db
def test_connection_sees_the_same(file):
    with time_machine.travel(NOON, tick=False):
        PostFactory(published_at=NOON - datetime.timedelta(minutes=30))
        PostFactory(published_at=NOON + datetime.timedelta(minutes=75))
        SiteSettings.objects.create()
    watch = ConnectionWatch()

    first = watch.window(at(NOON))
    Generation.objects.update(token=8)

    assert first[1:] == (at(NOON) - 1_800, at(NOON) + 4_500)
    assert watch.window(at(NOON)) == (8, *first[1:])
    assert watch.window(at(NOON) + 4_500)[1:] == (at(NOON) + 4_500, at(MIDNIGHT))

    Generation.objects.all().delete()
    assert watch.window(at(NOON)) is None
