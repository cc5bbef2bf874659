"""Which part of a picture a crop shows: pure numbers, so that rows can ask without opening a file."""

CARD_RATIO = 3 / 2  # width to height


def box_around(size: tuple[int, int], focus: tuple[float, float], ratio: float) -> tuple[int, int, int, int]:
    """The largest part of a picture with that ratio of width to height whose middle is as near ``focus`` as can be.

    ``focus`` is given in parts of the width and the height, 0 to 1. Returns left, upper, right, lower in pixels.
    """
    width, height = size
    across, down = min(width, round(height * ratio)), min(height, round(width / ratio))
    across, down = max(1, across), max(1, down)
    left = min(max(0, round(width * focus[0] - across / 2)), width - across)
    upper = min(max(0, round(height * focus[1] - down / 2)), height - down)
    return left, upper, left + across, upper + down
