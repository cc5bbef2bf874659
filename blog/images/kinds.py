"""Which files are pictures here, decided by their content, and opened without trusting them."""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import IO

from PIL import Image, UnidentifiedImageError

from orari.upload_limits import whole

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000
MOST_MOVING_PIXELS = 30_000_000  # of all frames of a moving picture together
MOST_FRAMES = 1_000

KINDS = ["JPEG", "PNG", "WEBP", "GIF", "AVIF"]
_TOO_LARGE = "This file is larger than 20 MB. Save the picture smaller and try again."
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
# What Pillow's readers and the libraries below them raise: they trust what a file says of itself.
_ON_DAMAGE = (
    OSError,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
)


class PictureRefused(ValueError):  # noqa: N818 - named after what happened, as BodyRefused is
    """The file cannot be a picture here; the first argument is one sentence for the person who chose it."""


def read(file: IO[bytes]) -> bytes:
    """All of ``file``, however much of it was read before. Raises PictureRefused for too much and for nothing."""
    content = whole(file, most=MOST_BYTES, refused=PictureRefused, too_large=_TOO_LARGE)
    if not content:
        raise PictureRefused("This file is empty.")
    return content


@contextmanager
def opened(content: bytes) -> Iterator[Image.Image]:
    """The picture in ``content``; whatever goes wrong while it is used becomes PictureRefused, with a sentence."""
    with warnings.catch_warnings():
        # Pillow warns of a decompression bomb where we refuse: the check of the size below is stricter.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        # And of what is odd in a file's metadata, none of which is kept.
        warnings.simplefilter("ignore", UserWarning)
        kinds = [*KINDS, "HEIF"] if _may_be_heic(content) and reads_heic() else KINDS
        try:
            with Image.open(io.BytesIO(content), formats=kinds) as picture:
                check_size(picture)
                yield picture
        except PictureRefused:
            raise
        except Image.DecompressionBombError as error:
            raise PictureRefused(_too_many_pixels()) from error
        except UnidentifiedImageError as error:
            raise PictureRefused(_unknown_kind(content)) from error
        except _ON_DAMAGE as error:
            raise PictureRefused("This picture is damaged or incomplete. Try saving it again.") from error


@cache
def reads_heic() -> bool:
    """Whether the iPhone's format can be read here. Asked only once such a file comes: its library takes 4 MB of each process."""
    try:
        import pillow_heif  # noqa: PLC0415
    except ImportError:
        return False
    pillow_heif.register_heif_opener(thumbnails=False)
    return True


def _may_be_heic(content: bytes) -> bool:
    return content[4:8] == b"ftyp" and content[8:12] in _HEIC


def check_size(picture: Image.Image) -> None:
    """Raise PictureRefused for more pixels than can be held, before any of them is decoded."""
    pixels = picture.width * picture.height
    if pixels > MOST_PIXELS:
        raise PictureRefused(_too_many_pixels())
    if moves(picture) and (picture.n_frames > MOST_FRAMES or pixels * picture.n_frames > MOST_MOVING_PIXELS):
        raise PictureRefused("This moving picture is too long or too large. Save it shorter or smaller.")


def moves(picture: Image.Image) -> bool:
    """Whether it is a moving picture; the second picture that some cameras put into a JPEG does not make it one."""
    return picture.format in ("GIF", "WEBP", "PNG", "AVIF") and getattr(picture, "n_frames", 1) > 1


def _too_many_pixels() -> str:
    return "This picture has more than 50 million pixels. Save it smaller and try again."


def _unknown_kind(content: bytes) -> str:
    if b"<svg" in content[:4096].lower():
        return "SVG files can carry programs and are not accepted. Save the picture as PNG and try again."
    if _may_be_heic(content):
        if reads_heic():
            return "This picture is damaged or incomplete. Try saving it again."
        return "Pictures in the iPhone’s HEIC format cannot be read here yet. Send it as JPEG, or ask the person who runs the site to install pillow-heif."
    return "This file is not a picture we know. Use JPEG, PNG, WebP, GIF, AVIF or HEIC."
