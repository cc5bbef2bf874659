"""Pictures: captions and credits, sizes that hold their place, and nothing fetched from another host."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from blog.content.links import is_outward
from blog.content.tree import become, element, rewrite
from blog.content.typography import smarten

# The column of the text, as static/blog/css/layout.css sets it.
SIZES = "min(90vw, 35rem)"
_SOURCES = re.compile(r"</?picture>|<source [^>]*>")
_SETS = re.compile(r' (?:srcset|sizes)="[^"]*"(?=[^<>]*>)')
_IMG = re.compile(r'<img (?:[^"<>]|"[^"]*")*?\bsrc="(?P<src>[^"]*)"(?:[^"<>]|"[^"]*")*>')
_EMPTY = re.compile(r"<figure>\s*</figure>\n?")
_ALT = re.compile(r' alt="(?P<alt>[^"]*)"')


@dataclass(frozen=True)
class Source:
    """Files of one kind that a browser may take instead: addresses with widths, or one address for a media query."""

    type: str
    srcset: str
    media: str = ""


@dataclass(frozen=True)
class Picture:
    """What a page needs to show one of our pictures. A browser takes the first of the sources that it knows."""

    src: str
    width: int
    height: int
    srcset: str = ""
    sources: tuple[Source, ...] = ()


FindImage = Callable[[str], Picture | None]


def dress_pictures(root: Element, find_image: FindImage | None) -> dict[str, Picture]:
    """Complete our pictures, make links of foreign ones, and figures of those that stand alone.

    Returns ours by the address they are shown from, for ``offer_sources``.
    """
    ours: dict[str, Picture] = {}
    linked = {id(image) for link in root.iter("a") for image in link.iter("img")}
    for image in list(root.iter("img")):
        source = image.get("src", "")
        picture = find_image(source) if find_image and source else None
        if picture:
            ours[picture.src] = picture
            _dress(image, picture)
        elif not source:
            become(image, "span", image.get("alt", ""))
        elif is_outward(source):
            _show_as_link(image, source, in_a_link=id(image) in linked)
        else:
            _dress(image, None)
    rewrite(root, "p", _figures_from)
    return ours


def offer_sources(html: str, pictures: dict[str, Picture]) -> str:
    """``html`` with each of our pictures among the files that a browser may take in its place.

    The last step, on HTML that is safe already: no sanitizer checks the addresses of sources, and these are our own.
    """
    if not any(picture.sources for picture in pictures.values()):
        return html

    def among_sources(match: re.Match[str]) -> str:
        picture = pictures.get(unescape(match["src"]))
        return (
            f"<picture>{source_tags(picture)}{match[0]}</picture>"
            if picture and picture.sources
            else match[0]
        )

    return _IMG.sub(among_sources, html)


def without_sources(html: str) -> str:
    """Rendered ``html`` with one address for each picture: what programs want that make addresses whole."""
    return _SETS.sub("", _SOURCES.sub("", html))


def without_pictures(html: str) -> str:
    """Rendered ``html`` with the words of each picture in its place: nothing is left that a program would fetch."""
    return _EMPTY.sub("", _IMG.sub(_words_of, without_sources(html)))


def _words_of(match: re.Match[str]) -> str:
    alt = _ALT.search(match[0])
    return f"<em>{alt['alt']}</em>" if alt and alt["alt"].strip() else ""


def source_tags(picture: Picture, sizes: str = SIZES) -> str:
    """The ``source`` elements of a picture as safe HTML, the preferred kind first."""
    return "".join(
        f'<source type="{escape(source.type)}" srcset="{escape(source.srcset)}"'
        + (f' media="{escape(source.media)}">' if source.media else f' sizes="{escape(sizes)}">')
        for source in picture.sources
    )


def _dress(image: Element, picture: Picture | None) -> None:
    """Attributes in one order; a writer's own ``srcset`` is dropped, as nothing checks its addresses."""
    written = dict(image.attrib)
    image.attrib.clear()
    image.set("src", picture.src if picture else written["src"])
    if picture:
        image.set("width", str(picture.width))
        image.set("height", str(picture.height))
        if picture.srcset:
            image.set("srcset", picture.srcset)
            image.set("sizes", SIZES)
    else:
        image.attrib.update(
            {name: written[name] for name in ("width", "height") if written.get(name, "").isdecimal()}
        )
    image.set("alt", written.get("alt", ""))
    image.attrib.update({name: written[name] for name in ("title", "id", "lang", "dir") if name in written})
    image.set("loading", "lazy")
    image.set("decoding", "async")


def _show_as_link(image: Element, source: str, *, in_a_link: bool) -> None:
    """A reader's browser asks nobody but us: a foreign picture becomes a link to it, or words inside one."""
    words = image.get("alt") or f"Picture on {_host(source)}"
    caption = image.get("title", "").replace("|", " ")
    if caption.strip():
        words += f" ({' '.join(smarten(caption).split())})"
    if in_a_link:
        become(image, "span", words)
    else:
        become(image, "a", words, href=source)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or "another site"
    except ValueError:
        return "another site"


def _figures_from(paragraph: Element, parent: Element) -> list[Element] | None:  # noqa: ARG001
    """A figure for each picture, if the paragraph holds nothing else."""
    parts = [part for part in paragraph if part.tag != "br"]
    if not parts or (paragraph.text or "").strip() or not all(map(_is_picture, parts)):
        return None
    if any((part.tail or "").strip() for part in paragraph):
        return None
    return [_figure(part) for part in parts]


def _is_picture(part: Element) -> bool:
    if part.tag == "img":
        return True
    alone = len(part) == 1 and part[0].tag == "img" and not ((part.text or "") + (part[0].tail or "")).strip()
    return part.tag == "a" and alone


def _figure(part: Element) -> Element:
    part.tail = None
    image = part if part.tag == "img" else part[0]
    figure = element("figure", part)
    caption, _, credit = (piece.strip() for piece in smarten(image.attrib.pop("title", "")).partition("|"))
    if caption or credit:
        label = element("figcaption", text=f"{caption} " if caption and credit else caption)
        if credit:
            label.append(element("span", text=credit, class_="credit"))
        figure.append(label)
    return figure
