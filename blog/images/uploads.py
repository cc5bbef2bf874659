"""Pictures that people bring: recognised by their content, turned upright, stripped of what they tell, made smaller."""

import hashlib
import io
import warnings
from dataclasses import dataclass
from typing import IO

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000
LARGE_SIDE = 2400

_EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "AVIF": "avif"}
_OPTIONS = {
    "JPEG": {"quality": 88, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 86, "method": 4},
    "GIF": {},
    "AVIF": {"quality": 75},
}
_READ = 65536


class PictureRefused(ValueError):  # noqa: N818 - named after what happened, as BodyRefused is
    """The file cannot be a picture here; the first argument is one sentence for the person who chose it."""


@dataclass(frozen=True)
class CleanPicture:
    """A picture without metadata; sizes in pixels, the hash is the SHA-256 of `content` in hex."""

    content: bytes
    extension: str
    width: int
    height: int
    content_hash: str


def recognise(file: IO[bytes]) -> CleanPicture:
    """Return the picture in `file`, cleaned; only its bytes decide what it is. Raises PictureRefused."""
    content = _read(file)
    with warnings.catch_warnings():
        # Pillow warns of a decompression bomb where we refuse: the check of the size below is stricter.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(content), formats=list(_EXTENSIONS)) as picture:
                return _clean(picture)
        except PictureRefused:
            raise
        except Image.DecompressionBombError as error:
            raise PictureRefused(_too_many_pixels()) from error
        except UnidentifiedImageError as error:
            raise PictureRefused(_unknown_kind(content)) from error
        except (OSError, ValueError, SyntaxError, EOFError) as error:  # what Pillow's readers raise on damage
            raise PictureRefused("This picture is damaged or incomplete. Try saving it again.") from error


def _read(file: IO[bytes]) -> bytes:
    file.seek(0)
    content = bytearray()
    while part := file.read(_READ):
        content += part
        if len(content) > MOST_BYTES:
            raise PictureRefused("This file is larger than 20 MB. Save the picture smaller and try again.")
    if not content:
        raise PictureRefused("This file is empty.")
    return bytes(content)


def _clean(picture: Image.Image) -> CleanPicture:
    if picture.width * picture.height > MOST_PIXELS:
        raise PictureRefused(_too_many_pixels())
    kind = picture.format or ""
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LARGE_SIDE, LARGE_SIDE), Image.Resampling.LANCZOS)
    bare = _without_metadata(upright, kind)
    file = io.BytesIO()
    bare.save(file, kind, **_OPTIONS[kind])
    content = file.getvalue()
    digest = hashlib.sha256(content).hexdigest()
    return CleanPicture(content, _EXTENSIONS[kind], bare.width, bare.height, digest)


def _without_metadata(picture: Image.Image, kind: str) -> Image.Image:
    # Pasting into a new picture takes the pixels and nothing else: place, camera, comments and thumbnails stay behind.
    see_through = kind != "JPEG" and picture.has_transparency_data
    mode = "RGBA" if see_through else "RGB"
    bare = Image.new(mode, picture.size)
    bare.paste(picture.convert(mode))
    return bare


def _too_many_pixels() -> str:
    return "This picture has more than 50 million pixels. Save it smaller and try again."


def _unknown_kind(content: bytes) -> str:
    if b"<svg" in content[:4096].lower():
        return "SVG files can carry programs and are not accepted. Save the picture as PNG and try again."
    return "This file is not a picture we know. Use JPEG, PNG, WebP, GIF or AVIF."
