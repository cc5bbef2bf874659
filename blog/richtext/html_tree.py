"""The parser's HTML as a strict tree: what is not well formed is not understood."""

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

VOID = frozenset(("br", "hr", "img"))


class NotUnderstood(Exception):  # noqa: N818 - it is no error: the text stays as it is
    """Something that the editor's document cannot say."""


class _Strict(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = TreeBuilder()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            raise NotUnderstood("An attribute twice.")
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise NotUnderstood(f"</{tag}> closes nothing.")
        self.builder.end(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)

    def handle_comment(self, data: str) -> None:  # noqa: ARG002
        raise NotUnderstood("A comment.")

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002
        raise NotUnderstood("A declaration.")

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002
        raise NotUnderstood("A declaration.")

    def handle_pi(self, data: str) -> None:  # noqa: ARG002
        raise NotUnderstood("An instruction.")


def read_strictly(html: str) -> Element:
    """The elements of ``html`` under a root that is not part of it; raises ``NotUnderstood``."""
    reader = _Strict()
    reader.builder.start("root", {})
    reader.feed(html)
    reader.close()
    if reader.open:
        raise NotUnderstood(f"<{reader.open[-1]}> is never closed.")
    reader.builder.end("root")
    return reader.builder.close()
