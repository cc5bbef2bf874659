"""What becomes of pictures that people bring: accepted kinds, orientation, metadata, sizes, refusals."""

import hashlib
import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageSequence

from blog.images import kinds
from blog.images.kinds import PictureRefused
from blog.images.uploads import recognise

ORIENTATION, MAKE = 0x0112, 0x010F


def _file(kind: str, size=(60, 40), mode="RGB", **options) -> io.BytesIO:
    file = io.BytesIO()
    Image.new(mode, size, (200, 120, 90, 128)[: len(mode)]).save(file, kind, **options)
    return file


@pytest.mark.parametrize(
    ("kind", "extension"),
    [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("GIF", "gif"), ("AVIF", "avif")],
)
def test_recognise_goes_by_content_for_every_accepted_kind(kind, extension):
    picture = recognise(_file(kind))

    assert (picture.extension, picture.width, picture.height) == (extension, 60, 40)
    assert Image.open(io.BytesIO(picture.content)).format == kind


def test_recognise_turns_the_picture_upright_and_strips_its_metadata():
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKE] = 6, "A camera"

    picture = recognise(_file("JPEG", exif=exif))

    assert (picture.width, picture.height) == (40, 60)
    assert dict(Image.open(io.BytesIO(picture.content)).getexif()) == {}
    assert b"A camera" not in picture.content


def test_recognise_makes_large_pictures_smaller_and_keeps_their_proportions():
    picture = recognise(_file("PNG", size=(4800, 1200)))

    assert (picture.width, picture.height) == (2400, 600)


def test_recognise_keeps_transparency():
    picture = recognise(_file("PNG", mode="RGBA"))

    assert Image.open(io.BytesIO(picture.content)).getpixel((0, 0)) == (200, 120, 90, 128)


def test_recognise_turns_print_colours_into_screen_colours():
    picture = recognise(_file("JPEG", mode="CMYK"))

    assert Image.open(io.BytesIO(picture.content)).mode == "RGB"


def test_recognise_hashes_what_will_be_stored():
    picture = recognise(_file("WEBP"))

    assert picture.content_hash == hashlib.sha256(picture.content).hexdigest()


def test_recognise_reads_from_the_start_whatever_was_read_before():
    file = _file("PNG")
    file.seek(0, io.SEEK_END)

    assert recognise(file).extension == "png"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty."),
        (b"Dear diary", "This file is not a picture we know. Use JPEG, PNG, WebP, GIF, AVIF or HEIC."),
        (
            b'<?xml version="1.0"?><SVG xmlns="http://www.w3.org/2000/svg"/>',
            "SVG files can carry programs and are not accepted. Save the picture as PNG and try again.",
        ),
        (
            _file("JPEG", size=(400, 400)).getvalue()[:500],
            "This picture is damaged or incomplete. Try saving it again.",
        ),
    ],
)
def test_recognise_refuses_with_a_sentence(content, sentence):
    with pytest.raises(PictureRefused) as refusal:
        recognise(io.BytesIO(content))

    assert str(refusal.value) == sentence


def test_recognise_refuses_kinds_that_pillow_knows_and_we_do_not_accept():
    with pytest.raises(PictureRefused, match="not a picture we know"):
        recognise(_file("BMP"))


def test_recognise_refuses_too_many_bytes(monkeypatch):
    monkeypatch.setattr(kinds, "MOST_BYTES", 10)

    with pytest.raises(PictureRefused, match="larger than 20 MB"):
        recognise(_file("PNG"))


def test_recognise_refuses_too_many_pixels_before_decoding_them():
    with pytest.raises(PictureRefused, match="more than 50 million pixels"):
        recognise(_file("PNG", size=(10_000, 5_001), mode="L"))


def test_recognise_brings_sixteen_bits_to_eight_without_clipping():
    grey = Image.new("I;16", (30, 20), 32_768)
    file = io.BytesIO()
    grey.save(file, "PNG")

    picture = recognise(file)

    assert Image.open(io.BytesIO(picture.content)).convert("L").getpixel((0, 0)) == 128


def test_recognise_takes_colours_by_their_profile():
    # A profile whose red and green are exchanged: nobody can overlook whether it was read.
    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = swapped.replace(b"rXYZ", b"xxxx", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"xxxx", b"gXYZ", 1)
    swapped = swapped.replace("sRGB".encode("utf-16-be"), "none".encode("utf-16-be"))

    picture = recognise(_file("PNG", icc_profile=swapped))

    red, green, _ = Image.open(io.BytesIO(picture.content)).getpixel((0, 0))
    assert green > red
    assert "icc_profile" not in Image.open(io.BytesIO(picture.content)).info


def test_recognise_takes_a_broken_profile_for_none():
    picture = recognise(_file("PNG", icc_profile=b"no profile at all"))

    assert Image.open(io.BytesIO(picture.content)).getpixel((0, 0)) == (200, 120, 90)


def test_recognise_takes_the_first_picture_of_a_camera_that_stores_two():
    file = io.BytesIO()
    second = Image.new("RGB", (30, 20))
    Image.new("RGB", (60, 40), "white").save(file, "MPO", save_all=True, append_images=[second])

    picture = recognise(file)

    assert (picture.extension, picture.width, picture.height, picture.is_moving) == ("jpg", 60, 40, False)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_recognise_keeps_pictures_moving(kind):
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "white", "blue")]
    file = io.BytesIO()
    frames[0].save(file, kind, save_all=True, append_images=frames[1:], duration=[100, 200, 300], loop=2)

    picture = recognise(file)

    stored = Image.open(io.BytesIO(picture.content))
    assert (picture.is_moving, stored.n_frames, stored.info["loop"]) == (True, 3, 2)
    times = [frame.load() and frame.info["duration"] for frame in ImageSequence.Iterator(stored)]
    assert times == [100, 200, 300]


def test_recognise_refuses_a_moving_picture_that_unpacks_to_too_much():
    frames = [Image.new("L", (2_000, 2_000), shade) for shade in range(0, 20, 2)]
    file = io.BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])

    with pytest.raises(PictureRefused, match="too long or too large"):
        recognise(file)


def test_recognise_reads_what_iphones_take():
    if not kinds.reads_heic():
        pytest.skip("pillow-heif is not installed")
    exif = Image.Exif()
    exif[MAKE] = "A camera"

    picture = recognise(_file("HEIF", size=(64, 32), exif=exif))

    assert (picture.extension, picture.width, picture.height) == ("jpg", 64, 32)
    assert b"A camera" not in picture.content


def test_recognise_says_what_to_do_where_iphone_pictures_cannot_be_read(monkeypatch):
    monkeypatch.setattr(kinds, "reads_heic", lambda: False)

    with pytest.raises(PictureRefused, match="HEIC format cannot be read here yet"):
        recognise(io.BytesIO(b"\0\0\0\x18ftypheic" + b"\0" * 40))


def test_recognise_keeps_nothing_of_a_file_that_is_two_things_at_once():
    page = b"<script>alert(1)</script>"

    picture = recognise(io.BytesIO(_file("GIF").getvalue() + page))

    assert page not in picture.content


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_recognise_gives_a_picture_or_a_sentence_for_any_damage(data):
    kind = data.draw(st.sampled_from(["JPEG", "PNG", "WEBP", "GIF", "AVIF"]))
    content = bytearray(_file(kind, size=(24, 16)).getvalue())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(1, len(content)))]

    try:
        picture = recognise(io.BytesIO(bytes(content)))
    except PictureRefused:
        return
    assert Image.open(io.BytesIO(picture.content)).size == (picture.width, picture.height)


def _chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _png_that_unpacks_to(width, height):
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    pixels = _chunk(b"IDAT", zlib.compress(bytes(50_000_000), 9))
    return b"\x89PNG\r\n\x1a\n" + header + pixels + _chunk(b"IEND", b"")


GIF_65535 = b"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\xff\xff\xff\xff\0\x02\x02D\x01\0;"
FRAME = b",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0"
MANY_FRAMES = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff" + FRAME * 2_000 + b";"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (_png_that_unpacks_to(40_000, 40_000), "more than 50 million pixels"),
        (_png_that_unpacks_to(2**31 - 1, 1), "more than 50 million pixels"),
        (GIF_65535, "more than 50 million pixels"),
        (MANY_FRAMES, "too long or too large"),
    ],
    ids=["PNG", "PNG of one line", "GIF", "frames"],
)
def test_recognise_refuses_what_unpacks_to_more_than_it_weighs(content, sentence):
    assert len(content) < 60_000

    with pytest.raises(PictureRefused, match=sentence):
        recognise(io.BytesIO(content))
