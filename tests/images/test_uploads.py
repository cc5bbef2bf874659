"""What becomes of pictures that people bring: accepted kinds, orientation, metadata, sizes, refusals."""

import hashlib
import io

import pytest
from PIL import Image

from blog.images import uploads
from blog.images.uploads import PictureRefused, recognise

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
        (b"Dear diary", "This file is not a picture we know. Use JPEG, PNG, WebP, GIF or AVIF."),
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
    monkeypatch.setattr(uploads, "MOST_BYTES", 10)

    with pytest.raises(PictureRefused, match="larger than 20 MB"):
        recognise(_file("PNG"))


def test_recognise_refuses_too_many_pixels_before_decoding_them():
    with pytest.raises(PictureRefused, match="more than 50 million pixels"):
        recognise(_file("PNG", size=(10_000, 5_001), mode="L"))
