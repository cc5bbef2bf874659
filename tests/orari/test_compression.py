import gzip
import random

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from orari.compression import BROTLI_QUALITY, Compression, accepted_coding, with_brotli

TEXT = b"A page of words, and again words. " * 20


def answer(response, accept_encoding="gzip, deflate, br"):
    request = RequestFactory().get("/", headers={"accept-encoding": accept_encoding})
    return Compression(lambda _: response)(request)


@pytest.mark.parametrize(
    ("offered", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br;q=0.0", ""),
        ("BR ; q=1", "br"),
        ("identity", ""),
        ("", ""),
    ],
)
def test_accepted_coding_takes_brotli_then_gzip(offered, coding):
    assert accepted_coding(offered) == coding


@pytest.mark.parametrize(("coding", "decompress"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_compression_keeps_the_words_and_says_how_it_packed_them(coding, decompress):
    response = answer(HttpResponse(TEXT, headers={"ETag": '"abc"'}), coding)

    assert decompress(response.content) == TEXT
    assert response.headers["Content-Encoding"] == coding
    assert response.headers["Content-Length"] == str(len(response.content))
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.headers["ETag"] == 'W/"abc"'


def test_compression_keeps_a_weak_etag():
    response = answer(HttpResponse(TEXT, headers={"ETag": 'W/"abc"'}))

    assert response.headers["ETag"] == 'W/"abc"'


def test_compression_tells_stores_that_the_answer_varies_even_when_it_did_not_pack():
    response = answer(HttpResponse(TEXT), "identity")

    assert response.content == TEXT
    assert response.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse(b"short"),
        HttpResponse(TEXT, content_type="image/png"),
        HttpResponse(TEXT, headers={"Content-Encoding": "br"}),
    ],
)
def test_compression_leaves_alone_what_is_short_packed_or_no_text(response):
    before = (response.content, response.get("Content-Encoding"))

    after = answer(response)

    assert (after.content, after.get("Content-Encoding"), after.get("Vary")) == (*before, None)


def test_compression_leaves_streams_alone():
    response = answer(StreamingHttpResponse([TEXT]))

    assert b"".join(response.streaming_content) == TEXT


@pytest.mark.parametrize(
    "content_type",
    ["text/html; charset=utf-8", "application/atom+xml; charset=utf-8", "image/svg+xml", "application/json"],
)
def test_compression_packs_every_kind_of_text(content_type):
    response = answer(HttpResponse(TEXT, content_type=content_type))

    assert response.headers["Content-Encoding"] == "br"


@pytest.mark.parametrize("length", [0, 1, 65_535, 65_536, 400_000])
def test_text_of_any_length_is_unpacked_as_it_was(length):
    body = (b"A sentence that comes again and again. " * (length // 39 + 1))[:length]

    assert brotli.decompress(with_brotli(body, BROTLI_QUALITY)) == body


def test_what_stands_far_back_is_found_in_a_long_text():
    once = random.Random(5).randbytes(100_000)  # nothing in it repeats

    assert len(with_brotli(once * 2, BROTLI_QUALITY)) < 110_000
