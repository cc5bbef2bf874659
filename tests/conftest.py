"""What every test starts from."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _empty_cache():
    """No test finds what another one left in the cache."""
    cache.clear()
    yield
    cache.clear()
