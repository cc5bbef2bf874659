import pytest

from blog.content import render
from blog.content.typed import paragraphs_from_lines

SENTENCE = (
    "A sentence that somebody typed as one paragraph, and that no editor wrapped at the width of its window, "
    "because it is far too wide for one."
)
WRAPPED = """When you come home late and the light is off, it is easy to read the
darkness as an answer. Most of the time it is only the dark, and somebody
who was tired. Before you decide what it means, put down your bag, breathe
out, and look for the small sign you agreed on. It may be there. If it is
not, ask in the morning, when both of you have slept."""


def test_paragraphs_from_lines_opens_pasted_paragraphs():
    assert paragraphs_from_lines(f"One.\n{SENTENCE}\nThree:\n{SENTENCE}") == (
        f"One.\n\n{SENTENCE}\n\nThree:\n\n{SENTENCE}"
    )


def test_paragraphs_from_lines_opens_wide_lines_that_end_no_sentence():
    wide = "word " * 29 + "word"

    assert paragraphs_from_lines(f"One\n{wide}\n{wide}\nfour") == f"One\n\n{wide}\n\n{wide}\n\nfour"


def test_paragraphs_from_lines_opens_one_pasted_block_among_others():
    assert paragraphs_from_lines(f"Before.\n\nOne.\n{SENTENCE}\nThree:\n{SENTENCE}\n\nTwo.\nLines.") == (
        f"Before.\n\nOne.\n\n{SENTENCE}\n\nThree:\n\n{SENTENCE}\n\nTwo.\nLines."
    )


@pytest.mark.parametrize(
    "source",
    [
        WRAPPED,
        f"{WRAPPED}\n\n{WRAPPED}",
        "One.\nTwo.",
        "One.\nTwo.\nThree.\n\nAfter a blank line.",
        "```\nOne.\nTwo.\nThree.\n```",
        "a\nb\nc",
    ],
    ids=["wrapped", "wrapped twice", "two lines", "a blank line", "code", "verse"],
)
def test_paragraphs_from_lines_leaves_other_text_alone(source):
    assert paragraphs_from_lines(source) == source


@pytest.mark.parametrize(
    "together",
    [
        "- One.\n- Two.",
        "1. One.\n2. Two.",
        "| a. | b |\n|---|---|",
        "> One.\n> Two.",
        "Title.\n---",
        "One.  \nTwo.",
    ],
)
def test_paragraphs_from_lines_keeps_together_what_belongs_together(together):
    spaced = paragraphs_from_lines(f"First.\nSecond.\n{together}")

    assert spaced.endswith(together)


def test_wrapped_prose_stays_one_paragraph():
    assert render(WRAPPED).text.count("\n") == 0


@pytest.mark.parametrize(
    "block",
    [
        "1. The long\nwalk home is over.\n2. The short\nwalk too.",
        "1. Title\n2. Title\nA sentence.",
        "2. Title\nA sentence.\n3. Title\nA sentence.",
        "1. Title\nwithout an end\n2. Title\nneither",
    ],
    ids=["small letters", "nothing between", "not from one", "no sentence"],
)
def test_numbered_lines_stay_a_list_without_all_signs_of_practices(block):
    assert "practice" not in render(f"Before.\n\n{block}").html


def test_definitions_typed_without_blank_lines_are_one_list():
    html = render("\n".join(f"Term {number}\n: What it means.\n: And also." for number in range(100))).html

    assert html.count("<dl>") == 1
    assert (html.count("<dt>"), html.count("<dd>")) == (100, 200)


def test_rule_under_a_sentence_is_a_rule_and_under_a_title_a_heading():
    assert render("A sentence.\n---\n\nMore.").html.count("<hr>") == 1
    assert render("A title\n---\n\nMore.").headings[0].title == "A title"
