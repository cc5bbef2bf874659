import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.content import Heading, render
from blog.content.headings import slug


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("O.K. Are You Home?", "o-k-are-you-home"),
        ("Don’t don't", "dont-dont"),
        ("Ünïcödé", "ünïcödé"),
        ("你好，世界", "你好-世界"),
        ("हिन्दी", "हिन्दी"),
        ("---", "section"),
        ("👩‍👧", "section"),
        ("Site help", "text-site-help"),
        ("FN 1", "text-fn-1"),
        ("word " * 40, "-".join(["word"] * 16)),
        ("x" * 200, "x" * 80),
    ],
)
def test_slug(title, name):
    assert slug(title) == name


@given(st.lists(st.sampled_from("123456"), max_size=12))
def test_heading_levels_never_skip(levels):
    markdown = "\n\n".join(f"{'#' * int(level)} Title" for level in levels)

    found = [1, *(heading.level for heading in render(markdown).headings)]

    assert len(found) == len(levels) + 1
    assert all(2 <= later <= min(4, earlier + 1) or later <= earlier for earlier, later in pairwise(found))


@given(st.lists(st.text(max_size=6), max_size=10))
def test_ids_are_unique_and_never_the_pages_own(titles):
    html = render("\n\n".join(f"## a {title}" for title in ["site-x", *titles])).html

    ids = re.findall(r'\sid="([^"]*)"', html)

    assert len(ids) == len(set(ids))
    assert [name for name in ids if name.startswith("site-")] == []


@pytest.mark.parametrize("name", ["site-menu", "fn-1", "fnref-1", "1 2"])
def test_ids_by_hand_give_way_to_the_pages_own(name):
    assert render(f'<h2 id="{name}">A room</h2>').headings == (Heading(2, "a-room", "A room"),)


def test_ids_by_hand_are_dropped_when_taken():
    html = render('## A room {#here}\n\n<p id="here">Text</p>').html

    assert html == '<h2 id="here">A room</h2>\n<p>Text</p>'


def test_headings_leave_out_note_marks_and_practices():
    body = render('## A *room*[^a]\n\n::: practice "Not in it"\nText.\n:::\n\n[^a]: Note.')

    assert body.headings == (Heading(2, "a-room", "A room"),)


def test_raw_headings_are_levelled_too():
    assert [heading.level for heading in render("<h1>One</h1>\n\n<h5>Two</h5>").headings] == [2, 3]
