"""What a page of this site asks for, is sent with and leaves behind, read from what the site really serves."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import brotli
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from blog.views.accent import sheet_in
from orari.compression import BROTLI_QUALITY
from orari.response_headers import HEADERS, PUBLIC_POLICY

KINDS = {
    ".css": "How the page looks",
    ".js": "Leaving quickly, and copying a link",
    ".woff2": "A typeface",
    ".svg": "The picture in the tab",
}
ASKED_BY_LINKS = {"icon", "preload", "stylesheet"}
MEANINGS = {
    "Content-Security-Policy": "Your browser may load nothing from any other site, and run nothing that is written into a page.",
    "Referrer-Policy": "A site you go to from here does not hear which page you came from.",
    "Permissions-Policy": "Camera, microphone and place stay off.",
    "Cross-Origin-Opener-Policy": "A page that opened this one cannot reach into it.",
    "Cross-Origin-Resource-Policy": "Other sites cannot use our files.",
    "X-Content-Type-Options": "A file is taken for what it is said to be.",
    "X-Frame-Options": "No other site can show this one inside its own pages.",
    "X-DNS-Prefetch-Control": "Addresses behind links are not looked up before you follow them.",
}


@dataclass(frozen=True)
class File:
    """A file that a browser fetches for every page; ``size`` in bytes as it is sent, compressed."""

    address: str
    kind: str
    size: int


@require_safe
def loads(request: HttpRequest) -> HttpResponse:
    """The page that shows the proof; its own size is that of the answer, give or take the digits of the number."""
    context = {
        "files": request.memory.of_frame(
            "loads",
            lambda: list(
                _files(render_to_string("base.html", {}, request), request.practice.settings.own_colour)
            ),
        ),
        "headers": [(name, value, MEANINGS.get(name, "")) for name, value in _headers().items()],
        "page_size": 1000,
    }
    draft = render_to_string("blog/loads.html", context, request)
    context["page_size"] = _sent(draft)
    context["total"] = context["page_size"] + sum(file.size for file in context["files"])
    return render(request, "blog/loads.html", context)


def _sent(text: str) -> int:
    return len(brotli.compress(text.encode(), quality=BROTLI_QUALITY))


def _headers() -> dict[str, str]:
    return {"Content-Security-Policy": PUBLIC_POLICY, **HEADERS}


def _files(html: str, accent: str) -> Iterator[File]:
    frame = _Frame()
    frame.feed(html)
    for address in frame.asked:
        if not address.startswith(settings.STATIC_URL):
            yield File(address, KINDS[".css"], len(brotli.compress(sheet_in(accent).encode())))
            continue
        path = _path_of(address.removeprefix(settings.STATIC_URL))
        sent = path.with_name(f"{path.name}.br")
        yield File(
            address, KINDS.get(path.suffix, "A picture"), (sent if sent.exists() else path).stat().st_size
        )


def _path_of(name: str) -> Path:
    """Where a static file lies: among the collected ones, or with its source where nothing was collected."""
    collected = Path(settings.STATIC_ROOT) / name
    return collected if collected.exists() else Path(finders.find(name))


class _Frame(HTMLParser):
    """Collects what a browser asks for when it shows the frame that all pages have."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "link" and told.get("rel") in ASKED_BY_LINKS:
            self.asked.append(told["href"] or "")
        elif told.get("src"):
            self.asked.append(told["src"] or "")
