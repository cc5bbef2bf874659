"""Every input that is known to exhaust a Markdown parser, at 200 kB, is rendered or refused: which, is written here."""

import re

import pytest

from blog.content import BodyRefused, render
from tests.bench.content import SIZE, pathological, prose

TOO_DEEP = "stand more than 32 deep inside each other"
REFUSED = {
    "[": "opens more than 200 square brackets",
    "![": "opens more than 200 square brackets",
    "[a](": "more than 50 links whose bracket",
    "brackets, nested": "Square brackets stand more than 32 deep",
    "definitions": "More than 200 definitions",
    "> in one line": TOO_DEEP,
    "> stairs": TOO_DEEP,
    "list stairs": TOO_DEEP,
    "<div>": TOO_DEEP,
    "details": TOO_DEEP,
    "*a **a": "holds the sign [*] more than 2,000 times",
    "_a": "holds the sign _ more than 2,000 times",
    "code ticks": "holds the sign ` more than 1,000 times",
    "<": "holds the sign < more than 2,000 times",
    "table row": "more than 200 table cells",
    "attributes": "holds the sign { more than 200 times",
    "open tags with attributes": "<b> is opened more than 32 times",
}
RENDERED = [
    "[^a] without a note",
    "quotes \"'",
    "quotes \" '",
    "> in lines",
    "- in one line",
    "blanks",
    "newlines",
    "tabs",
    "[a]",
    "reference definitions",
    "note definitions",
    "heading of signs",
    "fences",
    "one long word",
    "chinese",
    "joined emoji",
    "em dashes",
    "[a]( closed at the end",
    "many headings",
]


@pytest.fixture(autouse=True)
def _patience(monkeypatch):
    """The bounds themselves must do it, on any machine and under a coverage tracer."""
    monkeypatch.setattr("blog.content.limits.MAX_SECONDS", 120)


@pytest.mark.parametrize("name", REFUSED)
def test_render_refuses_with_a_sentence(name):
    with pytest.raises(BodyRefused, match=REFUSED[name]) as refusal:
        render(pathological()[name])

    assert re.fullmatch(r"[A-Z].{20,240}\.", refusal.value.args[0])


@pytest.mark.parametrize("name", RENDERED)
def test_render_accepts(name):
    text = pathological()[name]

    assert len(text) == SIZE
    assert len(render(text).html) < 10 * SIZE


def test_render_accepts_200_kb_of_ordinary_prose():
    text = prose()

    body = render(text)

    assert len(text) > 0.98 * SIZE
    assert body.words > 30_000


def test_render_refuses_more_than_200_kb_and_says_how_long_it_is():
    with pytest.raises(BodyRefused) as refusal:
        render("a" * 10_200_000)

    assert refusal.value.args == ("This text is 10.2 MB long; a post can hold 200 kB, about 30,000 words.",)


@pytest.mark.parametrize(
    ("length", "size"), [(200_001, "201 kB"), (999_999, "1000 kB"), (1_000_000, "1.0 MB")]
)
def test_render_rounds_the_size_up(length, size):
    with pytest.raises(BodyRefused, match=f"This text is {size} long"):
        render("a" * length)


def test_render_accepts_exactly_200_kb():
    assert render("a " * 100_000).words == 100_000


def test_render_refuses_when_the_time_is_used_up(monkeypatch):
    monkeypatch.setattr("blog.content.limits.MAX_SECONDS", -1)

    with pytest.raises(BodyRefused, match="takes too long to lay out"):
        render("Any text.")


@pytest.mark.parametrize("count", [50, 51])
def test_render_counts_references_to_one_note(count):
    text = "word[^a] " * count + "\n\n[^a]: Note."

    if count > 50:
        with pytest.raises(BodyRefused, match="referred to more than 50 times"):
            render(text)
    else:
        assert render(text).html.count("fnref-1") == 100


@pytest.mark.parametrize("fence", ["> ", "- "])
def test_render_accepts_30_levels(fence):
    stairs = (
        "\n".join("    " * depth + "- deep" for depth in range(30)) if fence == "- " else fence * 30 + "deep"
    )

    assert render(stairs).text.split()[-1] == "deep"


def test_render_refuses_lists_that_begin_inside_each_other():
    with pytest.raises(BodyRefused, match=TOO_DEEP):
        render("- " * 5_000 + "a")


def test_refusal_says_where_to_look():
    with pytest.raises(BodyRefused, match="look for “The middle"):
        render("The beginning.\n\nThe middle " + "[" * 300 + "\n\nThe end.")


def test_render_accepts_a_long_glossary_without_blank_lines():
    glossary = "\n".join(f"- **Term {number}**: an *explanation* of it" for number in range(2_000))

    assert render(glossary).html.count("<li>") == 2_000
