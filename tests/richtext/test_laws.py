"""Laws that hold for any text and any document: nothing is lost, and nothing changes that was not touched."""

import copy
import json
import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from blog.content import BodyRefused, paragraphs_from_lines, render
from blog.richtext import DocumentRefused, accept, read, write
from blog.richtext.dialect import Definitions
from blog.richtext.lines import lines_of, parts_of
from blog.richtext.normal import normal_document
from blog.richtext.reading import reading_of, reads_the_same_alone
from blog.richtext.understanding import parsed
from tests.richtext.texts import ANYTHING, DOCUMENT, MARKDOWN, node, run

NEW = node("paragraph", [run("Quite *new* here.", [])])
EDIT = st.tuples(st.integers(0, 20), st.sampled_from(["change", "delete", "insert"]))


def edited(document, edit):
    """The document after one edit, and the number of the chunk that was touched by it."""
    place, how = edit
    blocks = copy.deepcopy(document["content"])
    place %= len(blocks)
    chunk = blocks[place].get("attrs", {}).get("chunk")
    if how == "delete":
        del blocks[place]
    elif how == "change":
        blocks[place] = {**NEW, "attrs": {"chunk": chunk}}
    else:
        blocks.insert(place, NEW)
    return node("doc", blocks), None if how == "insert" else chunk


def seen_by_the_parser(markdown):
    repaired = "\n".join(line.text for line in lines_of(markdown))
    return parsed(paragraphs_from_lines(repaired), Definitions()).elements


def alone(chunk, reading):
    return parsed(chunk.text, reading.known.needed_in(chunk.text))


@given(ANYTHING | MARKDOWN)
def test_any_text_is_written_byte_for_byte_as_it_was_read(markdown):
    document = read(markdown)

    assert "".join(chunk.source for chunk in reading_of(markdown).chunks) == markdown
    assert write(document, markdown) == markdown
    assert write(accept(json.dumps(document)), markdown) == markdown


@given(MARKDOWN)
def test_chunks_read_together_as_the_whole_text_does(markdown):
    reading = reading_of(markdown)
    elements = [element for chunk in reading.chunks for element in alone(chunk, reading).elements]

    if all(chunk.node is None or chunk.node["type"] != "rawBlock" for chunk in reading.chunks):
        assert tuple(elements) == seen_by_the_parser(markdown)


@given(MARKDOWN, EDIT)
def test_an_edit_leaves_every_other_chunk_as_it_was(markdown, edit):
    document, touched = edited(read(markdown), edit)

    written = write(document, markdown)

    reading = reading_of(markdown)
    place = 0
    for number, chunk in enumerate(reading.chunks):
        body = parts_of(chunk.source).body
        # One that means something else by itself may have to be written anew, to go on meaning what it did.
        if number != touched and chunk.node and reads_the_same_alone(chunk, reading.known):
            assert body in written[place:]
            place = written.index(body, place) + len(body)


@given(MARKDOWN, EDIT)
def test_an_edited_document_reads_back_as_it_was_left(markdown, edit):
    document, _ = edited(read(markdown), edit)

    written = write(document, markdown)

    wanted = normal_document(document.get("content", []))
    # Definitions that are still used may follow.
    assert reading_of(written).nodes[: len(wanted)] == wanted


@given(DOCUMENT)
def test_a_new_document_reads_back_as_it_was_made(document):
    wanted = normal_document(document["content"])

    written = write(document, "")

    labels = {block["attrs"]["label"] for block in wanted if block["type"] == "footnote"}
    assert reading_of(written).nodes == normal_document([with_words_for_marks(one, labels) for one in wanted])


def with_words_for_marks(one, labels):
    """A mark without a note is the words that it is written with."""
    if one["type"] == "footnoteReference" and one["attrs"]["label"] not in labels:
        return run(f"[^{one['attrs']['label']}]", [])
    if "content" not in one:
        return one
    return {**one, "content": [with_words_for_marks(inner, labels) for inner in one["content"]]}


@given(DOCUMENT)
def test_normal_form_is_normal_already(document):
    once = normal_document(document["content"])

    assert normal_document(once) == once


@given(MARKDOWN, EDIT)
def test_the_page_of_untouched_blocks_stays_the_same(markdown, edit):
    document, touched = edited(read(markdown), edit)
    reading = reading_of(markdown)

    written = write(document, markdown)

    # Their HTML before the page's own steps, some of which look at neighbours (lead-ins, cards in a row).
    after = iter(seen_by_the_parser(written))
    for number, chunk in enumerate(reading.chunks):
        if number != touched:
            for element in alone(chunk, reading).elements:
                assert element in after


FURNITURE = set("Or Words to try Note Take care Notes Table".split())  # noqa: SIM905


def words(markdown):
    return Counter(re.findall(r"[^\W\d_]+", render(markdown).text))


@given(MARKDOWN, EDIT)
def test_the_page_loses_no_word_but_those_of_the_touched_block(markdown, edit):
    document, touched = edited(read(markdown), edit)
    source = reading_of(markdown).chunks[touched].source if touched is not None else ""

    written = write(document, markdown)

    try:
        lost = words(markdown) - words(written)
    except BodyRefused:
        return
    assert set(lost) - set(re.findall(r"[^\W\d_]+", source)) - FURNITURE == set()


@given(st.text(max_size=300))
def test_accept_raises_nothing_but_its_refusal(sent):
    assert accepted_or_none(sent) is None or accepted_or_none(sent)["type"] == "doc"


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["doc", "paragraph", "text", "link", "table", "listItem", "javascript:alert(1)"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "content", "attrs", "marks", "text", "href", "src", "label", "level", "chunk"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=25,
)


@given(JSON, DOCUMENT)
def test_what_is_accepted_can_be_written(strange, document):
    blocks = [*document["content"], strange, {"type": "blockquote", "content": [strange]}]
    sent = json.dumps({"type": "doc", "content": blocks})

    accepted = accepted_or_none(sent)

    if accepted is not None:
        assert accept(json.dumps(accepted)) == accepted
        assert isinstance(write(accepted, ""), str)


def accepted_or_none(sent):
    """What is accepted, or nothing if it is refused with a sentence."""
    try:
        return accept(sent)
    except DocumentRefused as refusal:
        return None if isinstance(refusal.args[0], str) else refusal
