"""A hostile text does not hang the editor: it is shown as it is written, and stays that."""

import copy
import time

import pytest

from blog.richtext import read, write
from blog.richtext.reading import reading_of

SIZE = 200_000
# Reading and writing each have two deadlines of 1.2 seconds of processor time; the rest is room for slow machines.
MAX_SECONDS = 12

HOSTILE = {
    "emphasis": "*a **a",
    "items": "- a\n",
    "fences": "::: note\na\n:::\n",
    "notes": "[^a]: b\n",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_read_and_written_in_bounded_time(unit):
    markdown = (unit * (SIZE // len(unit) + 1))[:SIZE]
    began = time.process_time()

    document = read(markdown)
    changed = copy.copy(document)
    changed["content"] = [
        {"type": "paragraph", "content": [{"type": "text", "text": "New."}]},
        *document["content"],
    ]
    written = write(changed, markdown)

    assert write(document, markdown) == markdown
    assert written.startswith("New.\n\n")
    assert time.process_time() - began < MAX_SECONDS


def test_a_text_beyond_the_limit_is_one_raw_block():
    markdown = "word " * 50_000

    document = read(markdown)

    assert [block["type"] for block in document["content"]] == ["rawBlock"]
    assert write(document, markdown) == markdown


def test_nesting_beyond_the_limit_is_one_raw_block():
    markdown = "\n".join(">" * depth + " a" for depth in range(1, 80)) + "\n\nA paragraph.\n"

    assert reading_of(markdown).refused
    assert write(read(markdown), markdown) == markdown
