import pytest

from blog.proofreading import Kind, Passage, languages
from tests.proofreading.writing import block, found, paragraphs


def codes(*blocks):
    return [code for code, _text in found(languages, list(blocks))]


@pytest.mark.parametrize(
    "text",
    [
        "No te preocupes por lo que los vecinos dicen de la casa.",
        "Ce que je veux dire est dans la lettre que vous avez.",
        "Ich weiß nicht, was sie mit dem Brief für mich tun.",
        "这些方法可以帮助你们。",
    ],
)
def test_sentence_in_another_language_is_asked_about(text):
    assert codes(*paragraphs(text)) == ["language-unmarked"]


@pytest.mark.parametrize(
    "text", ["Sit down, and say what you need.", "Déjà vu.", "La la la la la la", "A 1994 vintage"]
)
def test_english_and_a_few_borrowed_words_are_not(text):
    assert codes(*paragraphs(text)) == []


def test_marked_words_are_fine():
    said = "No te preocupes por lo que los vecinos dicen de la casa."

    assert codes(block(Kind.PARAGRAPH, f"She said: {said}", passages=(Passage("es", said),))) == []


def test_mark_that_names_no_language_is_asked_about():
    assert codes(block(Kind.PARAGRAPH, "Hola.", passages=(Passage("spanish!", "Hola."),))) == [
        "language-unknown"
    ]
