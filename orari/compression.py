"""Text answers leave compressed, with Brotli where the browser takes it and gzip elsewhere."""

import gzip
import re
from collections.abc import Callable

import brotli
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_vary_headers

SMALLEST = 200  # bytes; below that, the coding's own frame eats the gain
BROTLI_QUALITY = 5  # of 11: the last step before the time doubles
GZIP_LEVEL = 6

COMPRESSIBLE = re.compile(
    r"text/|application/(json|xml|javascript|manifest\+json|(atom|rss|ld)\+(xml|json))|image/svg\+xml"
)
REFUSED = re.compile(r";\s*q=0(\.0*)?\s*$")


def accepted_coding(accept_encoding: str) -> str:
    """The coding to use for a request's Accept-Encoding: "br", "gzip" or none ("")."""
    offered = {
        part.split(";")[0].strip().lower() for part in accept_encoding.split(",") if not REFUSED.search(part)
    }
    return next((coding for coding in ("br", "gzip") if coding in offered), "")


def with_brotli(body: bytes, quality: int) -> bytes:
    """``body`` packed, looking back no further than it is long: for more, Brotli first clears ten megabytes, 4 ms for a small page."""
    return brotli.compress(body, quality=quality, lgwin=min(22, max(16, len(body).bit_length())))


class Compression:
    """Compresses what is text and not compressed yet; streams and files pass as they are."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.streaming or response.has_header("Content-Encoding"):
            return response
        if len(response.content) < SMALLEST or not COMPRESSIBLE.match(response.get("Content-Type", "")):
            return response

        patch_vary_headers(response, ["Accept-Encoding"])
        coding = accepted_coding(request.headers.get("Accept-Encoding", ""))
        if not coding:
            return response

        if coding == "br":
            response.content = with_brotli(response.content, BROTLI_QUALITY)
        else:
            response.content = gzip.compress(response.content, GZIP_LEVEL, mtime=0)
        response.headers["Content-Encoding"] = coding
        response.headers["Content-Length"] = str(len(response.content))
        etag = response.get("ETag", "")
        if etag.startswith('"'):
            response.headers["ETag"] = f"W/{etag}"  # the same page, no longer the same bytes
        return response
