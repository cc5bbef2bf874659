"""Files in a folder: whole or not at all, and nothing from outside of it."""

import errno

import pytest
from django.core.files.base import ContentFile

from orari.file_store import FolderStore


@pytest.fixture
def store(tmp_path):
    return FolderStore(location=tmp_path / "media")


def content_of(store, name):
    with store.find(name).open() as file:
        return file.read()


class FullDisk(ContentFile):
    """What is written until there is no room left."""

    def chunks(self, chunk_size=None):
        yield b"half of it"
        raise OSError(errno.ENOSPC, "No space left on device")


def test_file_store_writes_a_file_under_the_very_name(store):
    names = [store.save("images/a.webp", ContentFile(b"content")) for _ in range(2)]

    assert names == ["images/a.webp", "images/a.webp"]
    assert store.listdir("images") == ([], ["a.webp"])
    assert content_of(store, "images/a.webp") == b"content"


def test_file_store_leaves_nothing_of_a_file_that_could_not_be_written(store):
    store.save("images/a.webp", ContentFile(b"content"))

    with pytest.raises(OSError, match="No space left"):
        store.save("images/a.webp", FullDisk(b""))

    assert store.listdir("images") == ([], ["a.webp"])
    assert content_of(store, "images/a.webp") == b"content"


@pytest.mark.parametrize("name", ["../secret_key", "images", "images/none.webp", "a" * 300, "images/\0.webp"])
def test_file_store_finds_only_files_in_its_folder(store, tmp_path, name):
    (tmp_path / "secret_key").write_text("secret")
    store.save("images/a.webp", ContentFile(b"content"))

    assert store.find(name) is None


def test_file_store_follows_no_link_out_of_its_folder(store, tmp_path):
    (tmp_path / "secret_key").write_text("secret")
    store.save("images/a.webp", ContentFile(b"content"))
    (tmp_path / "media" / "images" / "b.webp").symlink_to(tmp_path / "secret_key")

    assert store.find("images/b.webp") is None


def test_file_store_may_itself_be_a_link(store, tmp_path):
    store.save("images/a.webp", ContentFile(b"content"))
    (tmp_path / "linked").symlink_to(tmp_path / "media")

    assert FolderStore(location=tmp_path / "linked").find("images/a.webp").size == 7
