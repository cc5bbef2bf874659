"""What a browser sends is not trusted, and nothing that somebody wrote is lost for it."""

import json

import pytest

from blog.richtext import DocumentRefused, accept, write
from blog.richtext.addresses import is_allowed
from tests.richtext.texts import node, run


def accepted(*blocks):
    """The blocks without the numbers of their chunks."""
    found = accept(json.dumps({"type": "doc", "content": list(blocks)}))["content"]
    return [_without_chunk(block) for block in found]


def _without_chunk(block):
    attributes = {name: value for name, value in block["attrs"].items() if name != "chunk"}
    return {
        **{name: block[name] for name in block if name != "attrs"},
        **({"attrs": attributes} if attributes else {}),
    }


def paragraph(words, *marks):
    return node("paragraph", [run(words, list(marks))])


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "null",
        "[]",
        '"doc"',
        "{",
        '{"type": "paragraph"}',
        '{"type": "doc", "content": {}}',
        '{"type": "doc", "content": [NaN]}',
        '{"type": "doc", "content": [' + "9" * 5_000 + "]}",
        '{"type": "doc", "content": ' + "[" * 100_000,
        '{"type": "doc", "content": ' + "[" * 900 + "]" * 900 + "}",
        '{"type": "doc", "content": ' + '[{"type": "blockquote", "content": ' * 300 + "[]" + "}]" * 300 + "}",
        '{"type": "doc", "content": [' + "{}," * 700_000 + "{}]}",
    ],
    ids=range(13),
)
def test_what_is_no_document_is_refused_with_a_sentence(sent):
    with pytest.raises(DocumentRefused) as refusal:
        accept(sent)

    assert refusal.value.args[0].endswith(".")


def test_a_document_without_content_has_one_empty_paragraph():
    assert accepted() == [{"type": "paragraph"}]


def test_an_unknown_node_becomes_its_text():
    video = {"type": "video", "attrs": {"src": "x"}, "content": [run("Its words", [])]}
    inner = {
        "type": "columns",
        "content": [{"type": "column", "content": [paragraph("One")]}, paragraph("Two")],
    }

    assert accepted(video, inner) == [paragraph("Its words"), paragraph("One"), paragraph("Two")]


def test_a_node_in_the_wrong_place_becomes_its_text():
    quotation = node("blockquote", [node("heading", [run("Title", [])], level=2), node("horizontalRule")])
    cell = {"type": "tableCell", "content": [paragraph("a"), paragraph("b")]}

    assert accepted(quotation) == [node("blockquote", [paragraph("Title")])]
    assert accepted(cell) == [paragraph("a"), paragraph("b")]
    (table,) = accepted(node("table", [node("tableRow", [cell])]))
    line = table["content"][0]["content"][0]["content"][0]["content"]
    assert line == [run("a", []), {"type": "hardBreak"}, run("b", [])]


def test_a_paragraph_in_a_list_becomes_an_item():
    (found,) = accepted({"type": "bulletList", "content": [paragraph("One"), {"type": "listItem"}]})

    assert [item["type"] for item in found["content"]] == ["listItem", "listItem"]
    assert found["attrs"] == {"tight": True}


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JavaScript:alert(1)", " javascript:x", "java\tscript:x", "java\nscript:x"),
        *("javascript&#58;x", "javascript&colon;x", "&#106;avascript:x", "&amp;#106;avascript:x"),
        *("java\u00adscript:x", "\u200bjavascript:x", "\x01javascript:x", "data:text/html,x", "vbscript:x"),
        *("blob:x", "file:///etc", "", "ftp://x", "x" * 3_000),
    ],
)
def test_a_link_that_could_run_a_script_becomes_words(address):
    link = {"type": "link", "attrs": {"href": address, "title": None}}

    assert accepted(paragraph("Words", link)) == [paragraph("Words")]


@pytest.mark.parametrize(
    "address",
    [
        "https://a.b/c?d=e:f",
        "mailto:a@b.c",
        "tel:+1",
        "/a",
        "#a",
        "a/b",
        "a?b:c",
        "../a",
        "HTTP://A",
        "//a.b/c",
    ],
)
def test_an_ordinary_address_stays(address):
    assert is_allowed(address)


def test_marks_of_wrong_types_are_dropped():
    line = [
        {
            "type": "text",
            "text": "x",
            "marks": ["bold", 1, {}, {"type": []}, {"type": "bold"}, {"type": "bold"}],
        }
    ]

    assert accepted(node("paragraph", line)) == [paragraph("x", {"type": "bold"})]


def test_attributes_of_wrong_types_are_those_of_the_schema():
    heading = {"type": "heading", "attrs": {"level": "9", "id": "a b"}, "content": [run("T", [])]}
    numbers = {"type": "orderedList", "attrs": {"start": 10**30, "tight": "x"}, "content": [paragraph("a")]}
    cell = {"type": "tableCell", "attrs": {"align": "expression(1)"}, "content": [paragraph("a")]}
    table = {"type": "table", "attrs": [], "content": [{"type": "tableRow", "content": [cell]}]}

    assert accepted(heading)[0]["attrs"] == {"level": 2, "id": None}
    assert accepted(numbers)[0]["attrs"] == {"start": 1, "tight": True}
    assert accepted(table)[0]["content"][0]["content"][0]["attrs"] == {"align": None}


def test_a_chunk_is_taken_once_and_only_a_number():
    blocks = [
        {**paragraph("x"), "attrs": {"chunk": chunk}} for chunk in (3, 3, True, -1, "4", 1.0, None, 10**9)
    ]

    found = accept(json.dumps({"type": "doc", "content": blocks}))["content"]

    assert [block["attrs"]["chunk"] for block in found] == [3, *[None] * 7]


def test_a_picture_that_is_not_there_yet_is_left_out_and_one_without_an_address_is_its_words():
    on_its_way = node("figure", src="blob:https://x/y", alt="A cup")
    broken = node("figure", src="javascript:x", alt="A cup", caption="Warm")

    assert accepted(on_its_way) == [{"type": "paragraph"}]
    assert accepted(broken) == [paragraph("A cup Warm")]


def test_a_note_with_an_impossible_label_is_its_text():
    note = {"type": "footnote", "attrs": {"label": "a]b"}, "content": [paragraph("A source.")]}

    assert accepted(note) == [paragraph("A source.")]


def test_lone_surrogates_and_control_signs_do_no_harm():
    sent = '{"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "a\\ud800\\u0000b"}]}]}'

    assert write(accept(sent), "") == "a\ufffdb\n"
