"""The site's style sheet with the practice's own colour in it, as one answer: a page asks for no file more."""

import hashlib
import re
from functools import cache, lru_cache
from pathlib import Path

import brotli
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from blog.models import accent_tokens

SHEET = "blog/css/site.css"
YEAR = 365 * 24 * 60 * 60
_FROM_THE_FOLDER_ABOVE = re.compile(r"""url\((["']?)\.\./""")


def sheet_address(accent: str) -> str:
    """Where pages find their style sheet: the collected file, or the answer below if the practice has a colour."""
    if not accent:
        return staticfiles_storage.url(SHEET)
    name = f"{accent[1:].lower()}-{hashlib.sha256(sheet_in(accent).encode()).hexdigest()[:12]}"
    return reverse("blog:accent", args=[name])


@require_safe
def accent_sheet(request: HttpRequest, name: str) -> HttpResponse:
    """Only the practice's present colour has an answer. The name changes with the content, so it may be kept for good."""
    accent = request.practice.settings.own_colour
    if not accent or not name.startswith(f"{accent[1:].lower()}-"):
        raise Http404
    is_packed = "br" in request.headers.get("Accept-Encoding", "")
    answer = HttpResponse(
        _packed(accent) if is_packed else sheet_in(accent), content_type="text/css; charset=utf-8"
    )
    patch_vary_headers(answer, ["Accept-Encoding"])
    if is_packed:
        answer["Content-Encoding"] = "br"
    if request.path == sheet_address(accent):
        answer["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return answer


@lru_cache(maxsize=2)
def _packed(accent: str) -> bytes:
    """As small as it gets, like the collected files: the middleware that packs pages is in more of a hurry."""
    return brotli.compress(sheet_in(accent).encode())


@cache
def _site_sheet() -> str:
    address = staticfiles_storage.url(SHEET)
    collected = Path(settings.STATIC_ROOT) / address.removeprefix(settings.STATIC_URL)
    if not collected.exists():
        return f'@import url("{address}");\n'
    return _FROM_THE_FOLDER_ABOVE.sub(rf"url(\1{settings.STATIC_URL}blog/", collected.read_text())


def sheet_in(accent: str) -> str:
    """The whole style sheet of a site whose colour is ``accent``."""
    return _site_sheet() + accent_tokens(accent)
