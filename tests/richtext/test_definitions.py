"""What blocks define for each other is not lost while one of them uses it."""

import copy

import pytest

from blog.content import render
from blog.richtext import read, write
from blog.richtext.dialect import dialect
from blog.richtext.reading import reading_of


def without(markdown, start):
    """``markdown`` after the block whose chunk begins so was deleted in the editor."""
    document = read(markdown)
    sources = [chunk.source for chunk in reading_of(markdown).chunks]
    document["content"] = [
        block for block in document["content"] if not sources[block["attrs"]["chunk"]].startswith(start)
    ]
    return write(document, markdown)


def with_block(markdown, place, block):
    document = copy.deepcopy(read(markdown))
    document["content"][place] = {**block, "attrs": {**block.get("attrs", {}), "chunk": place}}
    return write(document, markdown)


LINKS = 'See [the page][ref] and [short].\n\nOther words.\n\n[ref]: https://example.org/ref "Title"\n[short]: /short\n'


def test_definitions_of_links_are_chunks_of_their_own():
    kinds = [block["type"] for block in read(LINKS)["content"]]

    assert kinds == ["paragraph", "paragraph", "rawBlock"]


def test_links_keep_their_addresses_when_the_definitions_are_deleted():
    written = without(LINKS, "[ref]")

    assert render(written).html == render(LINKS).html
    assert written.startswith("See [the page][ref] and [short].\n\nOther words.\n\n")


def test_unused_definitions_of_links_are_deleted():
    markdown = "No link here.\n\n[ref]: https://example.org/\n"

    assert without(markdown, "[ref]") == "No link here.\n"


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("[ref]: /other\n[short]: /short", "[ref]: /other\n[short]: /short"),
        (
            "[new]: /other\n[short]: /short",
            '[new]: /other\n[short]: /short\n[ref]: https://example.org/ref "Title"',
        ),
        (
            "No definition any more.",
            'No definition any more.\n[ref]: https://example.org/ref "Title"\n[short]: /short',
        ),
    ],
    ids=["address", "name", "all"],
)
def test_a_changed_definition_changes_the_bytes_of_no_other_block(source, kept):
    written = with_block(LINKS, 2, {"type": "rawBlock", "attrs": {"source": source}})

    assert written == f"{LINKS.partition('[ref]: ')[0]}{kept}\n"
    assert "[" not in render(written).text


def test_links_follow_an_address_that_was_changed_where_it_is_defined():
    changed = {"type": "rawBlock", "attrs": {"source": "[ref]: /other\n[short]: /short"}}

    written = with_block(LINKS, 2, changed)

    assert 'href="/other"' in render(written).html
    assert write(read(written), written) == written


def test_links_keep_their_addresses_when_the_last_of_two_definitions_goes():
    markdown = "A [link][a].\n\n[a]: /one\n\nWords.\n\n[a]: /two\n"
    document = read(markdown)
    del document["content"][-1]

    assert 'href="/two"' in render(write(document, markdown)).html


def test_a_changed_paragraph_writes_its_reference_links_out():
    document = read(LINKS)
    document["content"][0]["content"].append({"type": "text", "text": " More."})

    written = write(document, LINKS)

    assert written.startswith(
        'See [the page](https://example.org/ref "Title") and [short](/short). More.\n\n'
    )
    assert written.endswith(LINKS.partition("\n\n")[2])


def test_definition_inside_a_paragraph_is_kept_when_the_paragraph_goes():
    markdown = "A [link][a] here.\n\nWords\n[a]: /address\n\nEnd.\n"

    for start in ("Words", "[a]"):
        assert 'href="/address"' in render(without(markdown, start)).html


NOTES = "One.[^1] Two.[^two]\n\n[^1]: First.\n[^two]: Second,\n    longer.\n\nEnd.\n"


@pytest.mark.parametrize("label", ["[^1]", "[^two]"])
def test_a_note_stays_while_a_mark_leads_to_it(label):
    written = without(NOTES, label)

    assert sorted(render(written).text.split()) == sorted(render(NOTES).text.split())
    assert "[^" not in render(written).html


def test_a_note_without_a_mark_stays_where_it_is():
    markdown = "Text.\n\n[^1]: Nobody asks for this.\n\nEnd.\n"

    assert [block["type"] for block in read(markdown)["content"]] == ["paragraph", "footnote", "paragraph"]
    assert without(markdown, "End") == "Text.\n\n[^1]: Nobody asks for this.\n"
    assert without(markdown, "[^1]") == "Text.\n\nEnd.\n"


def test_a_mark_without_a_note_is_words():
    markdown = "Text.[^1]\n"

    assert read(markdown)["content"][0]["content"] == [{"type": "text", "text": "Text.[^1]"}]


def test_words_that_look_like_a_mark_stay_words_when_a_note_comes():
    document = read("Press [^1] here.\n\nText.\n")
    document["content"].append(
        {
            "type": "footnote",
            "attrs": {"label": "1"},
            "content": [{"type": "paragraph", "content": [{"type": "text", "text": "A note."}]}],
        }
    )

    written = write(document, "Press [^1] here.\n\nText.\n")

    assert render(written).text.splitlines()[0] == "Press [^1] here."


def test_a_renamed_note_keeps_its_old_marks():
    document = read(NOTES)
    document["content"][1]["attrs"]["label"] = "new"

    written = write(document, NOTES)

    assert "[^" not in render(written).html
    assert "[^new]: First." in written


def test_an_abbreviation_stays_while_its_letters_are_used():
    markdown = "The ANS is busy.\n\n*[ANS]: autonomic nervous system\n\nEnd.\n"

    written = without(markdown, "*[ANS]")

    assert written == "The ANS is busy.\n\nEnd.\n\n*[ANS]: autonomic nervous system\n"
    assert without(markdown.replace("The ANS", "It"), "*[ANS]") == "It is busy.\n\nEnd.\n"


def test_a_definition_that_looks_like_one_inside_code_defines_nothing():
    markdown = "`[x]: /y`\n\n[x] here\n"

    assert write(read(markdown), markdown) == markdown
    assert 'href="/y"' not in render(markdown).html


def test_definitions_are_kept_by_a_process_that_has_worked_for_long():
    reading_of(LINKS)
    with dialect().deadline.running():
        dialect().deadline._ends = 0

        written = without(LINKS + "\n", "[ref]")

    assert render(written).html == render(LINKS).html
