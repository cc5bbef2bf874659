import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.content import render
from blog.content.alignment import aligned
from blog.content.differences import compare, mark
from blog.content.merging import meet, put_together

BLOCKS = st.lists(st.sampled_from(["a", "b", "c", "d d", "e e e"]), max_size=8)


def kinds(before, after):
    return [row.kind for row in compare(render(before).html, render(after).html)]


def test_compare_marks_the_words_that_came_and_went():
    before = "Silence has a job. It is *not* a rest, and it stays."
    after = "Silence has a hard job. It is *closer* to a rest."

    (row,) = compare(render(before).html, render(after).html)

    assert row.before == (
        "<p>Silence has a job. It is <em><del>not</del></em> a rest<del>, and it stays</del>.</p>"
    )
    assert row.after == (
        "<p>Silence has a <ins>hard</ins> job. It is <em><ins>closer</ins></em> <ins>to</ins> a rest.</p>"
    )
    assert row.both == (
        "<p>Silence has a <ins>hard</ins> job. It is <del>not</del> <em><ins>closer</ins></em> <ins>to</ins>"
        " a rest<del>, and it stays</del>.</p>"
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("One.\n\nTwo.", "One.\n\nTwo.", ["same", "same"]),
        ("One.\n\nThree.", "One.\n\nSomething else comes.\n\nThree.", ["same", "came", "same"]),
        ("One.\n\nSomething else goes.\n\nThree.", "One.\n\nThree.", ["same", "went", "same"]),
        ("A word is said here.", "A word is heard here.", ["changed"]),
        ("## Words", "Words", ["went", "came"]),
        ("", "New.", ["came"]),
        ("", "", []),
        (
            "The first paragraph stays alike.\n\nThe second goes away altogether now.",
            "The first paragraph stays much alike.\n\nNothing in common whatever.",
            ["changed", "went", "came"],
        ),
    ],
)
def test_compare_aligns_blocks(before, after, expected):
    assert kinds(before, after) == expected


def test_compare_leaves_out_names_that_must_be_unique():
    text = "## A heading\n\nWords.[^1]\n\n[^1]: A note."

    rows = compare(render(text).html, render(text + " More.").html)

    assert not any(' id="' in row.both + row.before + row.after for row in rows)


def test_compare_is_safe_for_words_that_look_like_markup():
    (row,) = compare(render("a &lt;b&gt; c").html, render("a &lt;script&gt; c").html)

    assert "<script" not in row.before + row.after + row.both
    assert "&lt;" in row.both


def test_mark_marks_both_sides():
    mine, theirs = mark("<p>for three minutes</p>", "<p>for four minutes</p>")

    assert mine == "<p>for <mark>three</mark> minutes</p>"
    assert theirs == "<p>for <mark>four</mark> minutes</p>"


def long_text(seed, words=30_000):
    chance = random.Random(seed)
    some = [f"word{chance.randrange(900)}" for _ in range(words)]
    return "\n\n".join(" ".join(some[n : n + 60]) + "." for n in range(0, words, 60))


def changed_here_and_there(text, seed):
    chance = random.Random(seed)
    return " ".join(
        "other" if chance.random() < 0.1 and word.startswith("word") else word for word in text.split(" ")
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (long_text(1), changed_here_and_there(long_text(1), 2)),
        (long_text(1), long_text(3)),
        ("the " * 30_000, "the a " * 15_000),
        ("\n\n".join(["same"] * 10_000), "\n\n".join(["same", "other"] * 5_000)),
    ],
    ids=["a word in ten", "nothing in common", "one word only", "equal paragraphs"],
)
def test_compare_of_the_longest_texts_takes_seconds_at_most(before, after):
    before, after = (f"<p>{text.replace(chr(10) * 2, '</p><p>')}</p>" for text in (before, after))
    started = time.thread_time()

    compare(before, after)

    assert time.thread_time() - started < 4


@given(BLOCKS, BLOCKS)
def test_aligned_items_are_equal_and_rise(one, other):
    pairs = aligned(one, other)

    assert all(one[a] == other[b] for a, b in pairs)
    assert [a for a, _ in pairs] == sorted({a for a, _ in pairs})
    assert [b for _, b in pairs] == sorted({b for _, b in pairs})


def text_of(blocks):
    return "".join(f"{block}\n\n" for block in blocks)


@given(BLOCKS, BLOCKS)
def test_two_versions_put_together_from_one_side_are_that_side(mine, theirs):
    stretches = meet([f"{b}\n\n" for b in mine], [f"{b}\n\n" for b in theirs])
    number = len(stretches)

    assert put_together(stretches, ["mine"] * number) == text_of(mine)
    assert put_together(stretches, ["theirs"] * number) == text_of(theirs)


@given(BLOCKS, BLOCKS)
def test_what_only_one_side_changed_is_taken(base, mine):
    blocks = [[f"{b}\n\n" for b in side] for side in (base, mine)]

    assert put_together(meet(blocks[1], blocks[0], blocks[0]), []) == text_of(mine)
    assert put_together(meet(blocks[0], blocks[1], blocks[0]), []) == text_of(mine)
    assert not [s for s in meet(blocks[1], blocks[0], blocks[0]) if s.kind == "differ"]


@given(BLOCKS, BLOCKS, BLOCKS)
def test_every_block_of_both_sides_is_found_in_one_stretch(mine, theirs, base):
    stretches = meet(mine, theirs, base)

    assert [number for s in stretches for number, _ in s.mine] == list(range(len(mine)))
    assert [number for s in stretches for number, _ in s.theirs] == list(range(len(theirs)))


def test_passages_changed_on_one_side_are_taken_and_the_rest_is_asked():
    base = ["One\n\n", "Two\n\n", "Three\n\n", "Four"]
    mine = ["One of mine\n\n", "Two\n\n", "Three, mine\n\n", "Four"]
    theirs = ["One\n\n", "Two\n\n", "Three, theirs\n\n", "Four\n\n", "Five"]

    stretches = meet(mine, theirs, base)

    assert [stretch.kind for stretch in stretches] == ["mine", "same", "differ", "same", "theirs"]
    assert put_together(stretches, ["both"]) == (
        "One of mine\n\nTwo\n\nThree, mine\n\nThree, theirs\n\nFour\n\nFive"
    )
