"""Uploaded files, handed out by the site itself, wherever they are kept."""

import logging
import re
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from blog.models import Image
from blog.views.errors import plain
from orari.response_headers import policy

YEAR = 31_536_000
LONGEST = 255  # characters of a name that a disk can hold
PDF = "application/pdf"
# Nothing that a browser would run: a page, a script or an SVG has no name here, whatever lies in the folder.
KINDS = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "pdf": PDF,
}
# Browsers show a PDF inside a page of their own, which obeys our policy: it holds one embedded file with a style.
PDF_POLICY = policy(object_src="'self'", style_src="'unsafe-inline'")
# No way up, and no hidden file: no part of a name begins with a dot.
_NAME = re.compile(r"(?:\w[\w-]*/)*\w[\w.-]*\.(\w+)", re.ASCII)

log = logging.getLogger(__name__)


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponse | FileResponse | HttpResponseRedirect:
    """The file at ``path``; names never come back with other content, so browsers may keep it for a year.

    Where a picture got another file, its former address leads to the present one.
    """
    named = _NAME.fullmatch(path)
    kind = KINDS.get(named[1]) if named else None
    if kind is None or len(path) > LONGEST:
        raise Http404
    try:
        kept = default_storage.find(path)
        if kept is None:
            return _moved(path)
        etag, moment = f'"{PurePosixPath(path).stem}"', int(kept.written_at.timestamp())
        answer = get_conditional_response(request, etag, moment)
        if answer is None:
            answer = HttpResponse() if request.method == "HEAD" else FileResponse(kept.open())
            answer["Content-Type"], answer["Content-Length"] = kind, kept.size
    except OSError as error:
        log.warning("A file could not be read: %s", error)
        return plain(503, "This file is not here just now", "Please try again in a few minutes.")
    answer["ETag"], answer["Last-Modified"] = etag, http_date(moment)
    answer["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    if kind == PDF and answer.status_code == 200:
        _to_take_along(answer, path)
    return answer


def _moved(path: str) -> HttpResponseRedirect:
    image = Image.objects.at(path)
    if image is None or image.file.name == path:
        raise Http404
    return redirect(image.file.url)


def _to_take_along(answer: HttpResponse, path: str) -> None:
    """A name for the file that tells nothing of its subject, since it may stay on a shared device; and no search engine."""
    answer["Content-Disposition"] = f'inline; filename="worksheet-{PurePosixPath(path).stem[:4]}.pdf"'
    answer["X-Robots-Tag"] = "noindex"
    answer["Content-Security-Policy"] = PDF_POLICY
