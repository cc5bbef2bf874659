import pytest

from blog.content import render
from blog.content.pieces import Opening, read_opening


@pytest.mark.parametrize(
    ("line", "opening"),
    [
        ('practice "The open door" (one minute)', Opening("practice", "The open door", "one minute")),
        ("practice “The open door”", Opening("practice", "The open door")),
        ('Practice "A “quoted” word"', Opening("practice", "A “quoted” word")),
        ("script", Opening("script", "Words to try")),
        ('script "At the door"', Opening("script", "At the door")),
        ("pull", Opening("pull")),
        ("note", Opening("note", "Note")),
        ('care "Go gently"', Opening("care", "Go gently")),
        ("practice", None),
        ('practice ""', None),
        ("practice The open door", None),
        ('pull "Title"', None),
        ('note "Title" (one minute)', None),
        ("warning", None),
        ("", None),
    ],
)
def test_read_opening(line, opening):
    assert read_opening(line) == opening


def test_fences_may_have_more_colons_and_stand_right_under_text():
    html = render("Before.\n:::: note\nOuter.\n::: pull\nInner.\n:::\n::::\nAfter.").html

    assert html == (
        '<p class="lede">Before.</p>\n'
        '<aside class="callout callout-note" role="note">\n<p class="label">Note</p>\n<p>Outer.</p>\n'
        '<p class="pull">Inner.</p>\n</aside>\n'
        "<p>After.</p>"
    )


def test_unknown_fences_keep_the_end_of_the_known_ones():
    html = render("::: note\nOuter.\n\n::: thing\nInner.\n:::\n\nStill inside.\n:::\n\nOutside.").html

    assert html.index("Still inside.") < html.index("</aside>") < html.index("Outside.")
    assert "<p>::: thing\nInner.\n:::</p>" in html


def test_fences_hold_lists_and_blank_lines():
    html = render("::: note\n\n\n- one\n\n\n- two\n\n\n\n:::").html

    assert html.count("<li>") == 2
    assert html.endswith("</aside>")


def test_fences_in_code_are_code():
    assert render("```\n::: note\na\n:::\n```").html == "<pre><code>::: note\na\n:::\n</code></pre>"
