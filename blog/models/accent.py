"""A practice's own colour for links, numerals and buttons: whether it can be read, and what it becomes in the dark."""

import re

from django.core.exceptions import ValidationError

TEXT = 4.5  # least contrast of text, WCAG 2.2, success criterion 1.4.3
CONTROL = 3  # least contrast of an edge that shows where a button is, 1.4.11
COMFORT = 7  # of text in the dark, where thin letters seem to glow

# As in static/blog/css/tokens.css; a test compares them.
SURFACE = "#F3ECE2"
DARK_PAPER = "#1E1B19"
DARK_SURFACE = "#282421"

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_STEPS = 50


def check_accent(colour: str) -> None:
    """Raise ``ValidationError`` unless ``colour`` is written as #8A3B2A and can be read on our paper and surfaces."""
    if not _COLOUR.fullmatch(colour):
        raise ValidationError("Write the colour as # and six digits or letters from A to F, such as #8A3B2A.")
    found = contrast(colour, SURFACE)
    if found < TEXT:
        raise ValidationError(
            f"Links in this colour would be hard to read: its contrast is {found:.1f} to 1, and text needs {TEXT}. "
            "A darker one will do."
        )


def is_readable(colour: str) -> bool:
    """Whether ``check_accent`` finds nothing wrong with ``colour``."""
    return _COLOUR.fullmatch(colour) is not None and contrast(colour, SURFACE) >= TEXT


def accent_tokens(colour: str) -> str:
    """The style sheet that puts ``colour`` in the place of the site's own, lighter in the dark."""
    link, edge = _lightened(colour, COMFORT, DARK_SURFACE), _lightened(colour, CONTROL, DARK_PAPER)
    day = f"--link:{colour};--button:{colour};--button-edge:{colour}"
    night = f"--link:{link};--button-edge:{edge}"
    return (
        f"@layer tokens{{@media (forced-colors:none){{:root{{{day}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}}}}}"
    )


def _lightened(colour: str, least: float, ground: str) -> str:
    """``colour`` with as little white as gives it the contrast ``least`` on ``ground``."""
    mixtures = (_with_white(colour, step / _STEPS) for step in range(_STEPS + 1))
    return next(mixture for mixture in mixtures if contrast(mixture, ground) >= least)


def _with_white(colour: str, part: float) -> str:
    return "#" + "".join(f"{round(channel + (255 - channel) * part):02X}" for channel in _channels(colour))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (channel / 255 for channel in _channels(colour))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
