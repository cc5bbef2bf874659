"""A large picture made smaller in little memory."""

from PIL import Image

_BAND = 128  # rows of the smaller picture that are made at once
_MARGIN = 4  # rows beyond a band that Lanczos looks at: three, and one for rounding


def within(picture: Image.Image, side: int) -> Image.Image:
    """``picture`` with no side longer than ``side``; itself, if it has none.

    Pillow would hold the whole picture once more, as wide as the new one and as high as the old one. A JPEG that is more
    than twice as large is made smaller while it is decoded already, so that its own size is never held.
    """
    longest = max(picture.size)
    if longest <= side:
        return picture
    width, height = (max(1, round(own * side / longest)) for own in picture.size)
    picture.draft(None, (width, height))
    smaller = Image.new(picture.mode, (width, height))
    smaller.info = dict(picture.info)
    for upper in range(0, height, _BAND):
        smaller.paste(_rows(picture, smaller.size, upper, min(upper + _BAND, height)), (0, upper))
    return smaller


def _rows(picture: Image.Image, size: tuple[int, int], upper: int, lower: int) -> Image.Image:
    width, height = size
    first, last = max(0, upper - _MARGIN), min(height, lower + _MARGIN)
    down = picture.height / height
    band = picture.resize(
        (width, last - first), Image.Resampling.LANCZOS, box=(0, first * down, picture.width, last * down)
    )
    return band.crop((0, upper - first, width, lower - first))
