import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.content import passages, render
from tests.running import ROOT

SAMPLES = sorted((ROOT / "tests" / "content" / "samples").glob("*.html"))


def html_of(markdown):
    return render(markdown, find_image=None).html


def flat(found):
    return [inner for passage in found for inner in passage.inside or (passage,)]


def test_every_block_is_a_passage_with_its_words():
    found = passages(html_of('"Yes," she *said*.\n\n## Why\n\n- one\n- two'))

    assert [passage.words for passage in found] == ["“Yes,” she said.", "Why", "one two"]


def test_each_practice_of_a_row_is_a_passage_inside():
    found = passages(html_of("1. The doorstep\n\nSay hello.\n\n2. The kettle\n\nMake two cups."))

    [row] = found
    assert [inner.words for inner in row.inside] == ["The doorstep Say hello.", "The kettle Make two cups."]
    assert "<li" not in row.inside[0].html


def test_marks_of_footnotes_are_no_words():
    first, notes = passages(html_of("Known.[^1] And more.\n\n[^1]: A source."))

    assert first.words == "Known. And more."
    assert notes.words.startswith("Notes A source.")


def test_line_has_no_words_and_a_picture_has_those_that_stand_for_it():
    words = [passage.words for passage in passages('<hr><figure><img src="/x" alt="Two cups"></figure>')]

    assert words == ["", "Two cups"]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_passages_together_are_the_text(sample):
    html = sample.read_text()

    for passage in flat(passages(html)):
        for line in passage.html.split("\n"):
            assert line in html


@given(st.text())
def test_any_text_has_passages(words):
    assert all(passage.html for passage in flat(passages(html_of(words))))
