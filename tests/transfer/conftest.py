"""A media folder of its own, and small pictures in the place of the large ones, which tests/images looks at."""

import io

import pytest
from PIL import Image

from blog.transfer import shelves


@pytest.fixture
def media(settings, tmp_path, monkeypatch):
    file = io.BytesIO()
    Image.new("RGB", (16, 12), "#A8B8A4").save(file, "WEBP")
    monkeypatch.setattr(shelves, "draw", lambda _name: file.getvalue())
    monkeypatch.setattr(shelves, "draw_portrait", lambda _seed: file.getvalue())
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "images"
