"""The fenced pieces: practice, script, pull line and callouts, from ``:::`` lines to elements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

_FENCE = re.compile(r"^ {0,3}:{3,}[ \u00a0]*(?P<rest>.*?)[ \u00a0]*$")
_OPENING = re.compile(
    r"""^(?P<kind>practice|script|pull|note|care)
        (?:[ \u00a0]+["“„](?P<title>.*)["”“])?
        (?:[ \u00a0]+\((?P<duration>[^()]*)\))?$""",
    re.VERBOSE | re.IGNORECASE,
)
_OR = re.compile(r"^ *or *:? *$", re.IGNORECASE)
_MARK = re.compile("^\x02piece:(\\d+)\x03$")
_END_MARK = "\x02piece-end:{}\x03"
DEFAULT_TITLES = {"script": "Words to try", "note": "Note", "care": "Take care"}


@dataclass(frozen=True)
class Opening:
    """What the first line of a piece says."""

    kind: str
    title: str = ""
    duration: str = ""


def read_opening(rest: str) -> Opening | None:
    """What follows the colons, or nothing when it is not one of our pieces: then the line stays visible text."""
    match = _OPENING.match(rest)
    if not match:
        return None
    kind, title = match["kind"].lower(), (match["title"] or "").strip()
    takes_title = kind != "pull"
    needs_title = kind == "practice"
    if (
        (title and not takes_title)
        or (needs_title and not title)
        or (match["duration"] and kind != "practice")
    ):
        return None
    return Opening(kind, title or DEFAULT_TITLES.get(kind, ""), (match["duration"] or "").strip())


def paired_fences(lines: list[str]) -> Iterator[tuple[int, int, Opening]]:
    """The lines where pieces begin and end; of two inside each other the inner one first."""
    waiting: list[tuple[int, Opening | None]] = []
    for number, line in enumerate(lines):
        fence = _FENCE.match(line) if ":::" in line else None
        if not fence:
            continue
        if fence["rest"]:
            waiting.append((number, read_opening(fence["rest"])))
        elif waiting:
            start, opening = waiting.pop()
            if opening:
                yield start, number, opening


class FencePreprocessor(Preprocessor):
    """Finds which fence closes which and marks the pairs; lines without a partner stay as they were typed."""

    def __init__(self, md: Markdown, openings: list[Opening]) -> None:
        super().__init__(md)
        self.openings = openings

    def run(self, lines: list[str]) -> list[str]:
        self.openings.clear()
        marks = dict(self._marks(lines))
        marked = [""]
        for number, line in enumerate(lines):
            for part in ("", marks[number], "") if number in marks else (line,):
                # One blank line at most, so that each mark is a block by itself.
                if part.strip() or marked[-1]:
                    marked.append(part)
        while marked and not marked[-1].strip():
            marked.pop()
        return marked

    def _marks(self, lines: list[str]) -> Iterator[tuple[int, str]]:
        for start, end, opening in paired_fences(lines):
            yield start, f"\x02piece:{len(self.openings)}\x03"
            yield end, _END_MARK.format(len(self.openings))
            self.openings.append(opening)
            if opening.kind == "script":
                # "or" on a line of its own is a paragraph of its own.
                yield from ((place, lines[place]) for place in range(start, end) if _OR.match(lines[place]))


class FenceProcessor(BlockProcessor):
    """Parses what stands between two marks into the element of the piece."""

    def __init__(self, parser: BlockParser, openings: list[Opening]) -> None:
        super().__init__(parser)
        self.openings = openings

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        return block.startswith("\x02piece:") and _MARK.match(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        number = int(_MARK.match(blocks.pop(0))[1])
        end = blocks.index(_END_MARK.format(number))
        inside = blocks[:end]
        del blocks[: end + 1]
        self.parser.parseBlocks(self._make(parent, self.openings[number]), inside)

    def _make(self, parent: Element, opening: Opening) -> Element:
        if opening.kind == "practice":
            return _practice(parent, opening)
        if opening.kind == "script":
            figure = SubElement(parent, "figure", {"class": "script"})
            SubElement(figure, "figcaption", {"class": "label"}).text = opening.title
            return figure
        if opening.kind == "pull":
            return SubElement(parent, "div", {"class": "pull"})
        return _callout(SubElement(parent, "aside"), opening.kind, opening.title)


def _practice(parent: Element, opening: Opening) -> Element:
    section = SubElement(parent, "section", {"class": "practice practice-alone"})
    heading = SubElement(section, "h3", {"class": "practice-title"})
    heading.text = opening.title
    if opening.duration:
        heading.text += " "
        SubElement(heading, "span", {"class": "fine"}).text = opening.duration
    return section


def _callout(aside: Element, kind: str, title: str) -> Element:
    # role="note": an aside with a name would be one more landmark inside the article, which readers of landmarks hear.
    aside.attrib.update({"class": f"callout callout-{kind if kind == 'care' else 'note'}", "role": "note"})
    if title:
        SubElement(aside, "p", {"class": "label"}).text = title
    return aside


class AdmonitionBlockProcessor(AdmonitionProcessor):
    """Reads only these kinds and one quoted title: of a line like ``!!! so happy`` no word may get lost."""

    RE = re.compile(
        r"(?:^|\n)!!! ?(note|care|info|tip|hint|important|warning|caution|danger|attention)"
        r'(?: +["“](.*?)["”])? *(?:\n|$)'
    )


class AdmonitionTreeprocessor(Treeprocessor):
    """Turns what ``!!! note "Title"`` gives into the same callout as the fence."""

    def run(self, root: Element) -> None:
        for element in root.iter("div"):
            kind, _, others = element.get("class", "").partition(" ")
            if kind != "admonition":
                continue
            element.tag = "aside"
            _callout(element, others.split()[0] if others else "note", "")
            for paragraph in element.findall("p[@class='admonition-title']"):
                paragraph.set("class", "label")


class PiecesExtension(Extension):
    """Registers the fences after raw HTML and code are out of the way, so that neither is read as a fence."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        openings: list[Opening] = []
        md.preprocessors.register(FencePreprocessor(md, openings), "pieces", 12)
        md.parser.blockprocessors.register(FenceProcessor(md.parser, openings), "pieces", 110)
        md.parser.blockprocessors.register(AdmonitionBlockProcessor(md.parser), "admonition", 105)
        md.treeprocessors.register(AdmonitionTreeprocessor(md), "callouts", 30)
