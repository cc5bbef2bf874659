"""A block of which one word was changed keeps the manner in which the rest of it was written."""

import copy
from difflib import ndiff

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.richtext import read, write
from blog.richtext.resembling import MOST_WORDS, resembling

TEXT = """A heading underlined
===

Another one
-----------

A paragraph wrapped by hand
at some width, with _a slant_ and a
[quiet link][ref], __weight__ and \\*stars\\*.

* some thing
* another thing
  that goes on

1) first
2) second

  - set in
  - as well

[ref]: https://example.org/
"""
WORDS = st.lists(st.sampled_from(["a", "b", "_c_", "*c*"]), min_size=1, max_size=12)


def with_word(one, word, other):
    """``one`` with ``word`` replaced wherever it stands."""
    if one.get("type") == "text":
        one["text"] = one["text"].replace(word, other)
    for child in one.get("content", []):
        with_word(child, word, other)
    return one


@pytest.mark.parametrize(
    ("word", "line", "becomes"),
    [
        ("width", "at some width, with _a slant_ and a", "at some pace, with _a slant_ and a"),
        (
            "stars",
            "[quiet link][ref], __weight__ and \\*stars\\*.",
            "[quiet link][ref], __weight__ and \\*pace\\*.",
        ),
        ("another", "* another thing", "* pace thing"),
        ("goes", "  that goes on", "  that pace on"),
        ("second", "2) second", "2) pace"),
        ("underlined", "A heading underlined", "A heading pace"),
        ("one", "Another one", "Another pace"),
        ("well", "  - as well", "  - as pace"),
    ],
)
def test_only_the_line_of_a_changed_word_changes(word, line, becomes):
    changed = with_word(copy.deepcopy(read(TEXT)), word, "pace")

    written = write(changed, TEXT)

    differing = [row for row in ndiff(TEXT.splitlines(), written.splitlines()) if row[0] in "+-"]
    assert differing == [f"- {line}", f"+ {becomes}"]


def test_windows_line_ends_stay():
    text = TEXT.replace("\n", "\r\n")

    written = write(with_word(copy.deepcopy(read(text)), "width", "pace"), text)

    assert written == text.replace("width", "pace")


@given(WORDS, WORDS)
def test_nothing_but_what_was_written_before_or_after_is_said(before, after):
    spelled = resembling("\n".join(before), " ".join(before), " ".join(after))

    assert spelled.split() == after


def test_long_differences_are_written_anew():
    before = " ".join(f"a{number}" for number in range(MOST_WORDS + 1))
    after = before.replace("a", "b")

    assert resembling(before.replace(" ", "\n"), before, after) == after
