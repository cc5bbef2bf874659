"""Script modules joined: an entry with all that it imports becomes one file, so that a page asks for one.

It knows the forms that our modules are written in, each at the start of a line, and refuses any other.
"""

import posixpath
import re
from collections.abc import Callable

_IMPORT = re.compile(
    r"""^import\s*(?:\{(?P<names>[^}]*)\}\s*from\s*)?["'](?P<address>\.{1,2}/[\w./-]+\.js)["'];[ \t]*\n?""",
    re.MULTILINE,
)
_EXPORT = re.compile(
    r"^export\s+(?P<declaration>(?:async\s+)?(?:function\b\s*\*?|class|const|let)\s*(?P<name>[\w$]+))",
    re.MULTILINE,
)
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_RENAMED = re.compile(r"\s+as\s+")


class NotJoinable(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """A module uses a form that joining does not know, or imports itself by way of others, or what is not there."""


def joined(name: str, read: Callable[[str], str]) -> str:
    """The module ``name`` with everything it imports; comments and line breaks stay as they are.

    ``read`` gives the text of a module by its name. Each one is evaluated once, in the order that imports have, and
    keeps its names to itself. A module that two entries import is part of both. Only what the entry exports can be seen
    from outside, so that a minifier may shorten every other name.
    """
    joining = _Joining(read)
    body, exports = joining.body(name)
    inner = "".join(joining.parts) + body
    return (
        f"export const[{exports}]=(()=>{{\n{inner}\nreturn[{exports}];\n}})();\n"
        if exports
        else f"{{\n{inner}}}\n"
    )


class _Joining:
    def __init__(self, read: Callable[[str], str]) -> None:
        self.read = read
        self.parts: list[str] = []
        self.places: dict[str, int | None] = {}
        self.exports: list[list[str]] = []

    def body(self, name: str) -> tuple[str, str]:
        """The text of a module whose imports are taken from what stands before it, and the names it exports."""
        self.places[name] = None

        def imported(match: re.Match[str]) -> str:
            place = self.place(posixpath.normpath(posixpath.join(posixpath.dirname(name), match["address"])))
            return f"const[{self.taken(match['names'], place)}]=$${place};\n" if match["names"] else ""

        body = _IMPORT.sub(imported, self.read(name))
        exports = ",".join(match["name"] for match in _EXPORT.finditer(body))
        body = _EXPORT.sub(lambda match: match["declaration"], body)
        if left := _LEFT_OVER.search(body):
            raise NotJoinable(f"{name} has a line that cannot be joined: {left[0]}")
        return body, exports

    def place(self, name: str) -> int:
        """Where the module stands among the parts; it is put there the first time."""
        if name in self.places:
            known = self.places[name]
            if known is None:
                raise NotJoinable(f"{name} imports itself by way of others.")
            return known
        body, exports = self.body(name)
        place = self.places[name] = len(self.parts)
        self.exports.append(exports.split(","))
        self.parts.append(f"const $${place}=(()=>{{\n{body}\nreturn[{exports}];\n}})();\n")
        return place

    def taken(self, names: str, place: int) -> str:
        """The imported names, each at the place of the exported one: a place needs no name, and names are long."""
        wanted = {}
        for words in filter(None, map(str.strip, names.split(","))):
            exported, *renamed = _RENAMED.split(words)
            wanted[exported] = renamed[0] if renamed else exported
        if missing := wanted.keys() - set(self.exports[place]):
            raise NotJoinable(f"Nothing exports {', '.join(sorted(missing))}.")
        return ",".join(wanted.get(exported, "") for exported in self.exports[place])
