"""What the drawings promise: their size, that they stay the same, and that no two are alike."""

import io

import pytest
from PIL import Image

from blog.images.drawings import NAMES, draw
from blog.images.portraits import draw_portrait


@pytest.mark.parametrize("name", NAMES)
def test_draw_returns_a_picture_of_the_promised_size(name):
    picture = Image.open(io.BytesIO(draw(name)))

    assert (picture.format, picture.size) == ("WEBP", (1600, 1200))


def test_draw_gives_the_same_bytes_every_time():
    assert draw("moons") == draw("moons")


def test_draw_gives_each_name_its_own_picture():
    assert draw("moons") != draw("hills")


def test_draw_raises_for_an_unknown_name():
    with pytest.raises(KeyError):
        draw("a photograph")


def test_draw_portrait_differs_by_seed_and_has_the_promised_size():
    first, second = draw_portrait(3), draw_portrait(8)

    assert first != second
    assert Image.open(io.BytesIO(first)).size == (800, 1000)
