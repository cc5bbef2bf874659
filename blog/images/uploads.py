"""Pictures that people bring: recognised by their content, turned upright, stripped of what they tell, made smaller."""

import hashlib
import io
from dataclasses import dataclass
from typing import IO

from PIL import Image, ImageOps, ImageSequence

from blog.images.colours import on_screen, shallow
from blog.images.kinds import moves, opened, read
from blog.images.shrinking import within

LARGE_SIDE = 2400

_EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "AVIF": "avif"}
_STORED_AS = {"MPO": "JPEG", "HEIF": "JPEG"}
_OPTIONS = {
    "JPEG": {"quality": 88, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 86, "method": 4},
    "GIF": {},
    "AVIF": {"quality": 75},
}
_MOVING_SIDE = 1200
_STILL = 100  # milliseconds that a frame stays where the file says nothing


@dataclass(frozen=True)
class CleanPicture:
    """A picture without metadata; sizes in pixels, the hash is the SHA-256 of `content` in hex."""

    content: bytes
    extension: str
    width: int
    height: int
    content_hash: str
    is_moving: bool = False


def recognise(file: IO[bytes]) -> CleanPicture:
    """Return the picture in `file`, cleaned; only its bytes decide what it is. Raises PictureRefused."""
    with opened(read(file)) as picture:
        return _moving(picture) if moves(picture) else _still(picture)


def _still(picture: Image.Image) -> CleanPicture:
    kind = _STORED_AS.get(picture.format or "", picture.format or "")
    bare = _bare(picture, LARGE_SIDE)
    if kind == "JPEG":
        bare = bare.convert("RGB")
    file = io.BytesIO()
    bare.save(file, kind, **_OPTIONS[kind])
    return _named(file.getvalue(), kind, bare.size)


def _moving(picture: Image.Image) -> CleanPicture:
    """Every frame, as a moving WebP: a third of the bytes of a GIF."""
    frames, times = [], []
    for frame in ImageSequence.Iterator(picture):
        frame.load()  # some readers know only then how long it stays
        times.append(int(frame.info.get("duration") or _STILL))
        frames.append(_bare(frame.copy(), _MOVING_SIDE))
    first, *rest = frames
    file = io.BytesIO()
    loop = int(picture.info.get("loop", 1))
    first.save(
        file,
        "WEBP",
        save_all=True,
        append_images=rest,
        duration=times,
        loop=loop,
        quality=80,
        method=2,
    )
    return _named(file.getvalue(), "WEBP", first.size, is_moving=True)


def _bare(picture: Image.Image, side: int) -> Image.Image:
    """The pixels and nothing else, upright, no side longer than ``side``: place, camera and comments stay behind.

    ``picture`` is closed on the way: of twelve megapixels only one copy may be held.
    """
    upright = within(shallow(picture), side)
    if upright is not picture:
        picture.close()
    ImageOps.exif_transpose(upright, in_place=True)
    shown = on_screen(upright)
    bare = Image.new(shown.mode, shown.size)
    bare.paste(shown)
    return bare


def _named(content: bytes, kind: str, size: tuple[int, int], *, is_moving: bool = False) -> CleanPicture:
    digest = hashlib.sha256(content).hexdigest()
    return CleanPicture(content, _EXTENSIONS[kind], *size, digest, is_moving)
