"""The Markdown dialect: which extensions are on, which rules differ from Python-Markdown's, and why."""

import re
from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns
from markdown.blockparser import BlockParser
from markdown.blockprocessors import (
    BlockQuoteProcessor,
    EmptyBlockProcessor,
    HashHeaderProcessor,
    HRProcessor,
    ListIndentProcessor,
    ParagraphProcessor,
    ReferenceProcessor,
    SetextHeaderProcessor,
)
from markdown.extensions.abbr import AbbrBlockprocessor, AbbrExtension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.md_in_html import HtmlBlockPreprocessor as MarkdownInHtmlPreprocessor
from markdown.extensions.md_in_html import HTMLExtractorExtra
from markdown.extensions.tables import TableExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor

from blog.content.footnotes import NotesExtension
from blog.content.limits import MAX_NESTING, Deadline, check_blocks, too_deep
from blog.content.pieces import PiecesExtension
from blog.content.typed import TypedPreprocessor
from blog.content.typography import Typography


class Dialect(Markdown):
    """A parser for bodies. Not safe between threads; ``reset()`` it before every text.

    Left out of Python-Markdown on purpose: indented code (an indented first line is a habit of people who type
    letters, and would show in a typewriter face), ``smarty`` and ``toc`` (``typography`` and ``headings`` do their work
    on the whole page, raw HTML included), ``prettify`` (``tree.write`` does it).
    """

    def __init__(self) -> None:
        self.deadline = Deadline()
        super().__init__(
            extensions=[
                "attr_list",
                "def_list",
                "fenced_code",
                "md_in_html",
                "sane_lists",
                TableExtension(use_align_attribute=True),
                _Abbreviations(),
                NotesExtension(),
                PiecesExtension(),
            ],
            output_format="html",
        )
        self.ESCAPED_CHARS.extend(("'", '"', ":"))
        self.preprocessors.register(_RawHtml(self), "html_block", 20)
        self.preprocessors.register(TypedPreprocessor(self), "typed", 15)
        self.preprocessors.register(_BlockBounds(self), "bounds", 10)
        self.treeprocessors.register(_Attributes(self), "attr_list", 8)
        self.treeprocessors.register(_Inline(self), "inline", 20)
        self.treeprocessors.deregister("prettify")
        self.treeprocessors.register(Typography(self), "typography", 6)
        self._register_bracket_patterns()
        for pattern in self.inlinePatterns:
            pattern.handleMatch = self.deadline.watching(pattern.handleMatch)

    def build_parser(self) -> Markdown:
        super().build_parser()
        self.parser = _WatchedParser(self)
        for processor, name, priority in (
            (EmptyBlockProcessor, "empty", 100),
            (ListIndentProcessor, "indent", 90),
            (_HashHeadings, "hashheader", 70),
            (SetextHeaderProcessor, "setextheader", 60),
            (HRProcessor, "hr", 50),
            (BlockQuoteProcessor, "quote", 20),
            (_References, "reference", 15),
            (ParagraphProcessor, "paragraph", 10),
        ):
            self.parser.blockprocessors.register(processor(self.parser), name, priority)
        return self

    def _register_bracket_patterns(self) -> None:
        brackets = _Brackets()
        for name, priority, pattern, kind in (
            ("reference", 170, inlinepatterns.REFERENCE_RE, inlinepatterns.ReferenceInlineProcessor),
            ("link", 160, inlinepatterns.LINK_RE, inlinepatterns.LinkInlineProcessor),
            ("image_link", 150, inlinepatterns.IMAGE_LINK_RE, inlinepatterns.ImageInlineProcessor),
            (
                "image_reference",
                140,
                inlinepatterns.IMAGE_REFERENCE_RE,
                inlinepatterns.ImageReferenceInlineProcessor,
            ),
            (
                "short_reference",
                130,
                inlinepatterns.REFERENCE_RE,
                inlinepatterns.ShortReferenceInlineProcessor,
            ),
            (
                "short_image_ref",
                125,
                inlinepatterns.IMAGE_REFERENCE_RE,
                inlinepatterns.ShortImageReferenceInlineProcessor,
            ),
        ):
            processor = kind(pattern, self)
            processor.getText = brackets.inside
            self.inlinePatterns.register(processor, name, priority)


class _WatchedParser(BlockParser):
    """Looks at the time between blocks, and stops before Python runs out of stack."""

    def __init__(self, md: Dialect) -> None:
        super().__init__(md)
        self.depth = 0

    def parseDocument(self, lines: Sequence[str]) -> Any:  # noqa: N802
        self.depth = 0
        # A refused text before this one may have left its lists open.
        self.state.clear()
        return super().parseDocument(lines)

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        self.depth += 1
        # A level of a list takes two calls: one for the list's block, one for its item.
        if self.depth > 2 * MAX_NESTING + 1:
            raise too_deep(blocks[0] if blocks else "")
        while blocks:
            self.md.deadline.check()
            for processor in self.blockprocessors:
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break
        self.depth -= 1


class _Inline(InlineProcessor):
    """Looks at the time, and spares text without any sign of markup the fifteen patterns.

    The method has no public name, but neither is there another place that sees every text: a library that changes it
    is noticed by the test that 200 kB of short items stay within the time.
    """

    MARKUP = re.compile(r"[`\\\[<&*_]|  \n")

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        self.md.deadline.check()
        if not self.MARKUP.search(data):
            return data
        return super()._InlineProcessor__handleInline(data, patternIndex)


class _HashHeadings(HashHeaderProcessor):
    """Asks for a space after the signs: “#1 reason” and “#MeToo” at the start of a line are words, not headings."""

    RE = re.compile(
        r"(?:^|\n)(?P<level>#{1,6})(?P<header>[ ]+(?:\\.|[^\\#\n]|\\(?=\n|$)|#+(?=[^#\n]))*?)#*(?:\n|$)"
    )


class _References(ReferenceProcessor):
    """Takes "[a]: b" for a link's address only if b looks like one: “[Partner]: Hello” is a dialogue."""

    RE = re.compile(
        r"^[ ]{0,3}\[([^\[\]\n]*)\]:[ ]*(?:\n[ ]*)?"
        r"(?=<|[#/.]|[A-Za-z][\w+.-]*:\S|\S*/|\S*\.\w)([^\s]+)[ ]*(?:\n[ ]*)?"
        r"(([\"'])(.*)\4[ ]*|\((.*)\)[ ]*)?$",
        re.MULTILINE,
    )


class _Attributes(AttrListTreeprocessor):
    """Takes braces for attributes only if they begin like some: a heading's “{part two}” is text."""

    BASE_RE = r"\{\:?[ ]*((?:[#.]|[\w-]+=)[^\n]*)\}"
    HEADER_RE = re.compile(rf"[ ]+{BASE_RE}[ ]*$")
    BLOCK_RE = re.compile(rf"\n[ ]*{BASE_RE}[ ]*$")
    INLINE_RE = re.compile(rf"^{BASE_RE}")


class _Abbreviations(AbbrExtension):
    """Keeps an abbreviation's definition on its line; across lines the search is quadratic."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        super().extendMarkdown(md)
        processor = AbbrBlockprocessor(md.parser, self.abbrs)
        processor.RE = re.compile(r"^[*]\[(?P<abbr>[^\\\n\]]+)\][ ]?:[ ]*(?P<title>\S.*)$", re.MULTILINE)
        md.parser.blockprocessors.register(processor, "abbr", 16)


class _Brackets:
    """Finds the bracket that closes another. Python-Markdown reads on to the end from every open one."""

    NEAR = 1_000
    BRACKET = re.compile(r"[\[\]]")

    def __init__(self) -> None:
        self.text = ""
        self.pairs: dict[int, int] = {}

    def inside(self, text: str, start: int) -> tuple[str, int, bool]:
        """What stands between the bracket before ``start`` and its partner, where that ends, and whether it does."""
        end = self._near(text, start)
        if end is None:
            if text is not self.text:
                self.text, self.pairs = text, self._all_pairs(text)
            end = self.pairs.get(start - 1)
        if end is None:
            return "", start, False
        return text[start:end], end + 1, True

    def _near(self, text: str, start: int) -> int | None:
        still_open = 1
        for bracket in self.BRACKET.finditer(text, start, start + self.NEAR):
            still_open += 1 if bracket.group() == "[" else -1
            if not still_open:
                return bracket.start()
        return None

    def _all_pairs(self, text: str) -> dict[int, int]:
        waiting: list[int] = []
        pairs: dict[int, int] = {}
        for bracket in self.BRACKET.finditer(text):
            if bracket.group() == "[":
                waiting.append(bracket.start())
            elif waiting:
                pairs[waiting.pop()] = bracket.start()
        return pairs


class _RawHtml(MarkdownInHtmlPreprocessor):
    """Reads raw HTML under the same deadline."""

    def run(self, lines: list[str]) -> list[str]:
        reader = HTMLExtractorExtra(self.md)
        reader.handle_starttag = self.md.deadline.watching(reader.handle_starttag)
        reader.handle_endtag = self.md.deadline.watching(reader.handle_endtag)
        reader.handle_data = self.md.deadline.watching(reader.handle_data)
        reader.feed("\n".join(lines))
        reader.close()
        return "".join(reader.cleandoc).split("\n")


class _BlockBounds(Preprocessor):
    """Checks the bounds of ``limits`` once raw HTML and fenced code are out of the text."""

    def run(self, lines: list[str]) -> list[str]:
        check_blocks("\n".join(lines))
        return lines
