"""Contrast of every text and control on every ground, computed from the colours in tokens.css (WCAG 2.2)."""

import re

import pytest
from django.conf import settings

from blog.models import contrast
from blog.models.accent import DARK_PAPER, DARK_SURFACE, SURFACE

CSS = settings.BASE_DIR / "static" / "blog" / "css"
TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6})\b")
TEXT = 4.5  # success criterion 1.4.3
CONTROL = 3  # success criterion 1.4.11

PAIRS = [
    *((text, ground, TEXT) for text in ("ink", "muted", "link", "sage") for ground in ("paper", "surface")),
    ("ink", "mark", TEXT),
    ("button-text", "button", TEXT),
    ("script-text", "script", TEXT),
    *((edge, ground, CONTROL) for edge in ("control", "focus") for ground in ("paper", "surface")),
    ("button-edge", "paper", CONTROL),
    ("focus", "script", CONTROL),
    ("control", "script", CONTROL),
]


def palettes() -> dict[str, dict[str, str]]:
    light, dark = (CSS / "tokens.css").read_text().split("prefers-color-scheme: dark")
    day = dict(TOKEN.findall(light))
    return {"light": day, "dark": day | dict(TOKEN.findall(dark))}


def test_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_pair_of_colours_has_enough_contrast(scheme, front, ground, least):
    colours = palettes()[scheme]

    assert contrast(colours[front], colours[ground]) >= least


def test_colours_stand_in_the_tokens_only():
    strays = {
        sheet.name: re.findall(r"#[0-9A-Fa-f]{3,8}\b", sheet.read_text())
        for sheet in CSS.glob("*.css")
        if sheet.name not in ("tokens.css", "print.css")
    }

    assert {name: found for name, found in strays.items() if found} == {}


def test_theme_colours_are_the_papers():
    page = (settings.BASE_DIR / "templates" / "base.html").read_text()

    told = re.findall(r'name="theme-color" content="(#\w+)"', page)

    assert told == [palettes()["light"]["paper"], palettes()["dark"]["paper"]]


def test_practices_own_colour_is_measured_against_the_same_grounds():
    light, dark = palettes().values()

    assert (light["surface"], dark["paper"], dark["surface"]) == (SURFACE, DARK_PAPER, DARK_SURFACE)
