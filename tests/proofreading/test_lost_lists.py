from pathlib import Path

import pytest

from blog.proofreading import Block, Kind, look_over, lost_lists
from tests.proofreading.writing import block, found, paragraphs

ARTICLE = Path(__file__).parents[3] / "shared/seed/article.txt"
LEAD_IN = "When we feel safe, it is easier to:"
PLAIN = "Nothing else matters as much."


def lost(*blocks):
    return [text for _code, text in found(lost_lists, list(blocks))]


@pytest.mark.skipif(not ARTICLE.exists(), reason="the practice's article is not beside the project")
def test_article_has_lost_three_lists():
    lines = [line for line in ARTICLE.read_text().splitlines() if line.strip()]

    findings = [one for one in look_over(paragraphs(*lines)) if one.code == "lost-list"]

    assert [one.text.split()[-2:] for one in findings] == [
        ["easier", "to:"],
        ["protective", "responses:"],
        ["grows", "from:"],
    ]
    assert [lines[one.block].endswith(one.text) for one in findings] == [True] * 3


def test_lead_in_before_a_plain_paragraph_is_asked_about():
    (finding,) = lost_lists.find(paragraphs("Before.", LEAD_IN, PLAIN))

    assert (finding.code, finding.block, finding.text) == ("lost-list", 1, LEAD_IN)
    assert finding.message == "Is a list missing here?"


def test_lead_in_at_the_end_or_above_a_heading_is_asked_about():
    assert lost(*paragraphs(LEAD_IN)) == [LEAD_IN]
    assert lost(*paragraphs(LEAD_IN), block(Kind.HEADING, "Why")) == [LEAD_IN]
    assert lost(*paragraphs(LEAD_IN), block(Kind.NOTE, "A source.")) == [LEAD_IN]


@pytest.mark.parametrize("heading", ["1. The six-second kiss", "Step 1: Breathe"])
def test_lead_in_above_numbered_headings_is_fine(heading):
    assert lost(*paragraphs(LEAD_IN), block(Kind.HEADING, heading)) == []


@pytest.mark.parametrize(
    "kind",
    [
        Kind.BULLETS,
        Kind.NUMBERS,
        Kind.QUOTATION,
        Kind.PICTURE,
        Kind.TABLE,
        Kind.CODE,
        Kind.PRACTICE,
        Kind.SCRIPT,
    ],
)
def test_lead_in_with_something_to_lead_to_is_fine(kind):
    assert lost(*paragraphs(LEAD_IN), block(kind)) == []


@pytest.mark.parametrize(
    "after",
    [
        "1. Ask for more",
        "(a) Ask for more",
        "- Ask for more",
        "• Ask for more",
        "“Can I sit here?”",
        '"Can I sit here?"',
        "First, ask for more.",
        "asking, risking, exploring.",
        "Ask for more\nRisk a little\nRepair soon",
    ],
)
def test_lead_in_before_what_reads_as_a_list_or_as_speech_is_fine(after):
    assert lost(*paragraphs(LEAD_IN, after)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Why the Body Shuts Down Sexually:",
        "How to Start a Conversation about Distance:",
        "Remember:",
        "Or:",
        "“I miss you. Can we talk?” Or:",
        "At the station at 10:15",
        "See https://example.org/",
        ":::",
    ],
)
def test_title_and_joining_word_are_no_lead_ins(line):
    assert lost(*paragraphs(line, PLAIN)) == []


def test_bold_line_is_a_heading_and_no_lead_in():
    assert lost(block(Kind.PARAGRAPH, "What helps us most:", is_bold=True), *paragraphs(PLAIN)) == []


def test_lead_in_inside_a_callout_is_asked_about_where_the_callout_stands():
    inside = (Block(Kind.PARAGRAPH, 4, LEAD_IN), Block(Kind.PARAGRAPH, 4, PLAIN))

    (finding,) = lost_lists.find([Block(Kind.CALLOUT, 4, inside=inside)])

    assert finding.block == 4


def test_item_that_ends_with_a_colon_is_fine():
    item = block(Kind.ITEM, inside=(block(Kind.PARAGRAPH, LEAD_IN),))

    assert lost(block(Kind.BULLETS, inside=(item,))) == []


def test_only_the_sentence_that_leads_in_is_pointed_at():
    assert lost(*paragraphs(f"Much is said of this. Is it so? {LEAD_IN}", PLAIN)) == [LEAD_IN]


def test_colons_of_other_scripts_lead_in_too():
    assert lost(*paragraphs("这些方法可以帮助你们：", "没有。")) == ["这些方法可以帮助你们："]
