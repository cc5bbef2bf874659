"""A place of its own for the files of each test, and pictures to put there."""

import io

import pytest
from PIL import Image as Pillow

from blog.library.keeping import keep_picture


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def stored(media):
    """The names of all files that are stored, in alphabetical order."""
    return lambda: sorted(str(path.relative_to(media)) for path in media.rglob("*") if path.is_file())


def file(colour="#8a3b2a", *, size=(900, 600), kind="JPEG"):
    made = io.BytesIO()
    Pillow.new("RGB", size, colour).save(made, kind)
    return io.BytesIO(made.getvalue())


def colourful(size=(900, 600)):
    """Red on the left, green on the right, with a little of everything in between."""
    left, right = Pillow.new("RGB", size, "#c02010"), Pillow.new("RGB", size, "#10a030")
    made = io.BytesIO()
    Pillow.composite(right, left, Pillow.linear_gradient("L").rotate(90).resize(size)).save(made, "PNG")
    return io.BytesIO(made.getvalue())


def seen(media, address):
    """The picture that is stored at a media address."""
    return Pillow.open(io.BytesIO((media / address.removeprefix("/media/")).read_bytes()))


@pytest.fixture
def image(db):
    return keep_picture(file(), name="two cups.jpg")
