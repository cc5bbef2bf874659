"""Markdown that nobody here wrote: what installed packages say about themselves."""

import copy
import sysconfig
from importlib.metadata import distributions
from pathlib import Path

import pytest

from blog.richtext import read, write
from blog.richtext.lines import parts_of
from blog.richtext.reading import reading_of

MOST_CHARACTERS = 60_000


def descriptions():
    for package in distributions():
        if package.metadata.get("Description-Content-Type", "").startswith("text/markdown"):
            yield package.metadata["Name"], package.metadata.get_payload()


def files():
    for found in Path(sysconfig.get_path("purelib")).rglob("*.md"):
        yield found.stem, found.read_bytes().decode("utf-8", "replace")


TEXTS = sorted(
    {
        text: name for name, text in (*descriptions(), *files()) if text and len(text) <= MOST_CHARACTERS
    }.items(),
    key=lambda pair: (pair[1], len(pair[0])),
)


@pytest.mark.skipif(not TEXTS, reason="no package here is described in Markdown")
@pytest.mark.parametrize("markdown", [text for text, _ in TEXTS], ids=[name for _, name in TEXTS])
def test_description_keeps_every_byte_but_those_of_a_changed_paragraph(markdown):
    document = read(markdown)
    sources = [chunk.source for chunk in reading_of(markdown).chunks]
    paragraphs = [place for place, block in enumerate(document["content"]) if block["type"] == "paragraph"]

    assert write(document, markdown) == markdown
    for place in paragraphs[:: max(1, len(paragraphs) // 3)]:
        changed = copy.deepcopy(document)
        block = changed["content"][place]
        chunk = block["attrs"]["chunk"]
        block["content"] = [*block.get("content", []), {"type": "text", "text": " Changed."}]
        written = write(changed, markdown)
        parts = parts_of(sources[chunk])
        before = "".join(sources[:chunk]) + parts.lead
        after = parts.gap + "".join(sources[chunk + 1 :])
        assert written.startswith(before)
        assert written.endswith(after)
        assert written != markdown
