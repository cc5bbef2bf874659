"""A line of text in Markdown, in one of several spellings; which of them holds is for ``proof`` to find out."""

import re
from dataclasses import dataclass

from blog.richtext.schema import MARK_ORDER, Node

# From as typed to safest. Every spelling is tried, so none of these rules needs to be complete.
BARE, CAREFUL, ESCAPED, ENTITIES = range(4)

_DELIMITERS = ({"bold": "**", "italic": "*"}, {"bold": "**", "italic": "_"})
_TAGS = {"bold": "strong", "italic": "em"}
_AS_TAGS = 2
_SIGNS = re.compile(r"([\\`*\[\]])")
_ALL_SIGNS = re.compile(r"([\\`*_{}\[\]()>#+!:])")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_LINE_START = re.compile(r"^([#>+:\-]|\d+(?=[.)])|!!!)")
_PLAIN = re.compile(r"[^\W_]| ")
# The page makes curly quotes, dashes and an ellipsis of these, but not of their entities or where they are escaped.
_TYPOGRAPHIC = re.compile(r"""["']|(?<!^)(?:-{2,3}|\.{3})""")


@dataclass(frozen=True)
class Manner:
    """How careful, with which signs for emphasis, and with which sign for a break."""

    level: int = BARE
    emphasis: int = 0
    line_break: str = "  \n"


def spell_inline(nodes: list[Node], manner: Manner, *, in_table: bool = False) -> str:
    """``nodes`` in normal form as Markdown. Marks that go on longest stand outermost."""
    out: list[str] = []
    open_now: list[Node] = []
    at_start = True
    for place, one in enumerate(nodes):
        marks = [mark for mark in one.get("marks") or [] if mark["type"] != "code"]
        kept = 0
        while kept < len(open_now) and open_now[kept] in marks:
            kept += 1
        out.extend(_closing(mark, manner) for mark in reversed(open_now[kept:]))
        del open_now[kept:]
        for mark in _by_length([mark for mark in marks if mark not in open_now], nodes[place:]):
            out.append(_opening(mark, manner))
            open_now.append(mark)
        if one["type"] == "hardBreak":
            out.append("<br>" if in_table else manner.line_break)
            at_start = True
            continue
        out.append(_words(one, manner, at_start=at_start, in_table=in_table))
        at_start = False
    out.extend(_closing(mark, manner) for mark in reversed(open_now))
    return "".join(out)


def spell_words(words: str, level: int, *, in_table: bool = False) -> str:
    """``words`` on one line that begins elsewhere, such as a title."""
    return _escaped(words, level, at_start=False, in_table=in_table)


def spell_link(address: str, title: str | None) -> str:
    """What stands in the brackets of a link or picture."""
    address = _ENTITY.sub("&amp;", address)
    if re.search(r"[()<>\s]", address) or not address:
        address = f"<{address}>"
    if not title:
        return address
    # A title is looked through for notes and emphasis too; entities are neither.
    safe = re.sub(r"[\"'()\\<>\[\]^*_`{}!&]|[^\S ]", lambda sign: f"&#x{ord(sign[0]):x};", title)
    return f'{address} "{safe}"'


def _by_length(marks: list[Node], following: list[Node]) -> list[Node]:
    def length(mark: Node) -> int:
        for place, one in enumerate(following):
            if mark not in (one.get("marks") or []):
                return place
        return len(following)

    return sorted(marks, key=lambda mark: (-length(mark), MARK_ORDER[mark["type"]]))


def _opening(mark: Node, manner: Manner) -> str:
    kind = mark["type"]
    if kind == "link":
        return "["
    if kind == "language":
        return f'<span lang="{mark["attrs"]["lang"]}">'
    return f"<{_TAGS[kind]}>" if manner.emphasis == _AS_TAGS else _DELIMITERS[manner.emphasis][kind]


def _closing(mark: Node, manner: Manner) -> str:
    kind = mark["type"]
    if kind == "link":
        return f"]({spell_link(mark['attrs']['href'], mark['attrs']['title'])})"
    if kind == "language":
        return "</span>"
    return f"</{_TAGS[kind]}>" if manner.emphasis == _AS_TAGS else _DELIMITERS[manner.emphasis][kind]


def _words(one: Node, manner: Manner, *, at_start: bool, in_table: bool) -> str:
    if one["type"] == "footnoteReference":
        return f"[^{one['attrs']['label']}]"
    if any(mark["type"] == "code" for mark in one.get("marks") or []):
        return _code(one["text"], manner)
    return _escaped(one["text"], manner.level, at_start=at_start, in_table=in_table)


def _code(words: str, manner: Manner) -> str:
    if manner.level == ENTITIES:
        return f"<code>{_entities(words)}</code>"
    ticks = "`"
    while ticks in words:
        ticks += "`"
    room = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{ticks}{room}{words}{room}{ticks}"


def _escaped(words: str, level: int, *, at_start: bool, in_table: bool) -> str:
    if level == ENTITIES:
        return _entities(words)
    if level == CAREFUL:
        words = _SIGNS.sub(r"\\\1", words)
        words = _UNDERSCORE.sub(r"\\_", words)
        words = _TAG.sub("&lt;", _ENTITY.sub("&amp;", words))
        if at_start:
            words = _LINE_START.sub(_escaped_start, words)
    elif level == ESCAPED:
        words = words.replace("&", "&amp;").replace("<", "&lt;")
        words = _ALL_SIGNS.sub(r"\\\1", words)
        words = re.sub(r"^(\d+)\.", r"\1\\.", re.sub(r"^-", r"\\-", words)) if at_start else words
    return words.replace("|", "&#124;") if in_table else words


def _escaped_start(sign: re.Match[str]) -> str:
    return f"{sign[0]}\\" if sign[0].isdecimal() else f"\\{sign[0]}"


def _entities(words: str) -> str:
    out = []
    place = 0
    for kept in _TYPOGRAPHIC.finditer(words):
        out.extend((_coded(words[place : kept.start()]), kept[0]))
        place = kept.end()
    return "".join((*out, _coded(words[place:])))


def _coded(words: str) -> str:
    return "".join(sign if _PLAIN.match(sign) else f"&#{ord(sign)};" for sign in words)
