"""What a photograph weighs as WebP and AVIF, of the JPEG's bytes and equally good, as a table.

The photographs are the JPEG files, at least 1600 pixels wide, in the folder that PHOTOGRAPHS names, or those of Debian's package
mate-backgrounds; without any, our own drawings, which say little about photographs. Each is compared at 1600 pixels with what
it was before, by three judges: SSIM, and butteraugli (3-norm) and SSIMULACRA where libjxl-devtools is installed.

"Equally good" means for each photograph: the bytes at which the format has the judgement that our JPEG has, between two
qualities of its own, the logarithm of the bytes being taken for a straight line.
"""

import io
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image, ImageMath

from blog.images.drawings import NAMES, draw
from blog.images.renditions import ENCODING, encoded, scaled

WIDTH = 1600
SHARE = 0.6  # of the bytes of the JPEG
AROUND = 4  # steps of quality below and above ours
INSTALLED = Path("/usr/share/backgrounds/mate")
WINDOW = 11  # pixels: shares no borders with the blocks in which the formats work

Judge = Callable[[Image.Image, Image.Image], float]


def main() -> None:
    source, shown = photographs()
    judges = {"SSIM": unlikeness} | {
        name: judge for name, program in PROGRAMS.items() if (judge := _asked(program))
    }
    for name in PROGRAMS.keys() - judges.keys():
        sys.stdout.write(f"{name} is left out: libjxl-devtools is not installed.\n")
    weighed = [_weighed(picture, judges) for picture in shown]
    head = f"| {len(weighed)} of {source}, {WIDTH} pixels wide | our bytes |"
    lines = [
        head + "".join(f" equal {name} |" for name in judges) + " figure |",
        "|---|" + "---:|" * (len(judges) + 2),
    ]
    for kind in ("webp", "avif"):
        shares = [_share(weighed, kind, column) for column in ("ours", *judges)]
        lines.append(f"| {kind} |" + "".join(f" {share:.0%} |" for share in shares) + f" {SHARE:.0%} |")
    sys.stdout.write("\n".join([*lines, ""]))


def photographs() -> tuple[str, Iterator[Image.Image]]:
    """What they are, and each at the width of the largest size."""
    for folder in (os.environ.get("PHOTOGRAPHS"), INSTALLED):
        paths = sorted(Path(folder).rglob("*.jpg")) if folder else []
        if wide := [path for path in paths if _is_wide_and_alone(path)]:
            return f"{folder}", (_shown(path) for path in wide)
    sys.stdout.write(
        "There are no photographs: mate-backgrounds is not installed, and PHOTOGRAPHS names no folder.\n"
    )
    return "our drawings", (_shown(io.BytesIO(draw(name))) for name in NAMES)


def unlikeness(one: Image.Image, other: Image.Image) -> float:
    """1 less the mean SSIM (Wang et al. 2004, constants 0.01 and 0.03) of the luma, in windows side by side."""
    box = (0, 0, one.width // WINDOW * WINDOW, one.height // WINDOW * WINDOW)
    a, b = (picture.convert("L").convert("F").crop(box) for picture in (one, other))
    means = {"a": a.reduce(WINDOW), "b": b.reduce(WINDOW)}
    for name, (first, second) in {"aa": (a, a), "bb": (b, b), "ab": (a, b)}.items():
        product = ImageMath.lambda_eval(lambda k: k["x"] * k["y"], x=first, y=second)
        means[name] = product.reduce(WINDOW)
    return 1 - statistics.fmean(ImageMath.lambda_eval(_ssim, **means).get_flattened_data())


PROGRAMS = {"butteraugli": "butteraugli_main", "SSIMULACRA": "ssimulacra_main"}


def _asked(program: str) -> Judge | None:
    """A judge that is a program: it is given two files, and its last word is how far they are apart."""
    found = shutil.which(program)
    if found is None:
        return None

    def judge(one: Image.Image, other: Image.Image) -> float:
        with tempfile.TemporaryDirectory() as folder:
            paths = [f"{folder}/{name}.png" for name in ("one", "other")]
            for path, picture in zip(paths, (one, other), strict=True):
                picture.save(path, compress_level=1)
            told = subprocess.run([found, *paths], capture_output=True, text=True, check=True)  # noqa: S603  a tool of libjxl
            return float(told.stdout.split()[-1])

    return judge


def _weighed(picture: Image.Image, judges: dict[str, Judge]) -> dict[tuple[str, str], float]:
    """Bytes by kind and by how they were found: by our own settings, or at the JPEG's judgement."""
    jpeg = encoded(picture, "jpg").content
    found: dict[tuple[str, str], float] = {("jpg", "ours"): len(jpeg)}
    wanted = {name: judge(picture, _read(jpeg)) for name, judge in judges.items()}
    for kind in ("webp", "avif"):
        ours = ENCODING[kind]["quality"]
        found[kind, "ours"] = len(encoded(picture, kind).content)
        files = [encoded(picture, kind, quality=ours + step).content for step in (-AROUND, AROUND)]
        for name, judge in judges.items():
            scores = [judge(picture, _read(file)) for file in files]
            part = (wanted[name] - scores[0]) / (scores[1] - scores[0])
            low, high = (math.log(len(file)) for file in files)
            found[kind, name] = math.exp(low + part * (high - low))
    return found


def _share(weighed: list[dict[tuple[str, str], float]], kind: str, column: str) -> float:
    """All photographs together: the large ones count for what they cost."""
    return sum(row[kind, column] for row in weighed) / sum(row["jpg", "ours"] for row in weighed)


def _is_wide_and_alone(path: Path) -> bool:
    """Wide enough, and not the same photograph once more in another size, as "Elephants_3840x2160" is."""
    with Image.open(path) as picture:
        return picture.width >= WIDTH and f"_{picture.width}x{picture.height}" not in path.stem


def _shown(file: Path | io.BytesIO) -> Image.Image:
    with Image.open(file) as picture:
        return scaled(picture.convert("RGB"), WIDTH)


def _read(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content)) as picture:
        return picture.convert("RGB")


def _ssim(mean: dict) -> object:
    steady, contrast = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    both, squares = mean["a"] * mean["b"], mean["a"] * mean["a"] + mean["b"] * mean["b"]
    shared, spread = mean["ab"] - both, mean["aa"] + mean["bb"] - squares
    return ((both * 2 + steady) * (shared * 2 + contrast)) / ((squares + steady) * (spread + contrast))


if __name__ == "__main__":
    main()
