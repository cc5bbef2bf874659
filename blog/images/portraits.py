"""Portraits of nobody: head and shoulders in flat colour, for the sample authors."""

import random

from blog.images.canvas import APRICOT, BRICK, CLAY, CREAM, INK, MOSS, SAGE, SAND, Canvas, arc

WIDTH, HEIGHT = 800, 1000
_SKINS = ("#E3B996", "#C98A6E", "#9A6A50", "#F0CFB2")
_HAIR = ("#4A3B33", "#7A4A38", "#2F2A27", "#8C8178")
_GROUNDS = ((SAGE, MOSS, CREAM), (APRICOT, CLAY, INK), (SAND, APRICOT, BRICK))


def draw_portrait(seed: int) -> bytes:
    """Return a portrait as a WebP file of 800 × 1000 pixels, always the same for the same seed."""
    choice = random.Random(seed)  # noqa: S311 - a drawing, not a secret
    skin, hair = choice.choice(_SKINS), choice.choice(_HAIR)
    ground, halo, coat = _GROUNDS[seed % len(_GROUNDS)]
    long_hair = seed % 2 == 0
    canvas = Canvas((WIDTH, HEIGHT), ground, ground)
    canvas.disc((400, 430), 330, halo, 0.55)
    if long_hair:
        canvas.shape([*arc((400, 400), (205, 225), 180, 360), (630, 760), (170, 760)], hair)
    else:
        canvas.shape(arc((400, 375), (186, 200), 150, 390), hair)
    canvas.shape([*arc((400, 1010), (330, 290), 180, 360)], coat)
    canvas.shape([(335, 560), (465, 560), (478, 735), *arc((400, 735), (78, 60), 0, 180), (322, 735)], skin)
    canvas.shape(arc((400, 600), (84, 70), 0, 180), "#7A4A38", 0.22)
    canvas.shape(arc((400, 450), (150, 190), 0, 360), skin)
    parting = 400 + (60 if long_hair else -50)
    canvas.shape([*arc((400, 420), (168, 190), 180, 360), (parting + 60, 330), (parting, 300)], hair)
    return canvas.webp()
