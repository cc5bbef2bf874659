"""Laws that hold for any text at all."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from blog.content import BodyRefused, render
from blog.content.sanitizing import sanitize

PIECES = st.sampled_from(
    [
        *("\n", "\n\n", " ", "  \n", "    ", "\t", "\r\n", "\u2028", "\x00", "\x02", "\x03", "\ud800", "\\"),
        *(
            "word",
            "Words here.",
            "“q”",
            '"q"',
            "'",
            "Or:",
            "or",
            "--",
            "...",
            "é",
            "中文",
            "שלום",
            "👩‍👧",
            "1994. ",
        ),
        *(
            "*",
            "**",
            "_",
            "`",
            "```",
            "~~~",
            "[",
            "]",
            "(",
            ")",
            "!",
            "{",
            "}",
            "{#id}",
            '{: onclick="x" }',
            "|",
        ),
        *(
            "[^1]",
            "[^1]: note",
            "[a]: /b",
            "*[A]: b",
            "A",
            "# ",
            "## ",
            "###### x",
            "> ",
            ": def",
            "---",
            "===",
        ),
        *("- ", "1. ", "2. ", "3) ", "• ", "– ", "a|b\n-|-\n", "!!! note\n    x", "\n:::\n", "\n::: pull\n"),
        *(
            '\n::: note "T"\n',
            '\n::: practice "P" (one)\n',
            "\n::: script\n",
            "\n::: care\n",
            "\n::: other\n",
        ),
        *(
            "<div>",
            "</div>",
            '<div markdown="1">',
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<pre>\n",
            "<code>",
            "<h1>",
            "</h1>",
        ),
        *(
            "<script>",
            "</script>",
            "<style>",
            "<iframe src=x>",
            "<img src=x onerror=alert(1)>",
            "<svg onload=x>",
        ),
        *(
            '<a href="javascript:alert(1)">',
            "</a>",
            "[x](javascript:alert(1))",
            "![x](data:image/png;base64,AA)",
        ),
        *(
            '![a](/b.jpg "c|d")',
            "![a](//e/b.jpg)",
            "<!--",
            "-->",
            "<?",
            "?>",
            "<![CDATA[",
            "]]>",
            "&lt;",
            "&#x3c;",
        ),
        *("&amp;", "&", "<", "</", "<math>", "<table>", "<tr>", "<td>", "</table>", "<li>", "<ul>", "</ul>"),
        *("<select>", "<option>", "<textarea>", "<title>", "<form>", "<input>", "<noscript>", "<details>"),
        *(
            '<section class="notes"><ol><li id="fn-1">',
            '<a class="note-mark" href="#fn-1">',
            "<sup>",
            "<plaintext>",
        ),
        *(
            '<figure class="script">',
            '<section class="practice">',
            "<template>",
            "<mglyph>",
            "<ruby>",
            "<rt>",
            "<dl>",
        ),
    ]
)
ANYTHING = st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join)

DANGEROUS = re.compile(
    r"<(?:script|style|iframe|form|input|button|svg|math|object|embed|link|meta|base|template|video|audio)\b"
    r"|<[^>]*\son\w+\s*=|<[^>]*\sstyle\s*=|<[^>]*\b(?:href|src|srcset)=\"\s*(?:javascript|data|vbscript):",
    re.IGNORECASE,
)

LETTERS = st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=1, max_size=8)
GLUE = st.sampled_from(
    [
        *(
            " ",
            "  ",
            "\n",
            "\n\n",
            ", ",
            ". ",
            ": ",
            "? “",
            "” ",
            " (",
            ") ",
            " [",
            "] ",
            "; ",
            " – ",
            "—",
            " - ",
        ),
        *(
            "\n- ",
            "\n* ",
            "\n• ",
            "\n1. ",
            "\n2. ",
            "\n1994. ",
            "\n# ",
            "\n#",
            "#",
            "\n> ",
            "\n    ",
            "\n\t",
            " <",
        ),
        *(
            "> ",
            " < ",
            " & ",
            "&",
            "'s ",
            " 'n' ",
            '"',
            '" ',
            "\n---\n",
            "\n\n---\n\n",
            "\n===\n",
            "/",
            "\\ ",
            "@",
        ),
        *(
            "{",
            "}",
            " {",
            "}\n",
            "]: ",
            "\n[",
            "\n!!! so ",
            "::: ",
            "\n:::\n",
            "\n::: unknown\n",
            "| ",
            " |\n",
            "*",
            "_",
        ),
    ]
)
PROSE = st.tuples(LETTERS, st.lists(st.tuples(GLUE, LETTERS), max_size=25)).map(
    lambda parts: parts[0] + "".join(glue + word for glue, word in parts[1])
)


@settings(max_examples=250, deadline=None)
@given(ANYTHING)
def test_render_gives_safe_html_that_sanitizes_to_itself(markdown):
    try:
        html = render(markdown).html
    except BodyRefused:
        return

    assert sanitize(html) == html
    assert DANGEROUS.search(html) is None
    assert not {"\x02", "\x03"} & set(html)


@settings(max_examples=100, deadline=None)
@given(ANYTHING)
def test_render_gives_the_same_twice(markdown):
    def outcome():
        try:
            return render(markdown)
        except BodyRefused as refusal:
            return refusal.args

    assert outcome() == outcome()


@settings(max_examples=250, deadline=None)
@given(PROSE)
def test_render_keeps_every_letter_that_was_typed(prose):
    typed = Counter(sign for sign in prose if sign.isalpha())

    kept = Counter(render(prose).text)

    assert {sign: count for sign, count in typed.items() if count > kept[sign]} == {}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(st.characters(categories=("Ll", "Lo"))).filter(str.strip), min_size=1, max_size=30))
def test_render_keeps_plain_words_in_order(words):
    body = render(" ".join(words))

    assert body.text.split() == " ".join(words).split()
