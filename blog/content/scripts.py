"""Words to say to each other: quotations joined by "Or:", fenced or simply typed one after the other."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from blog.content.pieces import DEFAULT_TITLES
from blog.content.tree import element, has_class, words_of

_OR = re.compile(r"^or\s*[:.…]?$", re.IGNORECASE)
_OR_AT_THE_END = re.compile(r"[\s\u00a0]+or\s*:?\s*$", re.IGNORECASE)
# Which sign closes what another opens: English, German, French and Italian, Chinese and Japanese.
_QUOTES = {"“": "”", "„": "“", "«": "»", "»": "«", "「": "」", "『": "』"}


def gather_scripts(root: Element) -> None:
    """Arrange fenced scripts, then make figures of typed quotations joined by "Or:"."""
    for figure in root.iter("figure"):
        if has_class(figure, "script"):
            _arrange(figure)
    for parent in [found for found in root.iter() if found.tag in ("div", "li", "aside", "section")]:
        _gather_typed(parent)


def _arrange(figure: Element) -> None:
    """Put each alternative of a fenced script into a quotation of its own."""
    label, alternatives = _alternatives(figure)
    figure.text = None
    figure[:] = label
    for number, blocks in enumerate(alternatives):
        if number:
            figure.append(element("p", text="Or:", class_="script-or"))
        if len(blocks) == 1 and blocks[0].tag == "blockquote":
            figure.append(blocks[0])
        else:
            figure.append(element("blockquote", *blocks))


def _alternatives(figure: Element) -> tuple[list[Element], list[list[Element]]]:
    """The label, and the blocks between one "Or:" and the next; an "Or:" that joins nothing stays in the text."""
    label = figure.findall("figcaption")
    blocks = list(_blocks(figure))
    alternatives: list[list[Element]] = [[]]
    for number, block in enumerate(blocks, start=1):
        joins = block.tag == "p" and number < len(blocks)
        if joins and alternatives[-1] and _OR.match(words_of(block)):
            alternatives.append([])
            continue
        alternatives[-1].append(block)
        if joins and _take_or(block):
            alternatives.append([])
    return label, alternatives if blocks else []


def _blocks(figure: Element) -> Iterator[Element]:
    if (figure.text or "").strip():
        yield element("p", text=figure.text)
    for child in figure:
        tail, child.tail = (child.tail or "").strip(), None
        if child.tag != "figcaption":
            yield child
        if tail:
            yield element("p", text=tail)


def _gather_typed(parent: Element) -> None:
    children = list(parent)
    arranged: list[Element] = []
    place = 0
    while place < len(children):
        quotations, after = _read_quotations(children, place)
        if len(quotations) > 1:
            arranged.append(_figure(quotations))
            place = after
        else:
            arranged.append(children[place])
            place += 1
    if len(arranged) < len(children):
        parent[:] = arranged


def _read_quotations(children: list[Element], place: int) -> tuple[list[Element], int]:
    """Quotations from ``place`` on, as long as an "Or:" joins each to the next, and the place after them."""
    quotations: list[Element] = []
    after = place
    while place < len(children) and _is_quotation(children[place]):
        quotations.append(children[place])
        place = after = place + 1
        if _ends_with_or(quotations[-1]):
            continue
        if place < len(children) and children[place].tag == "p" and _OR.match(words_of(children[place])):
            place += 1
            continue
        break
    return quotations, after


def _is_quotation(paragraph: Element) -> bool:
    """Whether a paragraph is wholly one quotation, with at most an "Or:" after it."""
    if paragraph.tag != "p" or paragraph.get("class") or (paragraph.tail or "").strip():
        return False
    words = _OR_AT_THE_END.sub("", words_of(paragraph))
    closing = _QUOTES.get(words[:1])
    if not closing or len(words) < 3 or words[-1] != closing:
        return False
    return closing not in words[1:-1]


def _ends_with_or(paragraph: Element) -> bool:
    return _OR_AT_THE_END.search(words_of(paragraph)) is not None


def _take_or(paragraph: Element) -> bool:
    """Take an "Or:" off the end of a quotation, and say whether there was one."""
    if not (_is_quotation(paragraph) and _ends_with_or(paragraph)):
        return False
    last, part = (paragraph[-1], "tail") if len(paragraph) else (paragraph, "text")
    text = getattr(last, part) or ""
    # “Or:” as a word of its own inside emphasis stays where it is.
    shorter = re.sub(r"[\s\u00a0]*\bor\s*:?\s*$", "", text, flags=re.IGNORECASE)
    setattr(last, part, shorter)
    return shorter != text


def _figure(quotations: list[Element]) -> Element:
    figure = element(
        "figure", element("figcaption", text=DEFAULT_TITLES["script"], class_="label"), class_="script"
    )
    for number, quotation in enumerate(quotations):
        if number:
            figure.append(element("p", text="Or:", class_="script-or"))
        if quotation is not quotations[-1]:
            _take_or(quotation)
        quotation.tail = None
        figure.append(element("blockquote", quotation))
    return figure
