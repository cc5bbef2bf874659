"""The practice's own article, typed and pasted as a therapist would; it stays outside the project."""

import re
from pathlib import Path

import pytest

from blog.content import render
from blog.content.headings import slug

ARTICLE = Path(__file__).parents[3] / "shared/seed/article.txt"

pytestmark = pytest.mark.skipif(
    not ARTICLE.exists(), reason="the practice's article is not beside the project"
)


def body_lines():
    """The lines after tagline, labels, title, subtitle and byline, and before the footer."""
    lines = [line.strip() for line in ARTICLE.read_text().splitlines() if line.strip()]
    return lines[5:-1]


def is_heading(line):
    begins_a_sentence = re.match(r"(?:When|While|Here|These|“)", line)
    return len(line) < 70 and line.endswith((":", "Connection")) and not begins_a_sentence


def typed():
    """A blank line between paragraphs, and ``##`` before headings."""
    return "\n\n".join(f"## {line.rstrip(':')}" if is_heading(line) else line for line in body_lines())


def pasted():
    """As it comes from a word processor: every paragraph on its line, nothing between them."""
    return "\n".join(body_lines())


def elements(html, tag):
    return re.findall(rf"<{tag}[ >].*?</{tag}>", html, re.DOTALL)


def plain(text):
    text = re.sub(r"\s+", " ", text).replace("’", "'")
    return re.sub(r"[“”]", '"', text)


@pytest.mark.parametrize("source", [typed, pasted])
def test_article_shows_its_practices_as_one_list_of_four_cards(source):
    body = render(source())

    (practices,) = elements(body.html, "ol")
    assert practices.count('<li class="practice">') == 4
    assert [len(elements(card, "p")) for card in elements(practices, "li")] == [1, 1, 1, 1]


@pytest.mark.parametrize("source", [typed, pasted])
def test_article_keeps_the_sentence_after_the_practices_outside(source):
    closing = next(line for line in body_lines() if line.startswith("These practices"))

    body = render(source())

    assert f"</ol>\n<p>{closing}</p>" in body.html


@pytest.mark.parametrize("source", [typed, pasted])
def test_article_shows_its_scripts_as_one_figure_with_two_alternatives(source):
    body = render(source())

    (script,) = elements(body.html, "figure")
    assert len(elements(script, "blockquote")) == 2
    assert script.count('<p class="script-or">Or:</p>') == 1


@pytest.mark.parametrize("source", [typed, pasted])
def test_article_loses_no_sentence(source):
    shown = plain(render(source()).text)

    missing = [line for line in body_lines() if plain(re.sub(r"^\d+\. ", "", line).rstrip(":")) not in shown]
    assert missing == []


def test_article_typed_has_its_headings_with_addresses():
    body = render(typed())

    assert [heading.level for heading in body.headings] == [2] * 5
    assert body.headings[0].id.startswith("a-r-e-")
    assert [heading.id for heading in body.headings] == [
        slug(line) for line in body_lines() if is_heading(line)
    ]


def test_article_typed_puts_cards_one_level_below_their_heading():
    assert render(typed()).html.count('<h3 class="practice-title"') == 4


def test_article_pasted_makes_a_line_of_every_line():
    lines = render(pasted()).text.split("\n")

    # More than were typed: the label over the scripts, and the "Or:" that stood at the end of the first one.
    assert len(lines) == len(body_lines()) + 2
    assert [line for line in lines if line not in "\n".join(body_lines())] == ["Words to try"]
