"""Headings that lead to themselves."""

import pytest

from blog.content import link_headings, render


def test_heading_of_a_section_holds_a_link_to_itself():
    html = link_headings(render("## Two *doors*").html)

    assert html == '<h2 id="two-doors"><a class="to-here" href="#two-doors">Two <em>doors</em></a></h2>'


@pytest.mark.parametrize(
    "text",
    [
        '::: practice "The pause"\nSit down.\n:::',
        "## A [link](https://example.org/)",
        "## Said[^1]\n\n[^1]: Note.",
        "Words.",
    ],
)
def test_other_headings_stay_as_they_are(text):
    html = render(text).html

    assert link_headings(html) == html


def test_language_of_a_heading_stays():
    html = link_headings('<h2 lang="es" id="hola">Hola</h2>')

    assert html == '<h2 lang="es" id="hola"><a class="to-here" href="#hola">Hola</a></h2>'
