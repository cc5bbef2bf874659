import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.content import excerpt, render
from blog.content.excerpts import count_words, minutes_to_read


@pytest.mark.parametrize(
    ("text", "length", "cut"),
    [
        ("Short.", 200, "Short."),
        ("One line\nand another.", 200, "One line and another."),
        ("One sentence here. Another that is longer.", 24, "One sentence here."),
        ("Yes. Then a sentence that goes on and on and on.", 30, "Yes. Then a sentence that…"),
        ("Words, and words, and more", 19, "Words, and words…"),
        ("He saw Dr. Someone at the end of the road.", 20, "He saw Dr. Someone…"),
        ("“Is it so?” she asked, and he did not know.", 14, "“Is it so?”"),
        ("A" * 50, 10, "A" * 9 + "…"),
        ("中文没有空格。也可以。还有更多的字", 12, "中文没有空格。也可以。"),
        ("中文没有空格也可以还有更多的字", 8, "中文没有空格也…"),
        ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 8, "👩‍👩‍👧…"),
        ("", 10, ""),
    ],
)
def test_excerpt_ends_at_a_sentence_or_a_word(text, length, cut):
    assert excerpt(text, length) == cut


@given(st.text(), st.integers(min_value=1, max_value=300))
def test_excerpt_is_never_longer_than_asked(text, length):
    cut = excerpt(text, length)

    assert len(cut) <= length
    assert "\n" not in cut


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("One two  three.", 3),
        ("don’t, well-known", 2),
        ("space—it lives", 3),
        ("— … • 👩‍👧", 0),
        ("中文没有空格", 3),
        ("中文 and English", 3),
        ("שלום עולם", 2),
    ],
)
def test_count_words(text, words):
    assert count_words(text) == words


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (230, 1), (231, 2), (500, 3)])
def test_minutes_to_read_rounds_up(words, minutes):
    assert minutes_to_read(words) == minutes


def test_plain_text_has_a_paragraph_a_line_and_no_furniture():
    markdown = (
        "## A room[^a]\n\nOne\nparagraph  \nof three lines.\n\n- item *one*\n- item two\n\n"
        '| a | b |\n|---|---|\n| c | d |\n\n![Alt](/a.jpg "Caption | Credit")\n\n[^a]: The note.'
    )

    assert render(markdown).text.split("\n") == [
        "A room",
        "One paragraph of three lines.",
        "item one",
        "item two",
        "a b",
        "c d",
        "Caption Credit",
        "The note.",
    ]
