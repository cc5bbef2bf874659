"""Requests of a served site one after the other."""

import threading
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase


class OneAtATime:
    """The threads of a served site share one connection to a database in memory, and its transactions must not mix."""

    lock = threading.RLock()

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with self.lock:
            return self.get_response(request)
