"""A media folder of its own."""

import pytest


@pytest.fixture
def media(settings, tmp_path, small_pictures):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "images"
