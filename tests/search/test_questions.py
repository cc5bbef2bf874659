import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.search.questions import LONGEST, TERMS_AT_MOST, Term, ask


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("slow repair", [Term(("slow",)), Term(("repair",), is_beginning=True)]),
        ('"slow repair" trust', [Term(("slow", "repair")), Term(("trust",), is_beginning=True)]),
        ("trust “slow repair”", [Term(("trust",)), Term(("slow", "repair"))]),
        ('"slow repair', [Term(("slow",)), Term(("repair",), is_beginning=True)]),
        ("co-parenting", [Term(("co", "parenting"), is_beginning=True)]),
        ("don’t go", [Term(("don", "t")), Term(("go",))]),
        (
            "title:repair OR (trust) NEAR -x*",
            [Term((w,)) for w in ("title", "repair", "OR", "trust", "NEAR", "x")],
        ),
        ("cafe\u0301s", [Term(("caf\u00e9s",), is_beginning=True)]),
        (
            "'; DROP TABLE blog_post; --",
            [Term((w,)) for w in ("DROP", "TABLE")] + [Term(("blog",)), Term(("post",), is_beginning=True)],
        ),
        ("☃ \x00 \" ' * ^ : -", []),
        ("", []),
        ('""', []),
    ],
)
def test_ask_reads_words_and_phrases_and_nothing_else(typed, terms):
    assert list(ask(typed).terms) == terms


def test_ask_says_when_there_was_more_than_it_looks_for():
    nine, long = ask("one two three four five six seven eight nine"), ask("a" * 10_000)

    assert (len(nine.terms), nine.is_cut) == (TERMS_AT_MOST, True)
    assert (len(long.text), long.is_cut) == (LONGEST, True)
    assert ask("one two").is_cut is False


@given(st.text())
def test_ask_takes_any_string(typed):
    question = ask(typed)

    words = [word for term in question.terms for word in term.words]
    assert all(words)
    assert not set("\"'\\\x00 *:()") & set("".join(words))
