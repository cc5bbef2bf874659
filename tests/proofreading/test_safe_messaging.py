"""Words about suicide, and subjects known by their words."""

import pytest

from blog.proofreading import gives_away, safe_messaging, speaks_of_suicide, subjects_in
from tests.proofreading.writing import found, paragraphs


def codes(*texts):
    return [code for code, _ in found(safe_messaging, paragraphs(*texts))]


def test_first_words_about_it_bring_the_reminder_once():
    assert codes("Calm.", "He thought of suicide.", "Suicidal thoughts pass.") == ["suicide-spoken-of"]


@pytest.mark.parametrize(
    "words", ["committed suicide", "commit suicide", "a failed suicide attempt", "a successful suicide"]
)
def test_judging_words_are_asked_about(words):
    assert codes(f"His uncle {words}.")[0] == "suicide-judged"


def test_means_are_asked_about_only_near_it():
    assert "suicide-means" in codes("He ended his own life with pills.")
    assert codes("She takes pills against the cold, and jumped off the wall.") == []


def test_calm_words_are_left_alone():
    assert codes("He died of an illness.", "They want to dye the curtains.") == []


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("An affair is a wound.", ["infidelity"]),
        ("The state of affairs, and an affair of the heart.", []),
        ("He raped her.", ["sexual assault"]),
        ("Grapes and therapists.", []),
        ("Three miscarriages and IVF.", ["pregnancy loss", "infertility"]),
        ("The death of a parent; she wanted to die.", ["suicide", "death of a loved one"]),
        ("Coercive control, self-harm, binge eating.", ["coercion", "self-harm", "disordered eating"]),
        ("", []),
    ],
)
def test_subjects_are_known_by_whole_words(text, subjects):
    assert subjects_in(text) == subjects


def test_suicide_is_known_by_what_people_say():
    assert speaks_of_suicide("Some days he wants to die.")
    assert not speaks_of_suicide("The plant died.")


@pytest.mark.parametrize(
    ("words", "found_word"),
    [("What Sex is for", "Sex"), ("Essex, unsexy", ""), ("leaving him", "leaving him")],
)
def test_titles_that_give_something_away(words, found_word):
    assert gives_away(words) == found_word
