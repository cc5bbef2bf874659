"""Debian's Chromium on a served site with its sample content."""

import io
import shutil
import threading
import time

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.signals import request_started
from django.db import DEFAULT_DB_ALIAS, close_old_connections, connection, connections
from PIL import Image
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from blog.transfer import shelves
from blog.transfer.demo import load_samples
from tests.browser.writing import signed_in
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

ANSWER = WSGIHandler.__call__
TURN = threading.Lock()
LAST_WORDS = 0.1  # seconds in which a closed window's last requests arrive
LENT = []  # the connection of the test that runs, if one does


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
def site(django_db_setup, django_db_blocker):
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
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
        connection.creation.deserialize_db_from_string(before)
        # Inside Playwright's event loop Django keeps a connection apart; PostgreSQL drops no database in use.
        if connection.vendor == "postgresql":
            connection.close()


def in_turn(handler, environ, start_response):
    """Answer one request at a time, over the connection of the test that runs: the server sees what the test stored."""
    with TURN:
        if not LENT:  # a window that several tests share, opened before the first of them
            return ANSWER(handler, environ, start_response)
        connections[DEFAULT_DB_ALIAS] = LENT[0]
        try:
            return ANSWER(handler, environ, start_response)
        finally:
            del connections[DEFAULT_DB_ALIAS]


@pytest.fixture(autouse=True)
def _lent_connection(request):
    if "django_db" not in request.keywords:
        yield
        return
    request.getfixturevalue("db")
    LENT.append(connections[DEFAULT_DB_ALIAS])
    LENT[0].inc_thread_sharing()
    yield
    time.sleep(LAST_WORDS)
    with TURN:
        LENT.pop().dec_thread_sharing()


@pytest.fixture
def open_context(chromium, site):
    """Makes browser contexts, as private windows are, on the site; all of them are closed after the test."""
    contexts = []

    def new(**options):
        contexts.append(chromium.new_context(base_url=site, **options))
        contexts[-1].set_default_timeout(10_000)
        return contexts[-1]

    yield new
    for context in contexts:
        # What a page still sends when it is left would meet the end of the test's transaction.
        context.set_offline(True)
        context.close()


@pytest.fixture
def page(open_context):
    return open_context().new_page()


@pytest.fixture(scope="package")
def owner_state(chromium, site):
    """What a browser keeps of a signed-in owner: signing in is slow on purpose."""
    context = chromium.new_context(base_url=site)
    signed_in(context)
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def desk(open_context, owner_state):
    """A page of the signed-in owner's, with nothing opened yet."""
    return open_context(storage_state=owner_state).new_page()
