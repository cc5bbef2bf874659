"""HTML of other programs as the editor's document, seen in the Markdown that is kept of it."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from blog.richtext import from_html, read, write

HOLDERS = (
    "address article aside blockquote center details div dl dt dd fieldset figure figcaption footer form h2 header li menu "
    "ol p pre section summary table tr td ul"
)


def markdown(html):
    return write(from_html(html).document, "").strip()


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Just words", "Just words"),
        ("<p>One</p><p>Two<br>lines</p>", "One\n\nTwo  \nlines"),
        ("<p>One<br><br>Two</p>", "One\n\nTwo"),
        ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"),
        ("<p>A <b>bold</b> and <i>slanted</i> word</p>", "A **bold** and *slanted* word"),
        ("<p> Much \n   white&nbsp;&nbsp;space </p>", "Much white space"),
        ("<p><code>a_b</code> <kbd>c</kbd></p>", "`a_b` `c`"),
        ("<p>She said <q>no</q></p>", "She said “no”"),
        ('<p><i lang="es">Hola</i></p>', '<span lang="es">*Hola*</span>'),
        ("<h2>A</h2><h3>B</h3><h6>C</h6>", "## A\n\n### B\n\n#### C"),
        ("<h1>A</h1><h2><b>B</b></h2>", "## A\n\n### B"),
        ("<hr><pre>a\n  b</pre>", "---\n\n```\na\n  b\n```"),
        ("<blockquote><h2>A</h2>B</blockquote>", "> A\n>\n> B"),
        ("<dl><dt>Term</dt><dd>Its meaning</dd></dl>", "**Term**\n\nIts meaning"),
        ("<p>a</p><script>alert(1)</script><style>p{}</style><p>b</p>", "a\n\nb"),
        ("<p>kept <del>gone</del><ins>new</ins></p>", "kept new"),
    ],
)
def test_words_keep_what_they_mean(html, expected):
    assert markdown(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", "- a\n    1. b\n- c"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n    - b"),
        ("<ul><li><ul><li>b</li></ul></li></ul>", "- b"),
        ('<ol start="3"><li>a</li><li>b</li></ol>', "3. a\n4. b"),
        ("<ul><li></li></ul><p>a</p>", "a"),
        ("<p>1. a</p><p>2. b</p>", "1. a\n2. b"),
        ("<p>- a</p><p>- b</p><p>c</p>", "- a\n- b\n\nc"),
        ("<p>1994. A year</p><p>1995. Another</p>", "1994. A year\n\n1995. Another"),
        (
            '<ol><li>Kiss</li></ol><p>Slowly.</p><ol start="2"><li><p>Talk</p></li></ol><p>Softly.</p><p>So.</p>',
            "1. Kiss\n\n    Slowly.\n\n2. Talk\n\n    Softly.\n\nSo.",
        ),
        ("<ol><li>Kiss</li></ol><p>Slowly.</p>", "1. Kiss\n\nSlowly."),
        ('<ol><li><a id="list-number-3"></a>c</li><li>d</li></ol>', "3. c\n4. d"),
        (
            "<p>1. Kiss</p><p>Slowly.</p><p>2. Talk</p><p>Softly.</p><p>All of these help.</p>",
            "1. Kiss\n\n    Slowly.\n\n2. Talk\n\n    Softly.\n\nAll of these help.",
        ),
    ],
)
def test_lists_are_lists(html, expected):
    assert markdown(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<table><tr><td><p><b>A</b></p></td><td>B</td></tr><tr><td>1</td><td><p>2</p><p>3</p></td></tr></table>",
            "| A | B |\n| --- | --- |\n| 1 | 2<br>3 |",
        ),
        (
            "<table><tr><th colspan=2>A</th></tr><tr><td rowspan=2>1</td><td>2</td></tr><tr><td>3</td></tr></table>",
            "| A |  |\n| --- | --- |\n| 1 | 2 |\n|  | 3 |",
        ),
        (
            "<table><caption>Said</caption><tr><td align=right>A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></table>",
            "Table: Said\n\n| A | B |\n| ---: | --- |\n| 1 | 2 |",
        ),
        ("<table><tr><td><h2>A</h2><p>B</p></td></tr></table>", "## A\n\nB"),
    ],
)
def test_tables_head_their_columns_or_are_taken_apart(html, expected):
    assert markdown(html) == expected


def test_notes_are_found_by_links_that_lead_to_each_other():
    html = (
        '<p>Word<sup><a href="#n1" id="r1">[1]</a></sup> and <a href="#top">1</a>.</p><p id="top">Top</p>'
        '<ol><li id="n1"><p>The note. <a href="#r1">↑</a></p></li></ol>'
    )

    assert markdown(html) == "Word[^1] and 1.\n\nTop\n\n[^1]: The note."


def test_pictures_stand_by_themselves_and_others_sites_stay_there():
    found = from_html(
        '<p>Before <img src="images/a.png" alt="Two cups"> after</p><img src="https://example.org/b.png" alt="B">'
        '<ul><li>item<img src="images/c.png" alt=""></li></ul>'
        '<figure><img src="images/d.png" alt="D"><figcaption>Warm</figcaption></figure>'
    )

    assert write(found.document, "").strip() == (
        'Before after\n\n![Two cups](images/a.png)\n\n- item\n\n![](images/c.png)\n\n![D](images/d.png "Warm")'
    )
    assert found.dropped == {"picture": 1}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.google.com/url?q=https://example.org/a%3Fb&sa=D", "[x](https://example.org/a?b)"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fe.org%2F&data=1",
            "[x](https://e.org/)",
        ),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fe.org%2F%3Ffbclid%3D1&h=2", "[x](https://e.org/)"),
        ("https://e.org/?a=1&utm_source=x&b=2#c", "[x](https://e.org/?a=1&b=2#c)"),
        ("https://urldefense.com/v3/__https://e.org/a__;!!x", "[x](https://e.org/a)"),
        ("javascript:alert(1)", "x"),
        ("data:text/html,x", "x"),
        ("#_Toc1", "x"),
        ("/posts/a/", "[x](/posts/a/)"),
    ],
)
def test_links_lead_straight_there_or_are_words(address, expected):
    assert markdown(f'<p><a href="{address}">x</a></p>') == expected


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<ul>",
                "<li>",
                "<b>",
                "<table>",
                "<tr>",
                "<td>",
                "a",
                "1. b",
                "<br>",
                "</li>",
                "</ul>",
                "<h1>",
                "<blockquote>",
                "<img src=images/a.png>",
                "<a href='#x'>1</a>",
                "<i id=x>",
                " ",
                "<pre>",
            ]
        ),
        max_size=30,
    )
)
def test_any_html_becomes_a_document_that_can_be_written_and_read(pieces):
    document = from_html("".join(pieces)).document

    text = write(document, "")

    assert write(read(text), text) == text


@given(
    st.recursive(
        st.just(" word "),
        lambda inner: st.builds(
            "<{0}>{1}</{0}>".format,
            st.sampled_from(HOLDERS.split()),
            st.lists(inner | st.sampled_from(("<br>", "<hr>", "<img src=images/a.png>")), max_size=4).map(
                "".join
            ),
        ),
        max_leaves=12,
    )
)
@example("<ul><li><ol><li>word</li></ol><ul><li>word</li></ul></li></ul>")
@example("<ul><li><ol><li>word</li></ol><p>word</p></li></ul>")
@example("<ul><ol><li>word</li></ol>word</ul>")
@example("<ul><blockquote><blockquote>word</blockquote></blockquote></ul>")
@example("<figure><img src=https://example.org/a.png><figcaption>word</figcaption></figure>")
@example("<figure><figure><img src=images/a.png></figure><figcaption>word</figcaption>word</figure>")
@example("<details><summary>word</summary>word</details><address>word</address>word")
def test_no_word_is_lost_wherever_it_stands(html):
    found = re.findall("(?:word)+", markdown(html))

    assert found == ["word"] * html.count("word")


def test_boxes_in_boxes_without_end_are_read_all_the_same():
    assert markdown("<div>" * 3_000 + "deep") == "deep"
