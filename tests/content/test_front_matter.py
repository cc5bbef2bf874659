"""Files with lines at the top: taken apart, or refused with a sentence."""

import pytest

from blog.content.front_matter import Document, parse


def test_parse_takes_the_lines_at_the_top_from_the_text():
    document = parse("---\ntitle: One: two\ntags: a, b c ,\n---\n\nText.\n\n---\n\nMore.\n")

    assert document == Document({"title": "One: two", "tags": "a, b c ,"}, "Text.\n\n---\n\nMore.\n")
    assert document.names("tags") == ["a", "b c"]
    assert document.names("authors") == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file does not begin with lines between two lines of ---."),
        ("Text.\n---\n", "The file does not begin with lines between two lines of ---."),
        ("---\ntitle: One\n", "The file does not begin with lines between two lines of ---."),
        ("---\ntitle\n---\n", "The line “title” has no colon."),
    ],
)
def test_parse_refuses_with_a_sentence(text, sentence):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the sentence is compared below
        parse(text)

    assert str(refusal.value) == sentence
