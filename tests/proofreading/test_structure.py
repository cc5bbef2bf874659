import pytest

from blog.proofreading import Kind, structure
from tests.proofreading.writing import block, found, paragraphs


def codes(*blocks):
    return [code for code, _text in found(structure, list(blocks))]


def heading(level, text="What helps"):
    return block(Kind.HEADING, text, level=level)


def test_skipped_heading_is_asked_about_once():
    headings = [heading(2), heading(4, "Too small"), heading(4), heading(2), heading(3)]

    assert found(structure, headings) == [("heading-skips", "Too small")]


def test_first_heading_is_of_size_two():
    assert codes(heading(3)) == ["heading-skips"]


def test_heading_without_words_is_asked_about():
    assert codes(heading(2, " ")) == ["heading-empty"]


def test_bold_line_is_asked_about_as_a_heading():
    assert codes(block(Kind.PARAGRAPH, "What helps at night", is_bold=True)) == ["fake-heading"]


@pytest.mark.parametrize("text", ["This matters.", "“I am here.”", "One line\nand another", "word " * 40])
def test_bold_sentence_is_no_heading(text):
    assert "fake-heading" not in codes(block(Kind.PARAGRAPH, text, is_bold=True))


@pytest.mark.parametrize(
    "texts",
    [
        ["- a walk", "- a drink"],
        ["1. a walk", "2. a drink"],
        ["• a walk\n• a drink"],
        ["a walk", "a warm drink", "a word beforehand"],
    ],
)
def test_lines_that_look_like_a_list_are_asked_about_once(texts):
    assert found(structure, paragraphs("Before.", *texts, "After.")) == [
        ("fake-list", texts[0].split("\n")[0])
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["- a walk"],
        ["a walk", "a warm drink"],
        ["One sentence.", "Another sentence.", "A third one."],
        ["1994. Snow."],
    ],
)
def test_few_or_whole_sentences_are_no_list(texts):
    assert codes(*paragraphs(*texts)) == []


def test_fake_list_inside_a_callout_is_asked_about():
    assert codes(block(Kind.CALLOUT, inside=tuple(paragraphs("- a walk", "- a drink")))) == ["fake-list"]


def test_capitals_are_asked_about():
    assert found(structure, paragraphs("Today, NEVER EVER FORGET this.")) == [
        ("all-capitals", "NEVER EVER FORGET")
    ]


@pytest.mark.parametrize(
    "text", ["A.R.E. and EFT", "Ashley Park, LAMFT, PLLC", "NASA, WHO, UNICEF", "I AM here"]
)
def test_abbreviations_are_no_shouting(text):
    assert codes(*paragraphs(text)) == []


def test_long_paragraph_is_asked_about_with_its_length():
    (finding,) = structure.find(paragraphs("Breathe slowly. " * 80))

    assert (finding.code, finding.text) == ("long-paragraph", " ".join(["Breathe slowly."] * 4))
    assert "160 words" in finding.hint


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ("Said\nHeard", []),
        ("\nHeard", []),
        ("Said\n", ["table-without-header"]),
        ("\n", ["table-without-header"]),
    ],
)
def test_columns_need_heads_and_a_corner_does_not(heads, expected):
    assert codes(block(Kind.TABLE, heads)) == expected
