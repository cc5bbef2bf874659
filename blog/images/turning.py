"""A picture turned by quarters of a circle."""

import io

from PIL import Image

from blog.images.kinds import PictureRefused, moves, opened

_QUARTERS = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}


def turned(content: bytes, quarters: int) -> bytes:
    """``content`` turned clockwise by 1 to 3 quarters, in its own format. Raises PictureRefused for a moving picture."""
    with opened(content) as picture:
        if moves(picture):
            raise PictureRefused("A moving picture cannot be turned here.")
        file = io.BytesIO()
        kind = picture.format or "PNG"
        options = {"quality": 92} if kind in ("JPEG", "WEBP", "AVIF") else {}
        picture.transpose(_QUARTERS[quarters]).save(file, kind, **options)
    return file.getvalue()
