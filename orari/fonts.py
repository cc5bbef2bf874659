"""Cuts the web fonts from the faces their authors publish: ``python -m orari.fonts`` (or ``make fonts``)."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import fontpkg_figtree
import fontpkg_newsreader
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FOLDER = Path(__file__).resolve().parent.parent / "static" / "blog" / "fonts"
NEWSREADER = Path(fontpkg_newsreader.__file__).parent
FIGTREE = Path(fontpkg_figtree.__file__).parent

# English, the small letters that its names and loanwords borrow, and the typographer's marks: every page needs them.
COMMON = "20-7E,A0,A7,A9,AB,B7,BB,C9,E0-EF,F1-F6,F8-FC,2010-2015,2018-201D,2026,202F,2190-2193"
# The rest of Western Europe, and the letters of Polish, Czech, Turkish and Hungarian: a page that has one asks for them.
RARE = (
    "A1-A6,A8,AA,AC-B6,B8-BA,BC-C8,CA-DF,F0,F7,FD-FF,104-107,10C-10D,118-119,11E-11F,130-131,141-144,150-153,"
    "15A-15B,15E-161,170-171,178-17E,2C6,2DA,2DC,201E,2020-2022,2032-2033,2039-203A,2044,20AC,2122,2212"
)
FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "pnum", "tnum"]
NAMES = [0, 1, 2, 4, 6, 13, 14]  # copyright, names and licence stay in the file (OFL 1.1, section 2)

FIGURES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SMALL = FIGURES[:3]  # drawn at the height of an x
HANGING = ("three", "four", "five", "seven", "nine")  # lowered below the line; six and eight stay as they are
WIDENING = 1.06


@dataclass(frozen=True)
class Face:
    """One face to cut: its source and the place on each axis, fixed or as a range."""

    name: str
    source: Path
    axes: dict[str, float | tuple[float, float]]
    has_oldstyle_figures: bool = False


UPRIGHT = NEWSREADER / "files" / "Newsreader[opsz,wght].ttf"
ITALIC = NEWSREADER / "files" / "Newsreader-Italic[opsz,wght].ttf"
FACES = (
    Face("newsreader", UPRIGHT, {"opsz": 18, "wght": (400, 600)}),
    Face("newsreader-italic", ITALIC, {"opsz": 20, "wght": 400}),
    Face("newsreader-display", UPRIGHT, {"opsz": 48, "wght": 480}, has_oldstyle_figures=True),
    Face("figtree", FIGTREE / "files" / "Figtree[wght].ttf", {"wght": (400, 600)}),
)


def cut(face: Face, folder: Path) -> list[Path]:
    """Write ``face`` into ``folder`` as two files, the second with its rarer letters, and return both."""
    return [
        _cut(face, COMMON, folder / f"{face.name}.woff2"),
        _cut(face, RARE, folder / f"{face.name}-rare.woff2"),
    ]


def _cut(face: Face, characters: str, target: Path) -> Path:
    font = _instance(face.source, face.axes)
    if face.has_oldstyle_figures:
        # Scaled-down strokes grow thin, so the small figures are taken from a heavier weight.
        heavier = _instance(face.source, face.axes | {"wght": 570})
        add_oldstyle_figures(font, heavier)
    subsetter = Subsetter(Options(hinting=False, layout_features=FEATURES, name_IDs=NAMES))
    subsetter.populate(unicodes=parse_unicodes(characters))
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)
    return target


def add_oldstyle_figures(font: TTFont, heavier: TTFont) -> None:
    """Make oldstyle figures the only figures of ``font``: Newsreader is published with lining ones alone."""
    outlines = font["glyf"]
    x_height, figure_height = outlines["x"].yMax, outlines["zero.lf"].yMax
    font.setGlyphOrder([*font.getGlyphOrder(), *(f"{figure}.old" for figure in FIGURES)])
    for figure in FIGURES:
        source = heavier if figure in SMALL else font
        height = x_height / figure_height if figure in SMALL else 1
        width = height * WIDENING if figure in SMALL else 1
        drop = x_height - figure_height if figure in HANGING else 0
        pen = TTGlyphPen(None)
        source.getGlyphSet()[f"{figure}.lf"].draw(TransformPen(pen, (width, 0, 0, height, 0, drop)))
        advance, bearing = source["hmtx"][f"{figure}.lf"]
        outlines[f"{figure}.old"] = pen.glyph()
        font["hmtx"][f"{figure}.old"] = (round(advance * width), round(bearing * width))
    for table in font["cmap"].tables:
        table.cmap |= {ord("0") + value: f"{figure}.old" for value, figure in enumerate(FIGURES)}


def _instance(source: Path, axes: dict) -> TTFont:
    return instantiateVariableFont(TTFont(source), axes)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        for file in cut(face, FOLDER):
            sys.stdout.write(f"{file.name}: {file.stat().st_size:,} bytes\n")
    shutil.copy(NEWSREADER / "LICENSE", FOLDER / "newsreader-OFL.txt")
    shutil.copy(FIGTREE / "LICENSE", FOLDER / "figtree-OFL.txt")


if __name__ == "__main__":
    main()
