"""Script modules joined: an entry with all that it imports becomes one file, so that a page asks for one.

It knows the forms that our modules are written in, each at the start of a line, and refuses any other.
"""

import posixpath
import re
from collections.abc import Callable

_IMPORT = re.compile(
    r"""^import\s*(?:(?P<names>\{[^}]*\})\s*from\s*)?["'](?P<address>\.{1,2}/[\w./-]+\.js)["'];[ \t]*\n?""",
    re.MULTILINE,
)
_EXPORT = re.compile(
    r"^export\s+(?P<declaration>(?:async\s+)?(?:function\b\s*\*?|class|const|let)\s*(?P<name>[\w$]+))",
    re.MULTILINE,
)
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_RENAMED = re.compile(r"\s+as\s+")
# Whole lines only: what stands in a string or behind code is never taken for a comment.
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^\s+", re.MULTILINE)


class NotJoinable(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """A module uses a form that joining does not know, or imports itself by way of others."""


def joined(name: str, read: Callable[[str], str]) -> str:
    """The module ``name`` with everything it imports, without comments and indentation.

    ``read`` gives the text of a module by its name. Each one is evaluated once, in the order that imports have, and
    keeps its names to itself. A module that two entries import is part of both.
    """
    parts: list[str] = []
    entry = _Joining(read, parts).body(name)
    return "".join(parts) + entry


class _Joining:
    def __init__(self, read: Callable[[str], str], parts: list[str]) -> None:
        self.read = read
        self.parts = parts
        self.places: dict[str, int | None] = {}

    def body(self, name: str) -> str:
        """The text of a module whose imports are taken from what stands before it."""
        self.places[name] = None

        def imported(match: re.Match[str]) -> str:
            place = self.place(posixpath.normpath(posixpath.join(posixpath.dirname(name), match["address"])))
            return f"const{_RENAMED.sub(': ', match['names'])}=$${place};\n" if match["names"] else ""

        return _IMPORT.sub(imported, _bare(name, self.read(name)))

    def place(self, name: str) -> int:
        """Where the module stands among the parts; it is put there the first time."""
        if name in self.places:
            known = self.places[name]
            if known is None:
                raise NotJoinable(f"{name} imports itself by way of others.")
            return known
        body = self.body(name)
        exports = [match["name"] for match in _EXPORT.finditer(body)]
        body = _EXPORT.sub(lambda match: match["declaration"], body)
        if left := _LEFT_OVER.search(body):
            raise NotJoinable(f"{name} has a line that cannot be joined: {left[0]}")
        self.places[name] = len(self.parts)
        self.parts.append(
            f"const $${len(self.parts)}=(()=>{{\n{body}\nreturn{{{','.join(exports)}}};\n}})();\n"
        )
        return self.places[name]


def _bare(name: str, text: str) -> str:
    if any(line.count("`") % 2 for line in text.splitlines()):
        raise NotJoinable(f"{name} has a text of several lines, whose indentation would be lost.")
    return _INDENT.sub("", _COMMENT.sub("", text))
