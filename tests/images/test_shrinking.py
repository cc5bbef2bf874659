"""Pictures made smaller band by band: what all at once would give, but for rounding."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from blog.images.shrinking import within


def _noise(size, mode="RGB"):
    # Soft enough that nothing is cut off at black or white between across and down, whose order Pillow chooses.
    bands = [Image.effect_noise(size, 16 + place) for place in range(len(Image.new(mode, (1, 1)).getbands()))]
    return bands[0] if mode == "L" else Image.merge(mode, bands)


@settings(max_examples=30, deadline=None)
@given(size=st.tuples(st.integers(1, 900), st.integers(1, 900)), side=st.integers(1, 700))
def test_bands_give_what_the_whole_would(size, side):
    picture = _noise(size)

    smaller = within(picture, side)

    assert max(smaller.size) == min(side, max(size))
    at_once = picture.resize(smaller.size, Image.Resampling.LANCZOS)
    differences = ImageChops.difference(smaller, at_once).getextrema()
    assert max(most for _, most in differences) <= 2


@pytest.mark.parametrize("mode", ["L", "RGBA", "CMYK"])
def test_every_kind_of_colour_is_made_smaller(mode):
    smaller = within(_noise((500, 400), mode), 250)

    assert (smaller.mode, smaller.size) == (mode, (250, 200))


def test_what_is_small_enough_stays_itself_and_what_belongs_to_it_stays():
    picture = _noise((500, 400))
    picture.info["icc_profile"] = b"of mine"

    assert within(picture, 500) is picture
    assert within(picture, 200).info == {"icc_profile": b"of mine"}


def test_jpeg_of_more_than_twice_the_size_is_made_smaller_while_it_is_decoded():
    file = io.BytesIO()
    _noise((1000, 500)).save(file, "JPEG")

    with Image.open(file) as picture:
        smaller = within(picture, 240)

        assert (picture.size, smaller.size) == ((250, 125), (240, 120))
