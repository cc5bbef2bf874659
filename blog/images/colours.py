"""Any picture's colours as screens show them: eight bits of sRGB, with transparency where there is some."""

import io

from PIL import Image, ImageCms

_SRGB = ImageCms.createProfile("sRGB")
_DEEP = ("I", "I;16", "I;16L", "I;16B", "I;16N")
_BAND = 512  # rows
_WITH_A_PROFILE = ("RGB", "CMYK", "L", "LAB")


def shallow(picture: Image.Image) -> Image.Image:
    """``picture`` in a mode that can be resized well: sixteen bits brought to eight, palettes written out.

    Pillow's own conversion of sixteen bits clips: everything but the deepest black would be white.
    """
    if picture.mode in _DEEP:
        return _kept(picture, _eight_bits(picture))
    if picture.mode in ("1", "P", "PA", "La", "RGBa", "LA"):
        return _kept(picture, picture.convert("RGBA" if picture.has_transparency_data else "RGB"))
    return picture


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Band by band: on the way Pillow needs four bytes for each pixel, twice."""
    shown = Image.new("L", picture.size)
    for upper in range(0, picture.height, _BAND):
        band = picture.crop((0, upper, picture.width, min(upper + _BAND, picture.height)))
        shown.paste(band.convert("I").point(lambda value: value * (1 / 256)).convert("L"), (0, upper))
    return shown


def on_screen(picture: Image.Image) -> Image.Image:
    """``picture`` as RGB or RGBA in sRGB. A profile that cannot be read is taken for sRGB."""
    alpha = picture.getchannel("A") if "A" in picture.getbands() else None
    opaque = picture.convert("RGB") if alpha else picture
    shown = _by_profile(opaque, picture.info.get("icc_profile"))
    if shown is None:
        shown = opaque if opaque.mode == "RGB" else opaque.convert("RGB")
    if alpha:
        shown.putalpha(alpha)
    return shown


def _by_profile(picture: Image.Image, profile: bytes | None) -> Image.Image | None:
    """``picture`` brought from its own profile to sRGB; None where there is nothing to bring."""
    if not profile or picture.mode not in _WITH_A_PROFILE:
        return None
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if picture.mode == "RGB" and "srgb" in ImageCms.getProfileDescription(own).casefold():
            return None
        return ImageCms.profileToProfile(picture, own, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _kept(before: Image.Image, after: Image.Image) -> Image.Image:
    """Conversion between modes must not lose the profile: the colours are the same ones still."""
    if "icc_profile" in before.info:
        after.info["icc_profile"] = before.info["icc_profile"]
    return after
