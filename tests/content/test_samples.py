"""Golden pairs: what a writer types in ``samples/*.md``, and the HTML a reader gets in ``samples/*.html``."""

from pathlib import Path

import pytest

from blog.content import Picture, render

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.md"))


def find_image(source):
    if source == "/media/cups.jpg":
        return Picture(
            "/media/cups.800.webp", 800, 600, "/media/cups.400.webp 400w, /media/cups.800.webp 800w"
        )
    return None


@pytest.mark.parametrize("sample", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_sample_gives_its_html(sample):
    markdown = sample.read_bytes().decode()

    body = render(markdown, find_image=find_image)

    assert body.html + "\n" == sample.with_suffix(".html").read_text()


def test_samples_are_all_paired():
    pages = {path.stem for path in (Path(__file__).parent / "samples").glob("*.html")}

    assert pages == {path.stem for path in SAMPLES}
