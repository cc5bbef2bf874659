"""HTML that other programs write, as a document of the editor: what words mean stays, how they looked goes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest

import nh3

from blog.content.tree import names, read
from blog.richtext.accepting import accept
from blog.richtext.from_html_blocks import CAPTION, Reader
from blog.richtext.from_html_notes import take_notes
from blog.richtext.schema import HOLDS, Node, node, words_in
from blog.richtext.typed_lists import with_typed_lists

_TAGS = names(
    "a abbr address article aside b blockquote br caption center cite code dd del details dfn dialog div dl dt em fieldset "
    "figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd legend li main mark menu ol p pre q "
    "s samp section small span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var"
)
_ATTRIBUTES = {
    "*": {"id", "class", "lang", "name"},
    "a": {"href"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
}
_SILENT = {
    "script",
    "style",
    "title",
    "template",
    "noscript",
    "svg",
    "math",
    "select",
    "textarea",
    "nav",
    "del",
}
TOP, BOTTOM = 2, 4


@dataclass(frozen=True)
class Imported:
    """``dropped`` counts by kind what could not come along, such as ``"picture"``."""

    document: Node
    dropped: Mapping[str, int]


def from_html(html: str) -> Imported:
    """The document of any HTML, well formed or not. Headings begin at two, as the post's title is the first.

    Pictures of our own stay as figures of their own; those of another site are dropped. Raises ``DocumentRefused``
    for more than a text can hold.
    """
    clean = nh3.clean(
        html,
        tags=set(_TAGS - _SILENT),
        clean_content_tags=_SILENT,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    root = read(clean)
    notes = take_notes(root)
    reader = Reader()
    blocks = [block for part in reader.blocks(root) for block in part]
    for label, note in notes:
        held = reader.flow([note], HOLDS["footnote"]) or [node("paragraph")]
        blocks += [node("footnote", held, label=label), *reader.taken_out()]
    document = node("doc", with_typed_lists(_leveled(_captioned(blocks))))
    return Imported(accept(json.dumps(document)), reader.dropped)


def _captioned(blocks: list[Node]) -> list[Node]:
    """A caption goes to the picture above it or to the table below it; elsewhere it is a paragraph."""
    kept: list[Node] = []
    for block, after in zip_longest(blocks, blocks[1:]):
        if block["type"] != CAPTION:
            kept.append(block)
            continue
        before = kept[-1] if kept else None
        words = words_in(block)
        if before and before["type"] == "figure" and not before["attrs"]["caption"]:
            before["attrs"]["caption"] = words
        elif after and after["type"] == "table" and not after["attrs"]["caption"]:
            after["attrs"]["caption"] = words
        else:
            kept.append({**block, "type": "paragraph"})
    return kept


def _leveled(blocks: list[Node]) -> list[Node]:
    """Size one is the post's title: when a text uses it, all its headings go down by one."""
    headings = [block for block in blocks if block["type"] == "heading"]
    down = int(any(heading["attrs"]["level"] < TOP for heading in headings))
    for heading in headings:
        heading["attrs"]["level"] = min(heading["attrs"]["level"] + down, BOTTOM)
    return blocks
