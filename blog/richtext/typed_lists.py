"""Lists that were typed with numbers or bullets as paragraphs, or that text parts into single items, as real lists.

The same rules as in static/editor/pasted/lists.js.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from blog.content.lists import read_item
from blog.richtext.schema import Node, content, node, words_in

LONGEST_TITLE = 80
_SENTENCE_ENDS = re.compile(r"[.!?:…][”’\"'»)\]]*\s*$")
LARGEST_NUMBER = 99


@dataclass
class _Item:
    number: int | None
    length: int
    paragraphs: list[Node]


def with_typed_lists(blocks: list[Node]) -> list[Node]:
    """``blocks`` with two or more items that follow each other, or numbered titles with sentences between, as lists."""
    made: list[Node] = []
    place = 0
    while place < len(blocks):
        run = list(_run(blocks, place))
        if len(run) < 2 or (len(run) < 3 and (run[0].number or 1) > 1):
            made.append(blocks[place])
            place += 1
            continue
        # What is said after the last title is about all of them: it gets no more than the others have.
        shortest = min(len(item.paragraphs) for item in run[:-1])
        run[-1].paragraphs = run[-1].paragraphs[:shortest]
        place += sum(len(item.paragraphs) for item in run)
        items = [
            node("listItem", [_cut(item.paragraphs[0], item.length), *item.paragraphs[1:]]) for item in run
        ]
        first = run[0].number
        made.append(
            node("bulletList", items, tight=True)
            if first is None
            else node("orderedList", items, start=first, tight=True)
        )
    return made


def _run(blocks: list[Node], place: int) -> Iterator[_Item]:
    before: _Item | None = None
    while place < len(blocks) and (item := _item(blocks[place])):
        follows = before is None or (
            before.number is None
            if item.number is None
            else before.number is not None and item.number == before.number + 1
        )
        if not follows:
            return
        if item.number is not None:
            item.paragraphs += _explained(blocks, place)
        place += len(item.paragraphs)
        before = item
        yield item


def _item(block: Node) -> _Item | None:
    """``block`` as an item: typed, or a numbered list of this one item, as is left where text stands between."""
    if block["type"] == "orderedList":
        (item, *others) = content(block)
        alone = not others and [one["type"] for one in content(item)] == ["paragraph"]
        return _Item(block["attrs"]["start"], 0, list(content(item))) if alone else None
    words = words_in(block)
    item = read_item(words) if block["type"] == "paragraph" else None
    if item is None or (item.number or 0) > LARGEST_NUMBER:
        return None
    return _Item(item.number, len(words) - len(item.rest), [block])


def _explained(blocks: list[Node], place: int) -> list[Node]:
    title = words_in(blocks[place]).strip()
    found: list[Node] = []
    if len(title) > LONGEST_TITLE or title.endswith((".", ",", ";")):
        return found
    for block in blocks[place + 1 :]:
        words = words_in(block)
        if (
            block["type"] != "paragraph"
            or _item(block)
            or not _SENTENCE_ENDS.search(words)
            or words[:1].islower()
        ):
            break
        found.append(block)
    return found


def _cut(paragraph: Node, length: int) -> Node:
    """The paragraph without its first ``length`` signs."""
    kept = []
    for part in content(paragraph):
        if part["type"] == "text" and length:
            taken = min(length, len(part["text"]))
            length -= taken
            part = {**part, "text": part["text"][taken:]}  # noqa: PLW2901 - the same part, shorter
            if not part["text"]:
                continue
        kept.append(part)
    return {**paragraph, "content": kept}
