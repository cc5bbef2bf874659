import pytest

from blog.content import render


def cards(html):
    return [card.split("</li>\n</ol>")[0] for card in html.split('<li class="practice">')[1:]]


def test_last_card_takes_as_many_paragraphs_as_the_shortest_before_it():
    markdown = "1. One\n\na\n\nb\n\n2. Two\n\nc\n\n3. Three\n\nd\n\ne\n\nf"

    html = render(markdown).html

    assert [card.count("<p>") for card in cards(html)] == [2, 1, 1]
    assert html.endswith("</ol>\n<p>e</p>\n<p>f</p>")


def test_cards_hold_lists():
    html = render("1. One\n- a\n- b\n2. Two\n- c\n- d\n\nAfter.").html

    assert [card.count("<li>") for card in cards(html)] == [2, 2]


@pytest.mark.parametrize(
    "markdown",
    [
        "1. One\n2. Two\n\nAfter.",
        "1. One\n\nText.",
        "2. Two\n\nText.\n\n3. Three\n\nText.",
        "1. One\n\nText.\n\n3. Three\n\nText.",
        f"1. {'A whole paragraph, not a title. ' * 8}\n\nText.\n\n2. Two\n\nText.",
        "1. One\n\n## Heading\n\n2. Two\n\nText.",
    ],
    ids=["a list", "one item", "not from one", "a gap", "a paragraph", "a heading between"],
)
def test_other_numbering_makes_no_cards(markdown):
    assert "practice" not in render(markdown).html


def test_list_of_titles_with_sentences_becomes_cards():
    html = render(
        "## A\n\n1. The doorstep\n\n    Say hello first.\n\n2. The kettle\n\n    Make two cups.\n\nAfter."
    ).html

    assert [card.count("<p>") for card in cards(html)] == [1, 1]
    assert '<h3 class="practice-title" id="the-doorstep">The doorstep</h3>' in html
    assert html.endswith("</ol>\n<p>After.</p>")


@pytest.mark.parametrize(
    "markdown",
    [
        "1. The doorstep.\n\n    Say hello first.\n\n2. The kettle.\n\n    Make two cups.",
        "1. The doorstep\n\n    and the door\n\n2. The kettle\n\n    and the cups",
        "1. The doorstep\n\n    Say hello first.\n\n2. The kettle",
        "3. The doorstep\n\n    Say hello first.\n\n4. The kettle\n\n    Make two cups.",
        "- The doorstep\n\n    Say hello first.\n\n- The kettle\n\n    Make two cups.",
    ],
    ids=["sentences", "no sentences", "a bare item", "not from one", "bullets"],
)
def test_other_lists_stay_lists(markdown):
    assert "practice" not in render(markdown).html


def test_two_runs_of_numbers_make_two_lists():
    run = "1. One\n\na\n\n2. Two\n\nb\n\n"

    assert render(f"{run}Between.\n\n{run}").html.count('<ol class="practices">') == 2


def test_numbers_inside_a_card_stay_a_list():
    html = render('::: practice "A"\n1. One\n\na\n\n2. Two\n\nb\n:::').html

    assert html.count("practice-title") == 1


def test_text_between_fences_separates_cards():
    html = render('::: practice "A"\na\n:::\n\nBetween.\n\n::: practice "B"\nb\n:::').html

    assert html.count("practice-alone") == 2
