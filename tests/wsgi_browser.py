"""Ask a WSGI application as a browser does, without a server between."""

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import brotli
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

UNPACKED = {"": bytes, "br": brotli.decompress, "gzip": gzip.decompress}


@dataclass(frozen=True)
class Got:
    """What came back; header names are in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return UNPACKED[self.headers.get("content-encoding", "")](self.body).decode()


def environ(address: str, *, method: str = "GET", host: str = "localhost", **headers: str) -> dict:
    """A request; headers are named as in Python, ``if_none_match``."""
    path, _, query = address.partition("?")
    made = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SCRIPT_NAME": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": host,
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
    }
    return made | {f"HTTP_{name.upper()}": value for name, value in headers.items()}


def ask(application, address: str, **request: str) -> Got:
    told = []

    def start_response(status, headers, _error=None):
        told[:] = [int(status[:3]), {name.lower(): value for name, value in headers}]

    chunks = application(environ(address, **request), start_response)
    body = b"".join(chunks)
    getattr(chunks, "close", bool)()
    return Got(told[0], told[1], body)


@contextmanager
def connection_kept() -> Iterator[None]:
    """A served request ends with the connection of its thread, which in a test has the test's own transaction."""
    ends = (request_started, request_finished)
    for each in ends:
        each.disconnect(close_old_connections)
    try:
        yield
    finally:
        for each in ends:
            each.connect(close_old_connections)
