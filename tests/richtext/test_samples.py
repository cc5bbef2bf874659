"""Golden files: what is stored in ``samples/*.md``, the document in ``*.json``, and its spelling when all is new in ``*.written``."""

import json
from pathlib import Path

import pytest

from blog.content import render
from blog.richtext import read, write

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.md"))


def stored(sample):
    return sample.read_bytes().decode()


def shown(markdown):
    """One block a line, without the numbers of chunks."""
    blocks = [_without_chunk(block) for block in read(markdown)["content"]]
    return "".join(json.dumps(block, ensure_ascii=False) + "\n" for block in blocks)


def fresh(markdown):
    """What the same blocks would be written as if they were all new."""
    return write(
        {"type": "doc", "content": [_without_chunk(block) for block in read(markdown)["content"]]}, ""
    )


def _without_chunk(block):
    attributes = {name: value for name, value in block.get("attrs", {}).items() if name != "chunk"}
    rest = {name: value for name, value in block.items() if name != "attrs"}
    return {**rest, "attrs": attributes} if attributes else rest


@pytest.mark.parametrize("sample", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_sample_reads_as_its_document(sample):
    markdown = stored(sample)

    assert shown(markdown) == sample.with_suffix(".json").read_text()
    assert write(read(markdown), markdown) == markdown


@pytest.mark.parametrize("sample", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_sample_is_spelled_plainly_and_means_the_same(sample):
    markdown = stored(sample)

    written = fresh(markdown)

    assert written == sample.with_suffix(".written").read_text()
    assert shown(written) == shown(markdown)
    assert render(written).text == render(markdown).text


def test_samples_have_all_their_parts():
    for suffix in (".json", ".written"):
        found = {path.stem for path in (Path(__file__).parent / "samples").glob(f"*{suffix}")}
        assert found == {path.stem for path in SAMPLES}
