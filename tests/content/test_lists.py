import pytest

from blog.content.lists import read_item, with_lists_apart


def rewritten(text):
    return "\n".join(with_lists_apart(text.split("\n")))


@pytest.mark.parametrize(
    ("typed", "markdown"),
    [
        ("Words:\n- a\n- b", "Words:\n\n- a\n- b"),
        ("Words:\n1. a\n2. b", "Words:\n\n1. a\n2. b"),
        ("Words:\n\n- a", "Words:\n\n- a"),
        ("• a\n• b", "- a\n- b"),
        ("•a\n•\u00a0b", "- a\n- b"),
        ("• a\n\n• b", "- a\n\n- b"),
        ("– a\n– b", "- a\n- b"),
        ("1) a\n2) b", "1. a\n2. b"),
        ("- a\n  - b\n- c", "- a\n    - b\n- c"),
        ("1. a\n   - b\n2. c", "1. a\n    - b\n2. c"),
        ("- a\n    - b\n        - c", "- a\n    - b\n        - c"),
        ("    - a\n    - b", "- a\n- b"),
        ("- a\n\n  more of a\n- b", "- a\n\n    more of a\n- b"),
        ("- a long item that an editor wrapped at the width of its window\nand its rest", None),
        ("1. a\n- b\n- c", "1. a\n\n- b\n- c"),
        ("- a\nA sentence.", "- a\n\nA sentence."),
    ],
)
def test_lists_are_set_apart(typed, markdown):
    assert rewritten(typed) == (markdown or typed)


@pytest.mark.parametrize(
    "text",
    [
        "We went\n- well, two of us - to the sea.",
        "• alone",
        "– alone",
        "1) alone",
        "3) a\n4) b",
        "5. a",
        "* * *",
        "-not an item",
        "*emphasis* and text",
        "!!! note\n    - a\n    - b",
        "[^1]: Note\n\n    - a\n    - b",
    ],
)
def test_text_that_is_no_list_stays_as_it_is(text):
    assert rewritten(text) == text


@pytest.mark.parametrize("year", ["1994", "2026", "100", "12345678901", "9" * 5_000])
def test_years_at_the_start_of_a_paragraph_are_words(year):
    assert rewritten(f"{year}. That was it.") == f"{year}\\. That was it."


def test_long_lists_may_reach_a_hundred():
    items = "\n".join(f"{number}. item" for number in range(1, 121))

    assert rewritten(items) == items


@pytest.mark.parametrize("line", ["", "-", "1.", "---", "text", "1.5 litres", "10:30 in the morning"])
def test_read_item_reads_items_only(line):
    assert read_item(line) is None
