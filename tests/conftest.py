"""What every test starts from."""

import io

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck, settings
from PIL import Image

from blog.caching import memory
from blog.transfer import shelves
from tests import factories

# A busy machine is no fault of the code: laws are judged by what holds, not by how long it took.
settings.register_profile(
    "laws", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("laws")


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """No test finds what another one left in the cache or in the memory of the process."""
    cache.clear()
    memory._remembered.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _factories_start_anew():
    """A test's rows have the same names and dates whatever ran before it."""
    for made in vars(factories).values():
        if isinstance(made, type) and issubclass(made, factories.factory.Factory):
            made.reset_sequence(0, force=True)


@pytest.fixture(scope="module")
def first_rows_again(django_db_setup, django_db_blocker):
    """What the migrations stored is there again after the tests of a module that empty the tables."""
    with django_db_blocker.unblock():
        before = connection.creation.serialize_db_to_string()
    yield
    with django_db_blocker.unblock():
        call_command(
            "flush", interactive=False, verbosity=0, inhibit_post_migrate=True, reset_sequences=False
        )
        connection.creation.deserialize_db_from_string(before)


@pytest.fixture
def small_pictures(monkeypatch):
    """Small pictures in the place of the samples' large ones, which tests/images looks at."""
    file = io.BytesIO()
    Image.new("RGB", (16, 12), "#A8B8A4").save(file, "WEBP")
    monkeypatch.setattr(shelves, "draw", lambda _name: file.getvalue())
    monkeypatch.setattr(shelves, "draw_portrait", lambda _seed: file.getvalue())
