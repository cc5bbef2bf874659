"""What the first reader's browser fetches for a post, in Brotli bytes, against the budgets of docs/architecture.md."""

from dataclasses import dataclass

import brotli
from django.conf import settings

from blog.caching.page import IN_HASTE
from blog.content.front_matter import parse
from blog.transfer.shelves import SAMPLES
from orari.compression import with_brotli
from orari.static_files import joined
from tests.crawling import shown_with

SAMPLE = SAMPLES / "posts" / "how-to-stay-close-when-one-of-you-needs-quiet.md"
FIRST_VIEW, STYLES, SCRIPTS, FONTS, REQUESTS = 14_000, 8_000, 3_000, 130_000, 3


@dataclass(frozen=True)
class Weight:
    """A figure of the page and the most it may be; bytes unless the name says otherwise."""

    name: str
    value: int
    most: int


def sample_fields() -> dict[str, str]:
    """The fields of a post as long as most are."""
    document = parse(SAMPLE.read_text(encoding="utf-8"))
    return {name: document.fields[name] for name in ("title", "subtitle", "summary")} | {
        "body": document.body
    }


def weigh(html: str) -> list[Weight]:
    """The budgets of a page with these HTML, its pictures left out."""
    asked = {address.removeprefix(settings.STATIC_URL) for address in shown_with(html)}
    styles = sum(_small(joined(name)) for name in asked if name.endswith(".css"))
    scripts = sum(_small(joined(name)) for name in asked if name.endswith(".js"))
    fonts = (settings.BASE_DIR / "static" / "blog" / "fonts").glob("*.woff2")
    words = len(with_brotli(html.encode(), IN_HASTE))
    requests = 1 + sum(name.endswith((".css", ".js")) for name in asked)
    return [
        Weight("HTML, CSS and JavaScript", words + styles + scripts, FIRST_VIEW),
        Weight("of that the HTML", words, FIRST_VIEW),
        Weight("CSS", styles, STYLES),
        Weight("JavaScript", scripts, SCRIPTS),
        Weight("fonts, all faces", sum(font.stat().st_size for font in fonts), FONTS),
        Weight("requests for the three", requests, REQUESTS),
    ]


def _small(text: str) -> int:
    return len(brotli.compress(text.encode(), quality=11))
