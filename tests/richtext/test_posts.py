"""Whole posts, as they are written and as they are pasted."""

import copy
import difflib
import json
from pathlib import Path

import pytest

from blog.richtext import accept, read, write

POSTS = sorted((Path(__file__).parents[2] / "blog/transfer/samples/posts").glob("*.md"))
ARTICLE = Path(__file__).parents[3] / "shared/seed/article.txt"

# The document has no node for terms with their meanings and for abbreviations: they are kept as written.
KEPT_AS_WRITTEN = {"what-happens-in-sex-therapy": 1, "your-body-reads-the-room-first": 2}


def body_of(post):
    """As the sample content stores it: with pictures at addresses of ours."""
    return post.read_text().split("---\n", 2)[2].replace("](drawing:", "](images/")


@pytest.mark.parametrize("post", POSTS, ids=[post.stem for post in POSTS])
def test_post_reads_as_blocks_and_is_written_byte_for_byte(post):
    markdown = body_of(post)

    document = read(markdown)

    kept = [block for block in document["content"] if block["type"] == "rawBlock"]
    assert len(kept) == KEPT_AS_WRITTEN.get(post.stem, 0)
    assert write(document, markdown) == markdown
    assert write(accept(json.dumps(document)), markdown) == markdown


@pytest.mark.parametrize("post", POSTS, ids=[post.stem for post in POSTS])
def test_changed_paragraph_changes_one_line_of_a_post(post):
    markdown = body_of(post)
    document = read(markdown)
    places = [place for place, block in enumerate(document["content"]) if block["type"] == "paragraph"]

    for place in places:
        changed = copy.deepcopy(document)
        changed["content"][place]["content"] = [{"type": "text", "text": "One *new* sentence."}]
        written = write(changed, markdown)
        lines = [line for line in difflib.ndiff(markdown.split("\n"), written.split("\n")) if line[0] in "+-"]
        assert sorted(line[0] for line in lines) == ["+", "-"]


@pytest.mark.skipif(not ARTICLE.exists(), reason="the practice's article is not beside the project")
def test_pasted_article_is_text_and_stays_lines():
    markdown = ARTICLE.read_text()
    document = read(markdown)
    changed = copy.deepcopy(document)
    changed["content"][4]["content"] = [{"type": "text", "text": "New."}]

    written = write(changed, markdown)

    assert {block["type"] for block in document["content"]} == {"paragraph", "orderedList"}
    assert write(document, markdown) == markdown
    assert sum(old != new for old, new in zip(markdown.split("\n"), written.split("\n"), strict=True)) == 1
