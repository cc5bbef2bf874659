"""Calm pictures drawn by code in the practice's palette, so that sample posts need nobody's photographs."""

import math
from collections.abc import Callable

from blog.images.canvas import (
    APRICOT,
    BRICK,
    CLAY,
    CREAM,
    INK,
    MOSS,
    PAPER,
    SAGE,
    SAND,
    Canvas,
    Point,
    arc,
    curve,
    leaf,
)

WIDTH, HEIGHT = 1600, 1200


def draw(name: str) -> bytes:
    """Return the named drawing as a WebP file of 1600 × 1200 pixels; raises KeyError for an unknown name."""
    canvas_of, top, bottom = _COMPOSITIONS[name]
    canvas = Canvas((WIDTH, HEIGHT), top, bottom)
    canvas_of(canvas)
    return canvas.webp()


def _ground(canvas: Canvas, edge: list[Point], colour: str, strength: float = 1.0) -> None:
    canvas.shape([*curve(edge), (WIDTH, HEIGHT), (0, HEIGHT)], colour, strength)


def _arch(middle: float, foot: float, half: float, shoulder: float) -> list[Point]:
    return [*arc((middle, shoulder), (half, half), 180, 360), (middle + half, foot), (middle - half, foot)]


def _arches(canvas: Canvas) -> None:
    rings = [(430, SAND), (350, APRICOT), (270, CLAY), (190, BRICK), (110, CREAM)]
    for half, colour in rings:
        canvas.shape(_arch(620, 1200, half, 700), colour)
    for half, colour in [(330, SAGE), (250, MOSS), (170, SAGE), (90, PAPER)]:
        canvas.shape(_arch(1210, 1200, half, 900), colour)
    canvas.disc((1290, 300), 110, APRICOT)


def _waves(canvas: Canvas) -> None:
    canvas.disc((1120, 380), 170, APRICOT)
    colours = [SAND, APRICOT, SAGE, CLAY, MOSS, INK]
    for row, colour in enumerate(colours):
        level, phase = 520 + row * 125, row * 1.15
        edge = [
            (x, level + 62 * math.sin(x / 250 + phase) + 18 * math.sin(x / 90 + row))
            for x in range(-20, 1700, 80)
        ]
        _ground(canvas, edge, colour, 0.9)


def _leaves(canvas: Canvas) -> None:
    canvas.disc((800, 560), 430, PAPER, 0.75)
    branches = [((520, 1200), -14, MOSS, 1.0), ((810, 1200), 2, INK, 1.18), ((1090, 1200), 15, SAGE, 0.92)]
    for (x, y), lean, colour, size in branches:
        stem = [(x + lean * step * size * 1.6, y - 110 * step * size) for step in range(9)]
        canvas.line(curve(stem), colour, 9)
        for step in range(2, 9):
            for way in (-1, 1):
                reach = (205 - 15 * step) * size
                tip = (stem[step][0] + way * reach + lean * 3, stem[step][1] - reach * 0.78)
                canvas.shape(leaf(stem[step], tip, reach * 0.42), colour, 0.92)
    canvas.disc((1330, 250), 70, CLAY)


def _moons(canvas: Canvas) -> None:
    # Each moon is half a circle and the edge of its shadow: an ellipse that bulges away from the light or towards it.
    right, left = (-90, 90), (90, 270)
    phases = [(right, (90, -90)), (right, (90, 270)), (right, left), (left, (-90, 90)), (left, (270, 90))]
    for index, (lit, shadow) in enumerate(phases):
        centre = (260 + 270 * index, 470 - 46 * math.sin(index * math.pi / 4))
        bulge = 104 if index == 2 else 56
        canvas.disc(centre, 104, "#43564A")
        canvas.shape([*arc(centre, (104, 104), *lit), *arc(centre, (bulge, 104), *shadow)], CREAM)
    _ground(canvas, [(0, 900), (420, 820), (900, 900), (1300, 830), (1600, 880)], MOSS)
    _ground(canvas, [(0, 1030), (500, 960), (1000, 1050), (1600, 980)], INK)


def _table(canvas: Canvas) -> None:
    canvas.shape([(470, 0), (1130, 0), (1130, 560), (470, 560)], PAPER, 0.75)
    canvas.disc((930, 250), 120, APRICOT)
    canvas.shape(arc((800, 1010), (700, 270), 0, 360), CLAY)
    canvas.shape(arc((800, 985), (700, 265), 0, 360), APRICOT)
    for middle, level, colour, shade, way in [(560, 960, PAPER, SAND, -1), (1030, 1010, MOSS, INK, 1)]:
        canvas.shape(arc((middle + 10, level + 8), (210, 58), 0, 360), CLAY, 0.5)
        canvas.line(arc((middle + way * 128, level - 165), (66, 62), 0, 360), colour, 24)
        sides = [
            *arc((middle, level - 60), (138, 80), 0, 180),
            (middle - 145, level - 270),
            (middle + 145, level - 270),
        ]
        canvas.shape(sides, colour)
        canvas.shape(arc((middle, level - 270), (145, 36), 0, 360), shade)
        canvas.shape(arc((middle, level - 262), (122, 25), 0, 360), BRICK)


def _doorway(canvas: Canvas) -> None:
    canvas.shape(_arch(800, 1010, 330, 430), CLAY)
    canvas.shape(_arch(800, 1010, 270, 440), CREAM)
    canvas.disc((850, 480), 105, APRICOT)
    canvas.shape([*curve([(530, 800), (700, 730), (900, 790), (1070, 720)]), (1070, 1010), (530, 1010)], SAGE)
    canvas.shape([*curve([(530, 890), (760, 840), (1070, 900)]), (1070, 1010), (530, 1010)], MOSS)
    canvas.shape([(0, 1010), (1600, 1010), (1600, 1200), (0, 1200)], BRICK)
    canvas.shape([(530, 1010), (1070, 1010), (1290, 1200), (180, 1200)], APRICOT, 0.75)
    canvas.shape([(530, 430), (530, 1010), (372, 1090), (372, 420)], BRICK)
    canvas.disc((400, 760), 13, APRICOT)


def _nest(canvas: Canvas) -> None:
    canvas.disc((800, 600), 520, SAND, 0.8)
    for radius, colour in [(440, APRICOT), (345, CLAY), (255, BRICK)]:
        canvas.shape(arc((800, 560), (radius, radius), -8, 188), colour)
    canvas.disc((800, 520), 150, CREAM)
    canvas.disc((836, 488), 92, PAPER, 0.8)
    for way in (-1, 1):
        canvas.shape(leaf((800 + way * 430, 560), (800 + way * 610, 280), 120), SAGE)
        canvas.shape(leaf((800 + way * 440, 600), (800 + way * 690, 470), 100), MOSS)


def _hills(canvas: Canvas) -> None:
    canvas.disc((1130, 330), 230, CREAM, 0.14)
    canvas.disc((1130, 330), 150, CREAM)
    layers = [(600, 90, 0.4, SAGE), (740, 110, 1.9, MOSS), (880, 80, 3.4, INK), (1020, 60, 4.6, "#36453B")]
    for level, swing, phase, colour in layers:
        _ground(
            canvas, [(x, level - swing * math.sin(x / 330 + phase)) for x in range(-40, 1760, 100)], colour
        )
    for x, y, radius in [
        (210, 180, 5),
        (420, 300, 4),
        (610, 130, 5),
        (760, 340, 3),
        (1420, 160, 4),
        (320, 430, 3),
    ]:
        canvas.disc((x, y), radius, CREAM)


def _stones(canvas: Canvas) -> None:
    _ground(canvas, [(0, 960), (500, 930), (1100, 970), (1600, 930)], APRICOT)
    canvas.shape(arc((830, 1040), (470, 46), 0, 360), CLAY, 0.55)
    tower = [(800, 955, 360, 100, MOSS), (830, 780, 275, 84, CLAY), (785, 630, 212, 72, SAGE)]
    tower += [(815, 505, 150, 58, BRICK), (795, 408, 92, 42, PAPER)]
    for x, y, wide, high, colour in tower:
        canvas.shape(arc((x, y), (wide, high), 0, 360), colour)
        canvas.shape(arc((x - wide * 0.12, y - high * 0.22), (wide * 0.78, high * 0.62), 0, 360), PAPER, 0.1)
    canvas.shape(arc((1330, 1035), (120, 44), 0, 360), INK)
    canvas.shape(arc((290, 1055), (90, 36), 0, 360), CLAY)


def _thread(canvas: Canvas) -> None:
    canvas.disc((400, 620), 300, APRICOT, 0.8)
    canvas.disc((1190, 560), 240, SAGE, 0.9)
    loops = [
        (-60, 760),
        (200, 700),
        (430, 560),
        (520, 400),
        (400, 330),
        (320, 450),
        (450, 660),
        (700, 760),
        (930, 690),
    ]
    loops += [(1130, 520), (1230, 380), (1120, 330), (1070, 470), (1210, 640), (1430, 690), (1680, 600)]
    canvas.line(curve(loops), BRICK, 13)


def _vessels(canvas: Canvas) -> None:
    canvas.shape([(0, 980), (1600, 980), (1600, 1200), (0, 1200)], APRICOT)
    pots = [(500, 980, 190, 500, 70, MOSS), (815, 980, 150, 690, 52, CLAY), (1110, 980, 205, 370, 92, PAPER)]
    for x, foot, half, high, neck, colour in pots:
        right = [(x + neck + 18, foot - high), (x + neck, foot - high + 50), (x + neck, foot - high * 0.76)]
        right += [
            (x + half, foot - high * 0.42),
            (x + half * 0.84, foot - high * 0.12),
            (x + half * 0.56, foot),
        ]
        left = [(2 * x - px, py) for px, py in reversed(right)]
        canvas.shape(arc((x + 40, foot + 12), (half * 1.05, 30), 0, 360), CLAY, 0.5)
        canvas.shape([*curve(right), *curve(left)], colour)
    canvas.line(curve([(815, 300), (830, 200), (870, 90)]), INK, 8)
    for root, tip in [
        ((822, 250), (720, 150)),
        ((838, 190), (960, 150)),
        ((860, 120), (800, 30)),
        ((868, 95), (940, 10)),
    ]:
        canvas.shape(leaf(root, tip, 52), INK)


def _paths(canvas: Canvas) -> None:
    canvas.disc((800, 330), 140, CLAY)
    _ground(canvas, [(0, 560), (400, 480), (800, 530), (1200, 470), (1600, 550)], SAGE)
    _ground(canvas, [(0, 700), (500, 610), (1000, 690), (1600, 620)], MOSS, 0.9)
    for way in (-1, 1):
        near = [(800 + way * x, y) for x, y in [(700, 1200), (300, 1010), (420, 850), (120, 730), (12, 640)]]
        far = [(800 + way * x, y) for x, y in [(2, 640), (60, 730), (300, 850), (130, 1010), (380, 1200)]]
        canvas.shape([*curve(near), *curve(far)], CREAM)


def _sunrise(canvas: Canvas) -> None:
    for radius, colour in [(620, SAND), (500, APRICOT), (380, CLAY), (260, BRICK)]:
        canvas.shape(arc((800, 800), (radius, radius), 180, 360), colour)
    for row, colour in enumerate([MOSS, SAGE, APRICOT, SAND]):
        canvas.shape([(0, 800 + row * 100), (1600, 800 + row * 100), (1600, 1200), (0, 1200)], colour)
    for row, half in enumerate([300, 210, 130, 60]):
        canvas.line([(800 - half, 850 + row * 100), (800 + half, 850 + row * 100)], CREAM, 14)


def _bowl(canvas: Canvas) -> None:
    _ground(canvas, [(0, 960), (800, 940), (1600, 960)], SAND)
    canvas.disc((800, 420), 300, PAPER, 0.7)
    canvas.shape(arc((820, 1010), (420, 46), 0, 360), APRICOT)
    canvas.shape([(660, 930), (940, 930), (980, 1010), (620, 1010)], INK)
    canvas.shape(arc((800, 560), (500, 410), 0, 180), MOSS)
    canvas.shape(arc((800, 560), (500, 88), 0, 360), INK)
    canvas.shape(arc((800, 572), (458, 66), 0, 360), SAGE)
    crack = [(930, 645), (900, 720), (960, 790), (915, 860), (930, 925)]
    canvas.line(crack, APRICOT, 11)
    canvas.line([(960, 790), (1050, 812), (1110, 780)], APRICOT, 8)
    canvas.line([(900, 720), (800, 752), (760, 820)], APRICOT, 8)


def _horizon(canvas: Canvas) -> None:
    bands = [(0, CLAY), (330, SAGE), (870, APRICOT)]
    for level, colour in bands:
        _ground(canvas, [(x, level + 36 * math.sin(x / 260 + level)) for x in range(-40, 1760, 80)], colour)
    canvas.shape([(-10, -10), (1610, -10), (1610, 120), (-10, 120)], CLAY)
    _ground(canvas, [(x, 366 + 36 * math.sin(x / 260 + 330)) for x in range(-40, 1760, 80)], PAPER, 0.25)
    _ground(canvas, [(x, 870 + 36 * math.sin(x / 260 + 870)) for x in range(-40, 1760, 80)], APRICOT)
    canvas.line(curve([(x, 610 + 110 * math.sin(x / 150)) for x in range(-60, 1760, 40)]), BRICK, 12)


def _bridge(canvas: Canvas) -> None:
    canvas.disc((800, 560), 190, APRICOT, 0.8)
    _ground(
        canvas, [(0, 900), (250, 860), (520, 940), (800, 1040), (1080, 940), (1350, 860), (1600, 900)], SAGE
    )
    _ground(canvas, [(0, 1060), (500, 1040), (1000, 1090), (1600, 1040)], MOSS)
    for middle, colour, roof in [(270, PAPER, BRICK), (1330, PAPER, INK)]:
        walls = [(middle - 95, 720), (middle + 95, 720), (middle + 95, 890), (middle - 95, 890)]
        canvas.shape(walls, colour)
        canvas.shape([(middle - 125, 724), (middle, 600), (middle + 125, 724)], roof)
        canvas.shape(_arch(middle, 890, 30, 815), roof)
    canvas.line(curve([(270, 600), (520, 380), (800, 310), (1080, 380), (1330, 600)]), BRICK, 10)


def _seed(canvas: Canvas) -> None:
    for middle, opening in [(330, 0), (800, 1), (1270, 2)]:
        canvas.disc((middle, 640), 205, PAPER, 0.8)
        canvas.shape(leaf((middle, 790), (middle, 590 - 30 * opening), 150), CLAY)
        for way in (-1, 1):
            if opening:
                spread = 70 * opening
                canvas.shape(
                    leaf((middle, 780), (middle + way * spread, 640 - 55 * opening), 74 + 12 * opening), MOSS
                )
        canvas.shape(leaf((middle, 792), (middle, 690), 92), BRICK)
    canvas.line([(120, 900), (1480, 900)], APRICOT, 10)


_COMPOSITIONS: dict[str, tuple[Callable[[Canvas], None], str, str]] = {
    "arches": (_arches, CREAM, "#F0E3D3"),
    "bowl": (_bowl, APRICOT, "#EBD3BC"),
    "bridge": (_bridge, CREAM, SAND),
    "doorway": (_doorway, SAND, APRICOT),
    "hills": (_hills, "#3E5147", "#8FA291"),
    "horizon": (_horizon, CLAY, CLAY),
    "leaves": (_leaves, SAND, CREAM),
    "moons": (_moons, INK, "#93A694"),
    "nest": (_nest, CREAM, "#EFE2D2"),
    "paths": (_paths, "#F3DFCB", CREAM),
    "seed": (_seed, SAND, "#EFE2D2"),
    "stones": (_stones, CREAM, SAND),
    "sunrise": (_sunrise, PAPER, CREAM),
    "table": (_table, SAND, "#E3C9B1"),
    "thread": (_thread, CREAM, "#F0E4D5"),
    "vessels": (_vessels, SAGE, "#C9D2C4"),
    "waves": (_waves, CREAM, "#F3DFCB"),
}
NAMES = tuple(_COMPOSITIONS)
NAMES = tuple(_COMPOSITIONS)
