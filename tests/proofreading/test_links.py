import pytest

from blog.proofreading import Kind, Link, links
from tests.proofreading.writing import block, found


def look_at(*pairs):
    return found(
        links, [block(Kind.PARAGRAPH, links=tuple(Link(address, words) for words, address in pairs))]
    )


def test_link_with_words_of_its_own_is_fine():
    assert look_at(("how sleep works", "/a"), ("how rest works", "/b"), ("how sleep works", "/a")) == []


@pytest.mark.parametrize("words", ["click here", "Here", "Read more…", "this article.", " here "])
def test_words_that_say_nothing_are_asked_about(words):
    assert look_at((words, "/a")) == [("link-says-nothing", words.strip())]


def test_link_without_words_is_asked_about():
    assert look_at((" ", "/a")) == [("link-empty", "")]


def test_address_as_words_is_asked_about():
    assert look_at(("https://example.org/a", "https://example.org/a")) == [
        ("link-is-address", "https://example.org/a")
    ]


def test_same_words_for_two_places_are_asked_about():
    assert look_at(("the study", "/a"), ("The study", "/b")) == [("link-repeats-words", "The study")]
