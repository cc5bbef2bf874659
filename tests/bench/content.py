"""How long 200 kB of prose and of anything else take to render, as a table."""

import sys
import time

from blog.content import BodyRefused, render

SIZE = 200_000

PARAGRAPH = (
    "When the evening has gone quiet, “coming back” is *slower* than it looks, and it's [a small step](https://example.org/{0}) "
    '-- nothing more. Somebody says "I\'m here", somebody else nods, and **the kettle** does the rest.[^{0}] '
    "It doesn't have to be said twice; it has to be meant...\n\n"
)
SECTION = (
    "## Evening number {0}\n\nSome ways back:\n\n- a hand on the **door** frame\n- a cup of tea, set down\n- one word\n\n"
    "1. First this\n2. Then that\n\n> Someone said it plainly.\n\n[^{0}]: A sample note about number {0}.\n\n"
)

# Each is repeated up to 200 kB. The first dozen are known to cost Python-Markdown quadratic time.
UNITS = {
    "[": "[",
    "![": "![",
    "[^a] without a note": "[^a] ",
    "[a](": "[a](",
    "definitions": "a\n: ",
    "quotes \"'": "\"'",
    "quotes \" '": "\" ' ",
    "> in one line": ">",
    "> in lines": "> a\n",
    "- in one line": "- ",
    "- in lines": "- a\n",
    "*a **a": "*a **a",
    "*a_b": "*a_b ",
    "***": "***",
    "_a": "_a ",
    "code ticks": "`a ",
    "code spans": "`a` ",
    "<": "<",
    "<a": "<a ",
    "<div>": "<div>",
    "<div> in lines": "<div>\n",
    "<div></div>": "<div></div>\n",
    "<p></p>": "<p>a</p>",
    "<b>": "<b>",
    "</b>": "</b>",
    "<!--": "<!--",
    "<?": "<?",
    "<![CDATA[": "<![CDATA[",
    "comments": "<!-- a -->\n",
    "&": "&",
    "&amp;": "&amp;",
    "blanks": " ",
    "newlines": "\n",
    "blank lines with a sign": "\n\n.",
    "tabs": "\t",
    "[]": "[]",
    "[a]": "[a] ",
    "[a](b)": "[a](b) ",
    "![a](b)": "![a](b) ",
    "[a][b]": "[a][b] ",
    "reference definitions": "[a]: b\n",
    "abbreviations": "*[a]: b\n",
    "abbreviations without text": "*[a]\n",
    "note definitions": "[^a]: b\n",
    "numbers": "1. a\n",
    "bullets under text": "a\n- b\n- c\n",
    "loose practices": "1. a\n\nb\n\n2. a\n\nb\n\n",
    "scripts": "“a” Or:\n\n",
    "fences": "::: note\n",
    "fences in pairs": "::: note\na\n:::\n",
    "fences with ends": ":::\n",
    "callouts": "!!! note\n    a\n",
    "headings": "# a\n",
    "same headings": "## a\n\n",
    "heading of signs": "# ",
    "underlined": "a\n---\n",
    "rules": "---\n",
    "table row": "a|",
    "table": "a|b\n-|-\na|b\n\n",
    "table rows": "|a|`b`|\n",
    "attributes": "a {",
    "attributes in a heading": "# a {b ",
    "code fences": "```\n",
    "code fences in pairs": "```\na\n```\n",
    "backslashes": "\\",
    "escapes": "\\*",
    "addresses": "<https://a.b> ",
    "mail addresses": "<a@b.c> ",
    "line breaks": "a  \n",
    "markdown in html": '<div markdown="1">\n\n',
    "markdown in html, closed": '<div markdown="1">\n*a*\n</div>\n\n',
    "details": "<details><summary>a</summary>\n",
    "one long word": "a",
    "chinese": "中文",
    "joined emoji": "👩‍👩‍👧",
    "em dashes": "a---b--c...",
}


def prose(size: int = SIZE) -> str:
    """Ordinary text of ``size`` characters: about 33,000 words with links, lists, quotes, notes and emphasis."""
    parts: list[str] = []
    length = number = 0
    while length < size - 3_000:
        number += 1
        part = SECTION.format(number) + "".join(PARAGRAPH.format(number) for _ in range(5))
        parts.append(part)
        length += len(part)
    return "".join(parts)


def pathological() -> dict[str, str]:
    """The inputs by name, each 200 kB."""
    inputs = {name: (unit * (SIZE // len(unit) + 1))[:SIZE] for name, unit in UNITS.items()}
    inputs["brackets, nested"] = "[" * (SIZE // 2) + "]" * (SIZE // 2)
    inputs["[a]( closed at the end"] = "[a](" * (SIZE // 5) + ")" * (SIZE // 5)
    inputs["> stairs"] = "\n".join(">" * depth + " a" for depth in range(1, 600))[:SIZE]
    inputs["list stairs"] = "\n".join("    " * depth + "- a" for depth in range(310))[:SIZE]
    inputs["ticks of every length"] = " ".join("`" * length for length in range(1, 620))[:SIZE]
    inputs["open tags with attributes"] = "".join(f"<p><b id={n}>" for n in range(16_000))[:SIZE]
    inputs["abbreviations of many words"] = "\n".join(f"*[a{n}]: b" for n in range(14_000))[:SIZE]
    for name, block in {
        "[": "[" * 200,
        "[a](": "[a](" * 50,
        "*a **a": "*a **a" * 650,
        "_a": "_a " * 2_000,
        "`a": "`a " * 1_000,
        "ticks of every length": " ".join("`" * length for length in range(1, 44)),
        "# a {b": "# a" + " {b" * 200,
        "<a": "<a " * 2_000,
        "definitions": "a\n: b\n" * 200,
        "table cells": "a|" * 200 + "\n" + "-|" * 200 + "\n" + "`|" * 190,
        "headings": "# a\n" * 200,
    }.items():
        inputs[f"{name}, in bounds"] = f"{block}\n\n" * (SIZE // (len(block) + 2))
    inputs["many notes"] = (
        "".join(f"[^{n}] " for n in range(6_000)) + "\n\n" + "".join(f"[^{n}]: a\n" for n in range(6_000))
    )
    inputs["many headings"] = "".join(f"## a {n}\n\n" for n in range(18_000))[:SIZE]
    inputs["one paragraph of links"] = " ".join(f"[a](b{n})" for n in range(16_000))[:SIZE]
    inputs["one paragraph of emphasis"] = " ".join(f"*a{n}*" for n in range(25_000))[:SIZE]
    return inputs


def measure(text: str) -> tuple[float, str]:
    """Seconds of processor time, and what became of the text."""
    start = time.process_time()
    try:
        outcome = f"rendered, {len(render(text).html):,} characters"
    except BodyRefused as refusal:
        outcome = f"refused: {refusal}"
    return time.process_time() - start, outcome


def main() -> None:
    """Print the table, slowest first after the ordinary prose."""
    render("Warm up.")
    rows = [("ordinary prose", *measure(prose()))]
    rows += sorted(((name, *measure(text)) for name, text in pathological().items()), key=lambda row: -row[1])
    for name, seconds, outcome in rows:
        sys.stdout.write(f"{name:<30}{seconds:6.2f} s  {outcome}\n")


if __name__ == "__main__":
    main()
