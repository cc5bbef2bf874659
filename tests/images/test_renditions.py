"""The sizes of a picture: which there are, in which formats, and which part a card shows."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from blog.images.geometry import box_around
from blog.images.kinds import PictureRefused
from blog.images.renditions import avif, card, whole, widths

CENTRE = (0.5, 0.5)
sides = st.integers(1, 5_000)
parts = st.floats(0, 1)


def _content(kind="JPEG", *, size=(2400, 1600), mode="RGB", **options):
    file = io.BytesIO()
    Image.new(mode, size, (200, 120, 90, 90)[: len(mode)]).save(file, kind, **options)
    return file.getvalue()


def _sizes(renditions):
    return [(made.extension, made.width, made.height) for made in renditions]


def test_whole_gives_each_width_as_webp_and_two_for_old_browsers():
    assert _sizes(whole(_content())) == [
        ("webp", 1600, 1067),
        ("webp", 1200, 800),
        ("jpg", 1200, 800),
        ("webp", 800, 533),
        ("webp", 480, 320),
        ("jpg", 480, 320),
    ]


def test_whole_never_makes_a_picture_larger():
    assert _sizes(whole(_content(size=(300, 700)))) == [("webp", 300, 700), ("jpg", 300, 700)]


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "LA"), ("WEBP", "RGBA")])
def test_what_shines_through_goes_on_doing_so(kind, mode):
    made = list(whole(_content(kind, size=(500, 400), mode=mode)))

    assert [rendition.extension for rendition in made] == ["webp", "png", "webp", "png"][: len(made)]
    for rendition in made:
        assert Image.open(io.BytesIO(rendition.content)).has_transparency_data


@pytest.mark.parametrize("make", [whole, lambda content: card(content, CENTRE)])
def test_renditions_are_what_they_say_they_are(make):
    for made in make(_content()):
        picture = Image.open(io.BytesIO(made.content))
        kind = {"jpg": "JPEG", "webp": "WEBP", "png": "PNG"}[made.extension]
        assert (picture.format, picture.size) == (kind, (made.width, made.height))
        assert "exif" not in picture.info


def test_moving_picture_gives_its_first_frame():
    first, second = Image.new("RGB", (60, 40), "red"), Image.new("RGB", (60, 40), "blue")
    file = io.BytesIO()
    first.save(file, "WEBP", save_all=True, append_images=[second], lossless=True)

    (still,) = whole(file.getvalue())

    red, _, blue = Image.open(io.BytesIO(still.content)).convert("RGB").getpixel((5, 5))
    assert red > blue
    assert list(avif(file.getvalue())) == []


def test_damaged_picture_is_refused():
    with pytest.raises(PictureRefused):
        list(whole(_content()[:2000]))


@given(own=st.integers(1, 10_000))
def test_widths_are_few_descend_and_never_exceed_the_picture(own):
    made = widths(own)

    assert made == sorted(set(made), reverse=True)
    assert made[0] == min(own, 1600)
    assert all(width in (own, 1600, 1200, 800, 480) for width in made)


@given(size=st.tuples(sides, sides), focus=st.tuples(parts, parts), ratio=st.sampled_from([1.5, 1200 / 630]))
def test_box_lies_in_the_picture_and_holds_what_matters(size, focus, ratio):
    left, upper, right, lower = box_around(size, focus, ratio)

    assert 0 <= left < right <= size[0]
    assert 0 <= upper < lower <= size[1]
    assert right - left == size[0] or lower - upper == size[1]
    assert left - 1 <= focus[0] * size[0] <= right + 1
    assert upper - 1 <= focus[1] * size[1] <= lower + 1
