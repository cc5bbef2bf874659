"""Pages for whoever has their address: nobody lists them, keeps a copy, or hears of the address from a browser."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse


def unlisted(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Every answer of ``view``, refusals too, is ``noindex``, ``no-store`` and ``no-referrer``."""

    @wraps(view)
    def answered(request: HttpRequest, **address: str) -> HttpResponse:
        answer = view(request, **address)
        answer["X-Robots-Tag"] = "noindex, noarchive"
        answer["Cache-Control"] = "no-store"
        answer["Referrer-Policy"] = "no-referrer"
        return answer

    return answered
