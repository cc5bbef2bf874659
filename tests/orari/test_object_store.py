"""Files in an S3 store: the site keeps, finds, lists and deletes them, and readers never meet the store."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.orari.object_store_double import bucket

pytest.importorskip("storages", reason="orari/optional/s3.txt is not installed")
pytest.importorskip("boto3", reason="orari/optional/s3.txt is not installed")

PICTURE = b"RIFF....WEBP" * 20_000
NAME = "images/0123456789abcdef.webp"


@pytest.fixture(scope="module")
def server():
    with bucket() as server:
        yield server


@pytest.fixture
def store(server, settings):
    server.objects.clear()
    server.seen.clear()
    settings.STORAGES = settings.STORAGES | {"default": _settings(server.server_port)}
    return server


def _settings(port):
    options = {
        "endpoint_url": f"http://127.0.0.1:{port}",
        "bucket_name": "bucket",
        "location": "blog",
        "access_key": "key",
        "secret_key": "secret",
        "region_name": "eu-central-1",
    }
    return {"BACKEND": "orari.object_store.ObjectStore", "OPTIONS": options}


def test_object_store_keeps_lists_and_deletes_files_in_its_folder(store):
    default_storage.save(NAME, ContentFile(PICTURE))
    default_storage.save(NAME, ContentFile(PICTURE))

    assert store.objects == {f"blog/{NAME}": PICTURE}
    assert default_storage.listdir("images") == ([], ["0123456789abcdef.webp"])
    with default_storage.open(NAME) as file:
        assert file.read() == PICTURE
    default_storage.delete(NAME)
    assert (store.objects, default_storage.exists(NAME)) == ({}, False)


def test_object_store_is_asked_with_a_signature(store):
    default_storage.exists(NAME)

    _, _, signature = store.seen[-1]
    assert signature.startswith("AWS4-HMAC-SHA256 Credential=key/")
    assert "/eu-central-1/s3/aws4_request" in signature


def test_readers_get_files_from_the_site_itself(store, client):
    default_storage.save(NAME, ContentFile(PICTURE))

    answer = client.get(default_storage.url(NAME))

    assert default_storage.url(NAME) == f"/media/{NAME}"
    assert (b"".join(answer), answer["Content-Type"]) == (PICTURE, "image/webp")
    assert answer["Content-Length"] == str(len(PICTURE))
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_browser_that_has_the_file_does_not_have_it_read_again(store, client):
    default_storage.save(NAME, ContentFile(PICTURE))
    etag = client.head(f"/media/{NAME}")["ETag"]
    store.seen.clear()

    answer = client.get(f"/media/{NAME}", headers={"If-None-Match": etag})

    assert answer.status_code == 304
    assert [method for method, _, _ in store.seen] == ["HEAD"]


@pytest.mark.django_db
def test_what_is_not_in_the_store_is_not_there(store, client):
    assert client.get(f"/media/{NAME}").status_code == 404


def test_a_store_that_does_not_answer_is_a_disk_that_fails(settings, client):
    with bucket() as gone:
        port = gone.server_port
    settings.STORAGES = settings.STORAGES | {"default": _settings(port)}

    answer = client.get(f"/media/{NAME}")

    assert answer.status_code == 503
    with pytest.raises(OSError, match="does not answer"):
        default_storage.save(NAME, io.BytesIO(PICTURE))
