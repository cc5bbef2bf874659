"""From a writer's Markdown to the HTML a reader gets, with the text, headings and length that pages need."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from blog.content.breaks import let_addresses_break
from blog.content.citations import add_sources, mark_citations
from blog.content.excerpts import count_words, minutes_to_read, plain_text
from blog.content.figures import FindImage, Picture, dress_pictures, offer_sources
from blog.content.footnotes import number_notes
from blog.content.headings import Heading, level_headings, name_headings
from blog.content.limits import BodyRefused, Deadline, check_size
from blog.content.links import mark_outward_links
from blog.content.paragraphs import mark_paragraphs, settle_text
from blog.content.parsing import Dialect
from blog.content.practices import gather_practices, title_practices
from blog.content.references import Reference
from blog.content.sanitizing import prepare, sanitize
from blog.content.scripts import gather_scripts
from blog.content.tables import caption_tables, wrap_tables
from blog.content.tree import read, write
from blog.content.typed import paragraphs_from_lines

# Raise it whenever the same Markdown gives other HTML, so that stored pages are rendered again.
RENDER_VERSION = 7

_of_this_thread = threading.local()

# Newlines of other systems and of word processors; signs that no HTML may hold (HTML 13.2.3.5).
_REPAIRS = {
    **dict.fromkeys([*range(0x09), *range(0x0E, 0x20), 0x7F, 0xFEFF, 0xFFFE, 0xFFFF]),
    **dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}


@dataclass(frozen=True)
class RenderedBody:
    """What is stored beside a body's Markdown. ``html`` is safe to put on a page as it is."""

    html: str
    text: str
    headings: tuple[Heading, ...]
    words: int
    minutes: int


def render(
    markdown: str, *, find_image: FindImage | None = None, references: Sequence[Reference] = ()
) -> RenderedBody:
    """Render ``markdown`` as ``docs/writing.md`` describes it.

    ``find_image`` says what is known about a picture's address; without it pictures keep the address as written.
    ``references`` are the sources that marks such as "[@2]" point to; they are listed at the end of ``html`` and count
    neither for ``text`` nor for its length. Raises ``BodyRefused``, and nothing else, for a text that cannot be rendered.
    """
    check_size(markdown)
    dialect = _dialect()
    dialect.reset()
    dialect.deadline.start()
    try:
        return _render(repaired(markdown), dialect, find_image, references)
    except RecursionError as error:
        raise BodyRefused("Quotes, lists or boxes stand too deep inside each other.") from error


def _render(
    source: str, dialect: Dialect, find_image: FindImage | None, references: Sequence[Reference]
) -> RenderedBody:
    parsed = dialect.convert(paragraphs_from_lines(source))
    dialect.deadline.check()
    root = read(sanitize(prepare(parsed)))
    headings, pictures = _shape(root, find_image, references, dialect.deadline)
    # Sanitized again, so that nothing this package builds can be what lets something through.
    html = offer_sources(sanitize(write(root)), pictures)
    text = plain_text(root)
    words = count_words(text)
    return RenderedBody(html, text, headings, words, minutes_to_read(words))


def repaired(markdown: str) -> str:
    """``markdown`` with one kind of newline, and without signs that no HTML may hold."""
    return markdown.replace("\r\n", "\n").replace("\r", "\n").translate(_REPAIRS)


def _dialect() -> Dialect:
    """One parser per thread: Python-Markdown keeps the text it works on in itself."""
    if not hasattr(_of_this_thread, "dialect"):
        _of_this_thread.dialect = Dialect()
    return _of_this_thread.dialect


def _shape(
    root: Element, find_image: FindImage | None, references: Sequence[Reference], deadline: Deadline
) -> tuple[tuple[Heading, ...], dict[str, Picture]]:
    settle_text(root)
    pictures = dress_pictures(root, find_image)
    for step in (
        level_headings,
        gather_scripts,
        gather_practices,
        title_practices,
        caption_tables,
        wrap_tables,
        mark_paragraphs,
        mark_outward_links,
        number_notes,
    ):
        deadline.check()
        step(root)
    times = mark_citations(root, references)
    headings = name_headings(root)
    add_sources(root, references, times)
    let_addresses_break(root)
    return headings, pictures
