"""Uploads that are too large: said in a sentence, with no more than the limit on the disk or in memory."""

import io
import resource
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


@pytest.mark.parametrize(
    "door",
    [TAKE, "/admin/blog/post/pictures/", "/admin/blog/download/add/", "/admin/blog/post/word/"],
)
def test_no_room_in_the_temporary_folder_is_said_in_a_sentence(writer, settings, tmp_path, door):
    settings.MEDIA_ROOT, settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "media", tmp_path / "gone"

    answer = writer.post(door, {"title": "T", "file": SimpleUploadedFile("a.jpg", bytes(3_000_000))})

    words = answer.json()["message"] if "json" in answer.headers["Content-Type"] else answer.content.decode()
    assert "The site has no room to take this file in." in words
    assert (answer.status_code < 500, list(tmp_path.rglob("*"))) == (True, [])


def test_file_that_fills_the_temporary_folder_is_gone_at_once(settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    handler = upload_limits.TemporaryUpload()
    handler.new_file("file", "a.jpg", "image/jpeg", 300_000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, hard))  # as full as a disk can be made in a test
    try:
        for number in range(3):
            handler.receive_data_chunk(bytes(100_000), 100_000 * number)
        file = handler.file_complete(300_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    with pytest.raises(upload_limits.NoRoomToArrive):
        file.read()
    assert (file.size, list(tmp_path.iterdir())) == (300_000, [])
