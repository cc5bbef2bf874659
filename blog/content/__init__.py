"""Text in, safe HTML out: the writer's Markdown and everything a page needs to know about it."""

from blog.content.cards import Card, cards, has_cards
from blog.content.excerpts import count_words, excerpt
from blog.content.figures import FindImage, Picture, Source, source_tags, without_pictures, without_sources
from blog.content.headings import Heading
from blog.content.limits import BodyRefused, Deadline, check_size
from blog.content.parsing import Dialect
from blog.content.passages import Passage, passages
from blog.content.pieces import DEFAULT_TITLES, paired_fences
from blog.content.rendering import RENDER_VERSION, RenderedBody, render, repaired
from blog.content.sanitizing import ALLOWED, SCHEMES, prepare
from blog.content.section_links import link_headings
from blog.content.tables import CAPTION
from blog.content.tree import names
from blog.content.typed import TypedPreprocessor, paragraphs_from_lines
from blog.content.typography import smarten

__all__ = [
    "ALLOWED",
    "CAPTION",
    "DEFAULT_TITLES",
    "RENDER_VERSION",
    "SCHEMES",
    "BodyRefused",
    "Card",
    "Deadline",
    "Dialect",
    "FindImage",
    "Heading",
    "Passage",
    "Picture",
    "RenderedBody",
    "Source",
    "TypedPreprocessor",
    "cards",
    "check_size",
    "count_words",
    "excerpt",
    "has_cards",
    "link_headings",
    "names",
    "paired_fences",
    "paragraphs_from_lines",
    "passages",
    "prepare",
    "render",
    "repaired",
    "smarten",
    "source_tags",
    "without_pictures",
    "without_sources",
]
