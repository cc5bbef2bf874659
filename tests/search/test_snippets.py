from hypothesis import given
from hypothesis import strategies as st

from blog.search.snippets import LENGTH, OFF, ON, snippet


def marked(text: str) -> str:
    return text.replace("[", ON).replace("]", OFF)


def test_snippet_marks_what_was_found_and_escapes_the_rest():
    shown = snippet(marked("If a < b, then [repair] & rest."))

    assert shown == "If a &lt; b, then <mark>repair</mark> &amp; rest."


def test_snippet_of_a_text_without_hits_is_empty():
    assert snippet("Nothing to see.") == ""


def test_snippet_begins_with_the_sentence_and_ends_between_words():
    before = "A long beginning that goes on. " * 9

    shown = snippet(marked(f"{before}Here [trust] begins. " + "It goes on for long after that. " * 20))

    assert shown.startswith("Here <mark>trust</mark> begins. It goes on")
    assert shown.endswith(" …")


def test_snippet_prefers_a_sentence_to_a_heading():
    shown = snippet(marked("What [repair] is\nAny signal can be [repair] of a kind."))

    assert shown == "Any signal can be <mark>repair</mark> of a kind."


def test_snippet_shows_where_most_words_stand_together():
    shown = snippet(
        marked("First [trust] alone. " + "And so on it goes. " * 30 + "Then [trust] with [repair].")
    )

    assert shown == "Then <mark>trust</mark> with <mark>repair</mark>."


def test_snippet_keeps_a_heading_apart_from_what_follows():
    shown = snippet(marked("[Trust] is slow.\nA heading\nAnd more."))

    assert shown == "<mark>Trust</mark> is slow. A heading … And more."


@given(st.text(alphabet=st.sampled_from(f"ab .\n<&{ON}{OFF}é"), max_size=600))
def test_snippet_of_any_text_is_short_and_balanced(text):
    shown = snippet(text)

    bare = shown.replace("<mark>", "").replace("</mark>", "").replace("&lt;", "<").replace("&amp;", "&")
    assert shown.count("<mark>") == shown.count("</mark>")
    assert ON not in shown
    assert OFF not in shown
    assert len(bare) <= 2 * LENGTH + 50
