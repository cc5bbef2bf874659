"""What an upload costs the writer and the server, as a table.

A program of its own (``python -m tests.bench.pictures``), because the memory it measures has to be its own.
"""

import gc
import io
import os
import statistics
import sys
import time
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
from PIL import Image, ImageFilter  # noqa: E402

SIZE = (4000, 3000)
UPLOADS = 10
CPU, MEMORY, GROWTH = (
    2.0,
    200,
    5,
)  # seconds of one upload, MB at the most, MB from the third upload to the last


def main() -> None:
    call_command("migrate", verbosity=0)
    sys.stdout.write(uploads())


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


def _memory(kind: str) -> float:
    """What this process holds ("VmRSS") or has held at the most since it was asked to forget that ("VmHWM"), in MB; Linux tells it."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition(f"{kind}:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
