"""The web fonts in the repository: few bytes, their licences, and no face that the style sheet does not know."""

import re

import pytest
from django.conf import settings
from fontTools.subset import parse_unicodes
from fontTools.ttLib import TTFont

from orari.fonts import FACES, RARE

BLOG = settings.BASE_DIR / "static" / "blog"
BUDGET = 130_000  # bytes, all faces together


def test_fonts_keep_to_their_budget():
    together = sum(font.stat().st_size for font in (BLOG / "fonts").glob("*.woff2"))

    assert 0 < together <= BUDGET


def test_fonts_are_the_cut_faces_and_the_ones_in_use():
    in_folder = {font.name for font in (BLOG / "fonts").glob("*.woff2")}
    in_use = set(re.findall(r"fonts/([\w-]+\.woff2)", (BLOG / "css" / "fonts.css").read_text()))

    assert in_folder == in_use == {f"{face.name}{part}.woff2" for face in FACES for part in ("", "-rare")}


def test_sheet_asks_for_the_rare_files_for_every_letter_they_hold():
    named = re.findall(r"unicode-range: (.+);", (BLOG / "css" / "fonts.css").read_text())

    assert len(named) == len(FACES)
    for told in named:
        assert set(parse_unicodes(RARE)) <= set(parse_unicodes(told.replace("U+", "")))


def test_stand_ins_are_as_tall_as_the_face_they_stand_for():
    blocks = re.findall(r"@font-face \{(.+?)\}", (BLOG / "css" / "fonts.css").read_text(), re.DOTALL)
    twins = [dict(re.findall(r"([\w-]+): (.+);", block)) for block in blocks if "local(" in block]

    assert len(twins) == 3 * len(FACES)
    for twin in twins:
        metrics = TTFont(BLOG / "fonts" / f"{_file_of(twin)}.woff2")
        scale = _share(twin["size-adjust"]) * metrics["head"].unitsPerEm
        assert _share(twin["ascent-override"]) * scale == pytest.approx(metrics["hhea"].ascent, rel=0.001)
        assert _share(twin["descent-override"]) * scale == pytest.approx(-metrics["hhea"].descent, rel=0.001)


def _file_of(twin: dict[str, str]) -> str:
    family = twin["font-family"].strip('"').partition(" Twin")[0].lower().replace(" ", "-")
    return f"{family}-italic" if twin.get("font-style") == "italic" else family


def _share(percentage: str) -> float:
    return float(percentage.removesuffix("%")) / 100


def test_fonts_carry_their_licences():
    licences = sorted(path.name for path in (BLOG / "fonts").glob("*-OFL.txt"))

    assert licences == ["figtree-OFL.txt", "newsreader-OFL.txt"]
    assert all("SIL OPEN FONT LICENSE" in (BLOG / "fonts" / name).read_text().upper() for name in licences)
