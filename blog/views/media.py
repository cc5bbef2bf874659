"""Uploaded files, served by the site itself when no web server stands in front of it."""

from django.conf import settings
from django.http import FileResponse, HttpRequest
from django.views.static import serve

YEAR = 31_536_000


def media(request: HttpRequest, path: str) -> FileResponse:
    """The file at ``path``; file names never come back with other content, so browsers may keep them for a year."""
    answer = serve(request, path, document_root=settings.MEDIA_ROOT)
    answer["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return answer
