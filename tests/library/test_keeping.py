"""Pictures that come in: files before rows, once each, and nothing left of what went wrong."""

import errno
import io

import pytest
from django.core.files.storage import default_storage

from blog.images.kinds import PictureRefused
from blog.library.keeping import keep_picture, title_from
from blog.library.replacing import replace_file
from blog.models import Image
from orari.file_store import FolderStore
from tests.library.conftest import file

pytestmark = pytest.mark.django_db


def test_picture_is_kept_with_its_sizes(image, stored):
    assert stored() == sorted(image.files)
    assert [(row["use"], row["type"], row["width"]) for row in image.renditions] == [
        ("whole", "image/webp", 900),
        ("whole", "image/jpeg", 900),
        ("whole", "image/webp", 800),
        ("whole", "image/webp", 480),
        ("whole", "image/jpeg", 480),
        ("card", "image/webp", 800),
        ("card", "image/jpeg", 800),
        ("card", "image/webp", 400),
    ]
    assert (image.title, image.alt, image.size) == ("two cups", "", default_storage.size(image.file.name))


def test_same_picture_is_one_row_and_the_same_files(image, stored):
    before = stored()

    again = keep_picture(file(), name="another name.jpg")

    assert (again, again.title, stored()) == (image, "two cups", before)


def test_half_a_file_left_by_a_killed_server_is_written_anew(image, media, stored):
    content, name = (media / image.file.name).read_bytes(), image.file.name
    Image.objects.all().delete()
    (media / name).write_bytes(content[: len(content) // 2])

    keep_picture(file())

    assert (media / name).read_bytes() == content


def test_file_that_another_picture_had_before_becomes_a_picture_of_its_own(image):
    replace_file(image, file("#4f6355"))

    again = keep_picture(file())

    assert again != image
    assert Image.objects.at(again.file.name) == again


@pytest.mark.parametrize("content", [b"", b"MZ\x90\0 a program", b"\xff\xd8\xff\xe0 damaged", b"<svg/>"])
def test_refused_file_leaves_nothing_behind(content, stored):
    with pytest.raises(PictureRefused):
        keep_picture(io.BytesIO(content))

    assert (stored(), Image.objects.count()) == ([], 0)


class FullDisk(FolderStore):
    """A disk with room for so many files more."""

    room = 0

    def _save(self, name, content):
        if self.room == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        FullDisk.room -= 1
        return super()._save(name, content)


@pytest.fixture
def full_disk(settings, monkeypatch):
    def leave(room):
        monkeypatch.setattr(FullDisk, "room", room)
        settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": f"{__name__}.FullDisk"}}

    return leave


def test_full_disk_is_said_in_a_sentence_and_keeps_nothing(full_disk, stored):
    full_disk(0)

    with pytest.raises(PictureRefused, match="no room left"):
        keep_picture(file())

    assert (stored(), Image.objects.count()) == ([], 0)


def test_disk_that_gets_full_in_between_keeps_the_picture_without_sizes(full_disk, stored):
    full_disk(3)

    image = keep_picture(file())

    assert (image.renditions, stored()) == ([], [image.file.name])
    assert image.shown().src == image.file.url


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("two-cups_on a table.JPG", "two cups on a table"),
        ("../../etc/passwd", "passwd"),
        ("C:\\photos\\garden.png", "C photos garden"),
        ("x" * 300 + ".png", "x" * 120),
        ("IMG_0042.HEIC", "Picture of 25 November 2026"),
        ("Screenshot 2026-01-05 at 10.12.png", "Picture of 25 November 2026"),
        ("", "Picture of 25 November 2026"),
    ],
)
def test_title_says_what_the_file_was_called_unless_a_camera_did(name, title, time_machine):
    time_machine.move_to("2026-11-25 18:00Z", tick=False)

    assert title_from(name) == title
