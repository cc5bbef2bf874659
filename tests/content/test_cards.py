"""Practices and scripts taken out of a text."""

import pytest

from blog.content import Card, cards, has_cards, render
from blog.content.cards import Kind

BOTH = """\
Before.

::: practice "The pause" (ten minutes)
Sit down.[^1]

::: script "To say"
“Stay.”
:::
:::

After.

::: script "For later"
“Soon.”
or
“Now.”
:::

[^1]: A note.
"""


def test_cards_come_in_order_and_a_script_stays_in_its_practice():
    found = cards(render(BOTH).html)

    assert [card.kind for card in found] == [Kind.PRACTICE, Kind.SCRIPT]
    assert "“Stay.”" in found[0].html
    assert "Or:" in found[1].html


def test_card_has_its_title_as_a_main_heading_and_no_note_mark():
    practice = cards(render(BOTH).html)[0]

    assert practice.html.startswith('<h2 class="practice-title"')
    assert "note-mark" not in practice.html
    assert "<p>Sit down.</p>" in practice.html


def test_practices_that_follow_each_other_are_numbered():
    text = "\n\n".join(f'::: practice "Number {number}"\nDo it.\n:::' for number in ("one", "two"))

    found = cards(render(text).html)

    assert [card.number for card in found] == [1, 2]


def test_practice_alone_has_no_number():
    found = cards(render('::: practice "Alone"\nDo it.\n:::').html)

    assert found == [Card(Kind.PRACTICE, '<h2 class="practice-title" id="alone">Alone</h2>\n<p>Do it.</p>')]


@pytest.mark.parametrize(
    "text", [BOTH, "Plain words.", "> “One.”\n\n::: pull\nA line.\n:::", '::: care "x"\ny\n:::']
)
def test_has_cards_says_whether_there_are_any(text):
    html = render(text).html

    assert has_cards(html) == bool(cards(html))
