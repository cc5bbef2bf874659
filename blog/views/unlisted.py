"""Pages for whoever has their address: no search engine lists them, and nothing on the way keeps a copy."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse


def unlisted(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Every answer of ``view``, refusals too, is ``noindex`` and ``no-store``."""

    @wraps(view)
    def answered(request: HttpRequest, **address: str) -> HttpResponse:
        answer = view(request, **address)
        answer["X-Robots-Tag"] = "noindex, noarchive"
        answer["Cache-Control"] = "no-store"
        return answer

    return answered
