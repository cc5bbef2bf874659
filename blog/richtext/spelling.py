"""A block in Markdown, in one of several spellings."""

from collections.abc import Callable

from blog.richtext.schema import LISTS, Node, content, text
from blog.richtext.spelling_inline import Manner, spell_inline, spell_link, spell_words

_RULES = {None: "---", "left": ":---", "center": ":---:", "right": "---:"}
SpellLine = Callable[[list[Node]], str]


class Spelling:
    """Writes blocks in one manner; ``spell_line`` may choose another for each line of text."""

    def __init__(self, manner: Manner, spell_line: SpellLine | None = None) -> None:
        self.manner = manner
        self.spell_line = spell_line or self._in_this_manner

    def block(self, one: Node) -> str:
        """``one``, in normal form, without a newline at its end."""
        return getattr(self, f"_{one['type']}")(one)

    def _in_this_manner(self, line: list[Node]) -> str:
        return spell_inline(line, self.manner)

    def _flow(self, blocks: list[Node]) -> str:
        return "\n\n".join(map(self.block, blocks))

    def _title(self, title: str | None) -> str:
        return "" if title is None else f' "{self._label(title)}"'

    def _label(self, words: str) -> str:
        return self.spell_line([text(words)]) if words else ""

    def _paragraph(self, one: Node) -> str:
        return self.spell_line(content(one))

    def _heading(self, one: Node) -> str:
        name = f" {{#{one['attrs']['id']}}}" if one["attrs"]["id"] else ""
        return f"{'#' * one['attrs']['level']} {self.spell_line(content(one))}{name}"

    def _horizontalRule(self, one: Node) -> str:  # noqa: ARG002, N802
        return "---"

    def _codeBlock(self, one: Node) -> str:  # noqa: N802
        words = content(one)[0]["text"] if content(one) else ""
        fence = "```"
        while fence in words:
            fence += "`"
        return f"{fence}{one['attrs']['language'] or ''}\n{words}\n{fence}"

    def _figure(self, one: Node) -> str:
        attributes = one["attrs"]
        title = attributes["caption"]
        if attributes["credit"]:
            title = f"{title} | {attributes['credit']}".lstrip()
        decorative = "{.decorative}" if attributes["decorative"] else ""
        alt = spell_words(attributes["alt"], self.manner.level)
        return f"![{alt}]({spell_link(attributes['src'], title)}){decorative}"

    def _blockquote(self, one: Node) -> str:
        return "\n".join(
            f"> {line}" if line.strip() else ">" for line in self._flow(content(one)).split("\n")
        )

    def _callout(self, one: Node) -> str:
        opening = f"{one['attrs']['kind']}{self._title(one['attrs']['title'])}"
        return _fenced(opening, self._flow(content(one)), content(one))

    def _practice(self, one: Node) -> str:
        duration = one["attrs"]["duration"]
        timed = f" ({self._label(duration)})" if duration else ""
        opening = f"practice{self._title(one['attrs']['title'])}{timed}"
        return _fenced(opening, self._flow(content(one)), content(one))

    def _script(self, one: Node) -> str:
        lines = content(one)
        words = "\n\nor\n\n".join(self._flow(content(line)) for line in lines)
        return _fenced(
            f"script{self._title(one['attrs']['title'])}", words, content(lines[0]) if lines else []
        )

    def _pullLine(self, one: Node) -> str:  # noqa: N802
        return _fenced("pull", self.spell_line(content(one)), [])

    def _footnote(self, one: Node) -> str:
        return f"[^{one['attrs']['label']}]: {indented(self._flow(content(one)))}"

    def _rawBlock(self, one: Node) -> str:  # noqa: N802
        return one["attrs"]["source"]

    def _bulletList(self, one: Node) -> str:  # noqa: N802
        return self._items(one, ["- "] * len(content(one)))

    def _orderedList(self, one: Node) -> str:  # noqa: N802
        start = one["attrs"]["start"]
        return self._items(one, [f"{number}. " for number in range(start, start + len(content(one)))])

    def _items(self, one: Node, markers: list[str]) -> str:
        tight = one["attrs"]["tight"]
        items = []
        for marker, item in zip(markers, content(one), strict=True):
            first, *rest = content(item)
            words = self.block(first)
            for block in rest:
                words += ("\n" if tight and block["type"] in LISTS else "\n\n") + self.block(block)
            items.append(marker + indented(words))
        return ("\n" if tight else "\n\n").join(items)

    def _table(self, one: Node) -> str:
        head, *body = content(one)
        rules = [_RULES[cell["attrs"]["align"]] for cell in content(head)]
        caption = one["attrs"]["caption"]
        above = f"Table: {self._label(caption)}\n\n" if caption else ""
        rows = [self._cells(head), rules, *map(self._cells, body)]
        return above + "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _cells(self, row: Node) -> list[str]:
        return [
            spell_inline(content(content(cell)[0]) if content(cell) else [], self.manner, in_table=True)
            for cell in content(row)
        ]


def _fenced(opening: str, words: str, blocks: list[Node]) -> str:
    # Right under a line of text a single item would be text too.
    room = "\n" if blocks and blocks[0]["type"] in LISTS else ""
    return f"::: {opening}\n{room}{words}\n:::"


def indented(words: str) -> str:
    """``words`` with every line but the first four signs further in."""
    return words.replace("\n", "\n    ").replace("    \n", "\n")


def lines_in(one: Node) -> list[list[Node]]:
    """Every line of text in ``one`` that its spelling asks ``spell_line`` for."""
    if one["type"] in ("paragraph", "heading", "pullLine"):
        return [content(one)]
    titles = [(one.get("attrs") or {}).get(name) for name in ("title", "duration", "caption")]
    found = [[text(title)] for title in titles if title and one["type"] != "figure"]
    if one["type"] != "table":
        for child in content(one):
            found.extend(lines_in(child))
    return found
