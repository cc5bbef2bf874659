"""Debian's Chromium on a served site with its sample content."""

import io
import shutil
import threading
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.signals import request_started
from django.db import DEFAULT_DB_ALIAS, close_old_connections, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client, override_settings
from PIL import Image
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from blog.transfer import shelves
from blog.transfer.demo import load_samples
from orari.static_files import joined
from tests.browser.real_site import RealSite
from tests.browser.windows import Windows
from tests.factories import UserFactory

# Alone on the machine and without a word to anybody outside.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

HERE = Path(__file__).parent
ANSWER = WSGIHandler.__call__
TURN = threading.Lock()
TESTS = count()
LENT: list["Lent"] = []  # by the test that runs, if one does


class Lent(NamedTuple):
    """What the test that runs lends the server, and the number by which its windows say whose they are."""

    connection: BaseDatabaseWrapper
    asked_by: str


@pytest.fixture(scope="package")
def chromium():
    """The browser, started once. Its event loop is no reason for Django to refuse the tests' own queries."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("Chromium is not installed here: apt-get install chromium.")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def scripts_as_served(tmp_path_factory):
    """The static files with our scripts joined and shortened: what is tried is what a browser gets."""
    folder = tmp_path_factory.mktemp("static")
    shutil.copytree(settings.BASE_DIR / "static", folder, dirs_exist_ok=True)
    for path in folder.rglob("*.js"):
        path.write_text(joined(path.relative_to(folder).as_posix()))
    with override_settings(STATICFILES_DIRS=[folder]):
        yield


def pytest_collection_modifyitems(items):
    """What a browser does is tried on SQLite: the windows are lent the test's connection, which PostgreSQL's closes."""
    if connection.vendor == "postgresql":
        reason = "A browser meets the site on SQLite; what databases differ in is tried without one."
        for item in items:
            if item.path.is_relative_to(HERE):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="package")
def site(django_db_setup, django_db_blocker, scripts_as_served):
    """The served site: loaded once, and the database put back as it was when the last browser test is done."""
    picture = io.BytesIO()
    Image.new("RGB", (1600, 1000), "#A8B8A4").save(picture, "WEBP")
    with django_db_blocker.unblock():
        before = connection.creation.serialize_db_to_string()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(shelves, "draw", lambda _name: picture.getvalue())
            patch.setattr(shelves, "draw_portrait", lambda _seed: picture.getvalue())
            load_samples()
        # Stored for good and not inside a test's transaction, which PostgreSQL would hide from the server.
        UserFactory(username="owner", is_superuser=True)
        # A window that Chromium keeps alive ends its thread when it likes, and that thread touches the connection.
        connection.inc_thread_sharing()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(WSGIHandler, "__call__", in_turn)
            # At the beginning of a request Django drops a connection that is in the middle of something, as a test's is.
            request_started.disconnect(close_old_connections)
            server = LiveServer("localhost")
            yield server.url
            server.stop()
            request_started.connect(close_old_connections)
        call_command(
            "flush", interactive=False, verbosity=0, inhibit_post_migrate=True, reset_sequences=False
        )
        connection.creation.deserialize_db_from_string(before)
        # Inside Playwright's event loop Django keeps a connection apart; PostgreSQL drops no database in use.
        if connection.vendor == "postgresql":
            connection.close()


def in_turn(handler, environ, start_response):
    """Answer one request at a time, over the connection of the test that runs: the server sees what the test stored."""
    with TURN:
        # The last words of a window whose test has ended: where they belong, there may be another's post by now.
        # (What a page says while it is left may come without the header.)
        if not LENT or environ.get("HTTP_X_TEST", LENT[0].asked_by) != LENT[0].asked_by:
            start_response(
                "204 No Content", []
            )  # no error, which Chromium would report to whoever has the window now
            return []
        connections[DEFAULT_DB_ALIAS] = LENT[0].connection
        try:
            return ANSWER(handler, environ, start_response)
        finally:
            del connections[DEFAULT_DB_ALIAS]


def said_whose(page):
    """The page, telling with each request which test it is lent to."""
    if LENT:
        page.context.set_extra_http_headers({"X-Test": LENT[0].asked_by})
    return page


@pytest.fixture(autouse=True)
def _lent_connection(request):
    if "django_db" not in request.keywords:
        yield
        return
    request.getfixturevalue("db")
    LENT.append(Lent(connections[DEFAULT_DB_ALIAS], str(next(TESTS))))
    LENT[0].connection.inc_thread_sharing()
    yield
    with TURN:
        LENT.pop().connection.dec_thread_sharing()


@pytest.fixture(scope="package")
def windows(chromium):
    return Windows(chromium)


@pytest.fixture
def open_window(windows, site):
    """Opens windows on the site, each private; all of them are left after the test."""
    yield lambda **options: said_whose(windows.lend(site, **options))
    windows.take_back()


@pytest.fixture
def page(open_window):
    return open_window()


@pytest.fixture(scope="package")
def real_site(tmp_path_factory, chromium):
    """A site in a process of its own, for what one connection cannot serve: the desk keeps words while a test saves."""
    real_site = RealSite(tmp_path_factory.mktemp("site"))
    real_site.start()
    yield real_site
    real_site.kill()


@pytest.fixture(scope="package")
def owner_cookies(site, django_db_blocker):
    """What a browser keeps of a signed-in owner, by name."""
    owner = Client()
    with django_db_blocker.unblock():
        owner.force_login(get_user_model().objects.get(username="owner"))
        owner.get("/admin/blog/post/add/")
    return {name: cookie.value for name, cookie in owner.cookies.items()}


@pytest.fixture
def open_desk(windows, site, owner_cookies):
    """Opens windows of the signed-in owner's."""
    yield lambda **options: said_whose(windows.lend(site, owner_cookies, **options))
    windows.take_back()


@pytest.fixture
def open_real_desk(windows, real_site):
    """Opens windows of the signed-in owner's on the site that is a process of its own."""
    real_site.sign_owner_in()
    yield lambda **options: windows.lend(real_site.url, real_site.owner_cookies, **options)
    windows.take_back()


@pytest.fixture
def desk(open_desk):
    """A window of the signed-in owner's, with nothing opened yet."""
    return open_desk()
