"""What an upload costs the writer and the server, and what a photograph weighs in each format, as a table.

A program of its own (``python -m tests.bench.pictures``), because the memory it measures has to be its own. The photographs
are drawn, unless the variable PHOTOGRAPHS names a folder with JPEG files at least 1600 pixels wide.

Quality is the mean SSIM (Wang et al. 2004, constants 0.01 and 0.03) of the luma in windows of 11 by 11 pixels that lie side by
side; that size shares no borders with the blocks in which the formats work.
"""

import gc
import io
import os
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.pop("DATABASE_URL", None)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from PIL import Image, ImageFilter, ImageMath  # noqa: E402

from blog.images.renditions import Rendition, avif, encoded, scaled, whole  # noqa: E402

SIZE = (4000, 3000)
UPLOADS = 10
CPU, MEMORY, GROWTH = (
    2.0,
    200,
    5,
)  # seconds of one upload, MB at the most, MB from the third upload to the last
SHARE = 0.6  # of the bytes of the JPEG
WINDOW = 11
WIDTH = 1600


def main() -> None:
    call_command("migrate", verbosity=0)
    sys.stdout.write(uploads() + "\n" + weights())


def uploads() -> str:
    """Ten different photographs of 12 megapixels, put into a text one after the other."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(get_user_model().objects.create_superuser("writer"))
    spent, held, peaks = [], [], []
    for number in range(UPLOADS):
        content = photograph(SIZE, seed=number)
        gc.collect()
        Path("/proc/self/clear_refs").write_text(
            "5"
        )  # drawing it was no part of the upload: the peak begins anew (proc(5))
        before = time.process_time()
        file = SimpleUploadedFile("a.jpg", content, "image/jpeg")
        answer = client.post(reverse("admin:blog_post_pictures"), {"file": file})
        spent.append(time.process_time() - before)
        assert answer.status_code == 200, answer.content
        peaks.append(_memory("VmHWM"))
        del file, content, answer
        gc.collect()
        held.append(_memory("VmRSS"))
    rows = [
        ("CPU of one, median", statistics.median(spent), CPU, "s"),
        ("memory at the most", max(peaks), MEMORY, "MB"),
        ("memory from the third to the last", held[-1] - held[2], GROWTH, "MB"),
    ]
    lines = [f"| {name} | {value:.1f} {unit} | {most:g} {unit} |" for name, value, most, unit in rows]
    head = ["| a JPEG of 12 megapixels, ten in a row | measured | figure |", "|---|---:|---:|"]
    return "\n".join([*head, *lines, ""])


def weights() -> str:
    """Bytes and likeness at 1600 pixels, all photographs together."""
    made: dict[str, list[tuple[int, float]]] = {}
    number = 0
    for content in photographs():
        number += 1
        with Image.open(io.BytesIO(content)) as picture:
            shown = scaled(picture.convert("RGB"), WIDTH)
        bare = io.BytesIO()
        shown.save(bare, "PNG", compress_level=1)
        for rendition in (*whole(bare.getvalue()), *avif(bare.getvalue())):
            if rendition.width == WIDTH:
                made.setdefault(rendition.extension, []).append(_judged(rendition, shown))
        made.setdefault("jpg", []).append(_judged(encoded(shown, "jpg"), shown))
    jpeg = sum(size for size, _ in made["jpg"])
    head = [
        f"| {number} photographs, {WIDTH} pixels wide | of the JPEG’s bytes | figure | mean SSIM |",
        "|---|---:|---:|---:|",
    ]
    lines = []
    for kind in ("jpg", "webp", "avif"):
        share, likeness = (
            sum(size for size, _ in made[kind]) / jpeg,
            statistics.mean(s for _, s in made[kind]),
        )
        lines.append(f"| {kind} | {share:.0%} | {'' if kind == 'jpg' else f'{SHARE:.0%}'} | {likeness:.4f} |")
    return "\n".join([*head, *lines, ""])


def photographs() -> Iterator[bytes]:
    if folder := os.environ.get("PHOTOGRAPHS"):
        for path in sorted(Path(folder).rglob("*.jpg")):
            with Image.open(path) as picture:
                wide_enough = picture.width >= WIDTH
            if wide_enough:
                yield path.read_bytes()
    else:
        yield from (photograph((2400, 1600), seed=seed) for seed in range(3))


def photograph(size: tuple[int, int], *, seed: int) -> bytes:
    """Soft shapes, a few edges and the grain of a sensor: harder to pack than a drawing, easier than foliage."""
    small = Image.effect_noise((24 + seed, 18), 90).resize(size, Image.Resampling.BICUBIC)
    edges = Image.effect_noise((80, 60 + seed), 160).resize(size, Image.Resampling.NEAREST)
    soft = Image.blend(small, edges.filter(ImageFilter.GaussianBlur(2)), 0.25)
    grain = Image.effect_noise(size, 12)
    bands = (
        Image.blend(band, grain, 0.12) for band in (soft, soft.transpose(Image.Transpose.ROTATE_180), small)
    )
    file = io.BytesIO()
    Image.merge("RGB", list(bands)).save(file, "JPEG", quality=92)
    return file.getvalue()


def _judged(rendition: Rendition, shown: Image.Image) -> tuple[int, float]:
    with Image.open(io.BytesIO(rendition.content)) as picture:
        return len(rendition.content), likeness(shown, picture)


def likeness(one: Image.Image, other: Image.Image) -> float:
    """The mean SSIM of two pictures of one size: 1 for the same, less the less they are alike."""
    box = (0, 0, one.width // WINDOW * WINDOW, one.height // WINDOW * WINDOW)
    a, b = (picture.convert("L").convert("F").crop(box) for picture in (one, other))
    means = {"a": a.reduce(WINDOW), "b": b.reduce(WINDOW)}
    for name, (first, second) in {"aa": (a, a), "bb": (b, b), "ab": (a, b)}.items():
        product = ImageMath.lambda_eval(lambda k: k["x"] * k["y"], x=first, y=second)
        means[name] = product.reduce(WINDOW)
    return statistics.fmean(ImageMath.lambda_eval(_ssim, **means).getdata())


def _ssim(mean: dict) -> object:
    steady, contrast = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    both, squares = mean["a"] * mean["b"], mean["a"] * mean["a"] + mean["b"] * mean["b"]
    shared, spread = mean["ab"] - both, mean["aa"] + mean["bb"] - squares
    return ((both * 2 + steady) * (shared * 2 + contrast)) / ((squares + steady) * (spread + contrast))


def _memory(kind: str) -> float:
    """What this process holds ("VmRSS") or has held at the most since it was asked to forget that ("VmHWM"), in MB; Linux tells it."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition(f"{kind}:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
