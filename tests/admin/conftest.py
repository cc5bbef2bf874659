"""Who signs in to the desk in these tests."""

import pytest
from django.test import Client

from tests.factories import UserFactory


@pytest.fixture
def owner(db):
    return UserFactory(username="owner", is_superuser=True)


@pytest.fixture
def desk(owner):
    client = Client()
    client.force_login(owner)
    return client
