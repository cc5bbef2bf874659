"""Texts and documents for the laws: fragments of everything the dialect knows, and of everything it does not."""

from hypothesis import strategies as st

FRAGMENTS = [
    *("one *em* **st**", "## H {#x}", "- a\n- b\n    - c", "1. x\n\n2. y", "> q\n> r", "text[^1]", "word"),
    *(
        '![a](/b.jpg "c | d")',
        "[^1]: note\n\n    more",
        "| a | b |\n|---|:-:|\n| 1 | `x|y` |",
        "---",
        "* * *",
    ),
    *(
        '!!! note "T"\n    body\n\n    - l',
        "p\n{: .c }",
        "<div>\n\nx\n\n</div>",
        "```py\na\n\nb\n```",
        "    code",
    ),
    *(
        "T\n:   d",
        "*[A]: b",
        "A",
        "[r]: http://x.y 'T'",
        "[k][r] z",
        "[r]",
        "S\n===",
        "a  \nb",
        "<!-- c\n\nd -->",
    ),
    *(
        "+ p\n\n    q",
        "<p align=right>x</p>",
        "text\n- not list",
        "~~~\nx\n~~~",
        "`a` \\* &amp; &copy; <b>x</b>",
    ),
    *(
        "<me@x.org>",
        "![i](x) inline",
        "#hash",
        "1986\\. year",
        "10) x",
        "_a_ __b__ ***c***",
        "**a *b* c**",
        "```",
    ),
    *(
        "line\n```\nx\n```",
        "  - ind",
        "\tcode",
        "[^2]: a\n[^3]: b\nlazy",
        "<hr>",
        "<br>\n\nx",
        "[a]: b/\npara",
    ),
    *(
        "- [ ] task",
        "a|b\n-|-\n1|2",
        "Table: cap\n\na|b\n-|-\n1|2",
        "Table: cap",
        "<!-- -->",
        "- a\n\n<!-- -->\n\n- b",
    ),
    *(
        '::: practice "P" (one)\nText.\n\n1. a\n2. b\n:::',
        "::: pull\nOne.\n:::",
        "::: note\na\n\n> b\n:::",
        ":::",
    ),
    *(
        "::: script\n“a”\n\nor\n\n“b”\n:::",
        '::: care "C"\n- a\n:::',
        "::: other\nx\n:::",
        "::: note",
        "“a” Or:\n“b”",
    ),
    *(
        "• a\n• b",
        "1) a\n2) b",
        "– a\n– b",
        "A sentence.\n---",
        "1. T\nA sentence.\n2. U\nA sentence.",
        "Lead:\n- a",
    ),
    *(
        '<span lang="es">hola</span>',
        "![](/a.jpg){.decorative}",
        "[x](javascript:alert(1))",
        "<b>",
        "</div>",
        "<div>",
    ),
    *(
        "[^1]",
        "Dear <name>",
        "\\",
        "“q”",
        "or",
        "1994. That was",
        "a" * 130 + " b\n" + "c " * 70 + "\nd",
        "<script>x",
    ),
]
SIGNS = "ab *_`#>-+1.:|[]()!<>&\\\n^~={}\"'/ü“”•– "
HOSTILE = [
    "\r\n",
    "\r",
    "\x00",
    "\ud800",
    "\u2028",
    "\x0b",
    "\x85",
    "\x02",
    "\x03",
    "\ufeff",
    "\xa0",
    "\t",
    "\x1c",
]

MARKDOWN = st.lists(
    st.tuples(
        st.sampled_from(FRAGMENTS) | st.text(SIGNS, max_size=25),
        st.sampled_from(["\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n \n", "\n\n<!-- -->\n\n"]),
    ),
    max_size=7,
).map(lambda parts: "".join(piece + gap for piece, gap in parts))
ANYTHING = st.lists(
    st.sampled_from(FRAGMENTS) | st.sampled_from([*HOSTILE, "\n", "\n\n"]) | st.text(max_size=6), max_size=14
).map("".join)

WORDS = st.text(SIGNS.replace("\n", ""), min_size=1, max_size=8) | st.sampled_from(
    [
        *("word", " two words ", "snake_case", "3 * 4", "1. x", "- x", "# x", "a&amp;b", "<b>", "http://x.y"),
        *("[^1]", "!!! note", ": x", "---", "[a]: b", "*[a]: b", "> q", "```", "a | b", "{: .x }", "![x](y)"),
        *(
            "::: note",
            ":::",
            "or",
            "Or:",
            "“a”",
            "“a” or",
            "• x",
            "– x",
            "1) x",
            "1994. x",
            "Table: x",
            "<name>",
        ),
        *(
            "Dr. X",
            "a\u00a0b",
            "\u00a0",
            "中文",
            "e\u0301",
            "👩‍👧",
            "==",
            "<!-- -->",
            "[r]",
            "[k][r]",
            "{#x}",
            "\\",
        ),
    ]
)
MARKS = st.lists(
    st.sampled_from(
        [
            {"type": "bold"},
            {"type": "italic"},
            {"type": "code"},
            {"type": "language", "attrs": {"lang": "es"}},
            {"type": "link", "attrs": {"href": "https://e.x/a_(b)?c=1&d=2&copy=3", "title": None}},
            {"type": "link", "attrs": {"href": "/p", "title": 'T "q" [^1] *x*'}},
        ]
    ),
    max_size=2,
    unique_by=lambda mark: mark["type"],
)


def node(kind, content=None, /, **attributes):
    made = {"type": kind}
    if attributes:
        made["attrs"] = attributes
    if content:
        made["content"] = content
    return made


def run(words, marks):
    return {"type": "text", "text": words, **({"marks": marks} if marks else {})}


LINE = st.lists(
    st.one_of(
        st.builds(run, WORDS, MARKS),
        st.builds(run, WORDS, st.just([])),
        st.just({"type": "hardBreak"}),
        st.just(node("footnoteReference", label="1")),
    ),
    max_size=4,
)
PARAGRAPH = st.builds(lambda line: node("paragraph", line), LINE)
FLAT = LINE.map(lambda line: [part for part in line if part["type"] != "hardBreak"])


def some(blocks, most=3):
    return st.lists(blocks, min_size=1, max_size=most)


def _lists(inner):
    items = some(
        st.builds(
            lambda first, rest: node("listItem", [first, *rest]), PARAGRAPH, st.lists(inner, max_size=2)
        )
    )
    return st.one_of(
        st.builds(lambda held, tight: node("bulletList", held, tight=tight), items, st.booleans()),
        st.builds(
            lambda held, tight, start: node("orderedList", held, tight=tight, start=start),
            items,
            st.booleans(),
            st.sampled_from([1, 3, 98]),
        ),
    )


FLOW = st.recursive(PARAGRAPH, _lists, max_leaves=5)
QUOTATION = st.builds(lambda held: node("blockquote", held), some(FLOW))
QUOTED = FLOW | QUOTATION
TITLE = st.none() | WORDS
ROWS = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(LINE, min_size=width, max_size=width), min_size=1, max_size=3)
)


def _table(rows, aligns, caption):
    return node(
        "table",
        [
            node(
                "tableRow",
                [
                    node(
                        "tableCell" if number else "tableHeader",
                        [node("paragraph", line)],
                        align=aligns[place],
                    )
                    for place, line in enumerate(row)
                ],
            )
            for number, row in enumerate(rows)
        ],
        caption=caption,
    )


BLOCK = st.one_of(
    PARAGRAPH,
    PARAGRAPH,
    FLOW,
    QUOTATION,
    st.builds(
        lambda line, level, name: node("heading", line, level=level, id=name),
        FLAT,
        st.sampled_from([2, 3, 4]),
        st.sampled_from([None, "x", "a-b.c"]),
    ),
    st.just(node("horizontalRule")),
    st.builds(
        lambda words, language: node("codeBlock", [run(words, [])] if words else None, language=language),
        st.text("a `~\n#*<&\\:|\t", max_size=12),
        st.sampled_from([None, "python", "c++"]),
    ),
    st.builds(
        lambda alt, caption, credit, decorative: node(
            "figure", src="/media/a b(1).jpg", alt=alt, caption=caption, credit=credit, decorative=decorative
        ),
        WORDS | st.just(""),
        WORDS | st.just(""),
        WORDS | st.just(""),
        st.booleans(),
    ),
    st.builds(
        lambda held, kind, title: node("callout", held, kind=kind, title=title),
        some(QUOTED),
        st.sampled_from(["note", "care"]),
        TITLE,
    ),
    st.builds(
        lambda held, title, duration: node("practice", held, title=title, duration=duration),
        some(QUOTED),
        WORDS | st.just(""),
        WORDS | st.just(""),
    ),
    st.builds(
        lambda lines, title: node("script", lines, title=title),
        some(st.builds(lambda held: node("scriptLine", held), some(FLOW))),
        TITLE,
    ),
    st.builds(lambda line: node("pullLine", line), FLAT),
    st.builds(
        lambda held, label: node("footnote", held, label=label), some(QUOTED), st.sampled_from(["1", "a-b"])
    ),
    st.builds(
        _table,
        ROWS,
        st.lists(st.sampled_from([None, "left", "right", "center"]), min_size=3, max_size=3),
        st.none() | WORDS,
    ),
)
DOCUMENT = some(BLOCK, most=4).map(lambda blocks: node("doc", blocks))
