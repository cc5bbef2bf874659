"""Practice cards: the fenced ones that follow each other, and numbered titles typed with paragraphs between them."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from blog.content.tree import HEADINGS, element, has_class, holds_blocks_only, move_content, words_of

# "1. The evening walk" is a title; a whole numbered paragraph is not.
MAX_TITLE = 120
MAX_TYPED_TITLE = 80
_ENDS = frozenset(".,;:!…")
_SENTENCE_ENDS = frozenset(".!?:…。！？")
_CLOSING = "”’\"'»)]"
# What may stand in a card under its title.
_IN_A_CARD = frozenset(("p", "ul", "blockquote"))


def gather_practices(root: Element) -> None:
    """Make cards of loose numbering, then one numbered list of cards that follow each other."""
    _dress_numbered_lists(root)
    _number_loose_practices(root)
    for parent in [found for found in root.iter() if any(_is_alone(child) for child in found)]:
        _join_neighbours(parent)


def _is_alone(candidate: Element) -> bool:
    return candidate.tag == "section" and has_class(candidate, "practice")


def _join_neighbours(parent: Element) -> None:
    joined: list[Element] = []
    for is_run, run in _runs(parent):
        if is_run and len(run) > 1:
            cards = element("ol", *map(_card, run), class_="practices")
            cards.tail = run[-1].tail
            joined.append(cards)
        else:
            joined.extend(run)
    parent[:] = joined


def _runs(parent: Element) -> Iterator[tuple[bool, list[Element]]]:
    """The children of ``parent``: cards that follow each other without text between them together."""
    run: list[Element] = []
    for child in parent:
        if run and not (_is_alone(child) and _is_alone(run[-1]) and not (run[-1].tail or "").strip()):
            yield _is_alone(run[-1]), run
            run = []
        run.append(child)
    yield bool(run) and _is_alone(run[-1]), run


def _card(section: Element) -> Element:
    card = element("li", class_="practice")
    move_content(section, card)
    return card


def _dress_numbered_lists(root: Element) -> None:
    """A numbered list becomes cards when all of its items are a short title and whole sentences under it.

    That is what loose numbering is once an editor or an import has made a list of it.
    """
    for numbered in root.findall("ol"):
        items = list(numbered)
        if len(items) < 2 or numbered.get("start", "1") != "1" or not all(map(_is_a_card, items)):
            continue
        numbered.set("class", "practices")
        for item in items:
            item.set("class", "practice")
            title = item[0]
            title.tag = "h3"
            title.set("class", "practice-title")


def _is_a_card(item: Element) -> bool:
    if len(item) < 2 or not holds_blocks_only(item) or not all(block.tag in _IN_A_CARD for block in item):
        return False
    title, *blocks = item
    words, said = words_of(title), words_of(blocks[0])
    return (
        title.tag == "p"
        and blocks[0].tag == "p"
        and 0 < len(words) <= MAX_TYPED_TITLE
        and words[-1] not in _ENDS
        and said.rstrip(_CLOSING)[-1:] in _SENTENCE_ENDS
        and not any(part.tag == "img" for part in title.iter())
    )


def _number_loose_practices(root: Element) -> None:
    """ "1. Title", paragraphs, "2. Title", paragraphs … as cards.

    The last card takes as many blocks as the shortest card before it: what a writer says after the last practice
    is about all of them.
    """
    children = list(root)
    place = 0
    arranged: list[Element] = []
    while place < len(children):
        cards, after = _read_cards(children, place)
        if len(cards) > 1:
            arranged.append(
                element("ol", *(_typed_card(title, blocks) for title, blocks in cards), class_="practices")
            )
            place = after
        else:
            arranged.append(children[place])
            place += 1
    root[:] = arranged


def _read_cards(children: list[Element], place: int) -> tuple[list[tuple[Element, list[Element]]], int]:
    """The titles from 1 upward with their blocks, and the place after the last."""
    cards: list[tuple[Element, list[Element]]] = []
    ends: list[int] = []
    while (title := _title_numbered(children, place, len(cards) + 1)) is not None:
        blocks: list[Element] = []
        place += 1
        while (
            place < len(children) and children[place].tag in _IN_A_CARD and not children[place].get("class")
        ):
            blocks.append(children[place])
            place += 1
        cards.append((title, blocks))
        ends.append(place)
        if not blocks:
            break
    while cards and not cards[-1][1]:
        cards.pop()
        ends.pop()
    if len(cards) < 2:
        return [], 0
    title, blocks = cards[-1]
    shortest = min((before for _, before in cards[:-1]), key=len)
    kept = _as_many_as(shortest, blocks)
    cards[-1] = (title, kept)
    return cards, ends[-1] - (len(blocks) - len(kept))


def _as_many_as(shortest: list[Element], blocks: list[Element]) -> list[Element]:
    kept: list[Element] = []
    for model, block in zip(shortest, blocks, strict=False):
        if kept and block.tag != model.tag:
            break
        kept.append(block)
    return kept


def _title_numbered(children: list[Element], place: int, number: int) -> Element | None:
    """The only item of the list at ``place``, if it is a short title and has this number."""
    if place >= len(children):
        return None
    numbered = children[place]
    if numbered.tag != "ol" or len(numbered) != 1 or numbered.get("start", "1") != str(number):
        return None
    item = numbered[0]
    if len(item) and holds_blocks_only(item):
        if len(item) != 1 or item[0].tag != "p":
            return None
        item = item[0]
    return (
        item
        if 0 < len(words_of(item)) <= MAX_TITLE and not any(part.tag == "img" for part in item.iter())
        else None
    )


def _typed_card(title: Element, blocks: list[Element]) -> Element:
    heading = element("h3", class_="practice-title")
    move_content(title, heading)
    return element("li", heading, *blocks, class_="practice")


def title_practices(root: Element) -> None:
    """Give each title the level below the heading it stands under; after no heading, the first level of a body."""
    level = 1
    for found in root.iter():
        if has_class(found, "practice-title"):
            found.tag = f"h{min(level + 1, 5)}"
        elif found.tag in HEADINGS:
            level = int(found.tag[1])
