"""Uploads that are too large: said in a sentence, with no more than the limit on the disk or in memory."""

import io
import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from blog.models import Image
from orari import upload_limits

TAKE, FORM = "/admin/blog/image/add/", "multipart/form-data; boundary=x"


class Endless(io.RawIOBase):
    """A body of many zeros, which counts how many were read."""

    def __init__(self, head, size):
        self.head, self.left, self.read_bytes = io.BytesIO(head), size, 0

    def read(self, size=-1):
        if part := self.head.read(size):
            return part
        part = bytes(min(size, self.left))
        self.left -= len(part)
        self.read_bytes += len(part)
        return part


@pytest.fixture
def writer(admin_user):
    client = Client()
    client.force_login(admin_user)
    return client


def test_file_that_is_too_large_is_said_beside_the_field(writer, monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    seen = []
    monkeypatch.setattr(upload_limits, "MOST_OF_A_FILE", 3_000_000)
    monkeypatch.setattr("blog.images.kinds.MOST_BYTES", 3_000_000)
    made = tempfile.NamedTemporaryFile
    monkeypatch.setattr(
        tempfile, "NamedTemporaryFile", lambda *a, **k: seen.append(made(*a, **k)) or seen[-1]
    )

    answer = writer.post(TAKE, {"title": "T", "file": SimpleUploadedFile("a.jpg", bytes(9_000_000))})

    assert "This file is larger than 20 MB." in answer.content.decode()
    assert (Image.objects.count(), list(tmp_path.rglob("*.jpg"))) == (0, [])
    assert [Path(file.name).exists() for file in seen] == [False] * len(seen)


def test_no_more_than_the_limit_is_passed_on(monkeypatch):
    monkeypatch.setattr(upload_limits, "MOST_OF_A_FILE", 100)
    handler = upload_limits.LimitedUpload()
    handler.new_file("file", "a.jpg", "image/jpeg", 0)

    passed = [handler.receive_data_chunk(bytes(60), 60 * number) for number in range(5)]

    assert passed == [bytes(60), bytes(60), None, None, None]


@pytest.mark.parametrize("signed_in", [True, False])
def test_half_a_gigabyte_is_not_read_at_all(request, client, db, signed_in):
    sender = request.getfixturevalue("writer") if signed_in else client
    size = 500_000_000
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'
    body = Endless(head, size)

    answer = sender.post(
        TAKE, **{"wsgi.input": body, "CONTENT_LENGTH": str(len(head) + size), "CONTENT_TYPE": FORM}
    )

    assert answer.status_code == (413 if signed_in else 302)
    assert body.read_bytes == 0
