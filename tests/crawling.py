"""Follow every link of the public site, as a crawler does that reads HTML, feeds and the sitemap."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

from django.urls import Resolver404, resolve

STARTS = ("/", "/sitemap.xml", "/robots.txt", "/favicon.ico", "/search/?q=quiet", "/search/?q=xylophone")
SOME = 20
NOBODY = "http://site.invalid"
# What a browser asks for by itself when it shows a page, and what it only asks for when somebody presses it.
SHOWN_BY = {"src", "srcset", "poster", "data", "imagesrcset"}
SHOWN_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
}
XML_ADDRESS = re.compile(r"<loc>([^<]+)</loc>|(?:href|src)=\"([^\"]+)\"")


@dataclass(frozen=True)
class Answer:
    """What the site said to one address. ``headers`` have names in lower case."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def is_html(self) -> bool:
        return self.headers.get("content-type", "").startswith("text/html")


class _Addresses(HTMLParser):
    """Collects the addresses of a page: all of them, and those that a browser asks for by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.named: list[str] = []
        self.shown: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        shown = [told[name] for name in SHOWN_BY if name in told and "srcset" not in name]
        for name in ("srcset", "imagesrcset"):
            shown += [part.split()[0] for part in told.get(name, "").split(",") if part.strip()]
        if tag == "link" and SHOWN_LINKS & set(told.get("rel", "").split()):
            shown.append(told.get("href", ""))
        self.shown += shown
        self.named += [*shown, *(told[name] for name in ("href",) if name in told)]


def addresses(html: str) -> list[str]:
    """Every address that a page names, as it is written."""
    reader = _Addresses()
    reader.feed(html)
    return reader.named


def shown_with(html: str) -> list[str]:
    """The addresses that a browser asks for when it shows the page, as they are written."""
    reader = _Addresses()
    reader.feed(html)
    return reader.shown


def crawl(fetch: Callable[[str], Answer], origin: str = NOBODY) -> dict[str, Answer]:
    """The answer to every address of ours that can be reached; ``origin`` is what absolute links of ours begin with.

    The desk is left out. Of the combinations of tags some are asked for, and no further ones from there: they have no end.
    """
    answers: dict[str, Answer] = {}
    waiting = list(STARTS)
    combinations = 0
    while waiting:
        address = waiting.pop()
        if address in answers or (_is_combination(address) and combinations == SOME):
            continue
        combinations += _is_combination(address)
        answers[address] = answer = fetch(address)
        waiting += [
            link
            for link in _links(answer, address, origin)
            if not (_is_combination(link) and _is_combination(address))
        ]
    return answers


def _links(answer: Answer, address: str, origin: str) -> Iterator[str]:
    if answer.is_html:
        found = addresses(answer.text)
    elif "xml" in answer.headers.get("content-type", ""):
        found = [one or other for one, other in XML_ADDRESS.findall(answer.text)]
    else:
        found = []
    if "location" in answer.headers:
        found.append(answer.headers["location"])
    for link in found:
        absolute = urldefrag(urljoin(origin + address, link)).url
        if absolute.startswith(f"{origin}/") and not absolute.startswith(f"{origin}/admin/"):
            yield absolute.removeprefix(origin)


def _is_combination(address: str) -> bool:
    return "+" in urlsplit(address).path or "without=" in address


def template_of(address: str) -> str:
    """A name for the kind of page that ``address`` is: the route's, told apart where one route has several faces."""
    parts = urlsplit(address)
    asked = parse_qs(parts.query)
    try:
        match = resolve(parts.path)
    except Resolver404:
        return "not found"
    name = (match.url_name or parts.path).replace("_", " ")
    if "+" in parts.path or "without" in asked:
        return "tags combined"
    return f"{name}, page 2" if "page" in asked else name


def one_of_each(answers: Mapping[str, Answer]) -> dict[str, str]:
    """For each kind of page that is HTML, the address of one of them: the heaviest, as it shows most."""
    found: dict[str, str] = {}
    for address, answer in sorted(answers.items(), key=lambda pair: len(pair[1].text)):
        if answer.is_html and answer.status == 200:
            found[template_of(address)] = address
    return dict(sorted(found.items()))
