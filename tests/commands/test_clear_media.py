"""Files that belong to nothing: listed, and deleted only when told so."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from tests.factories import DownloadFactory, PostFactory

pytestmark = pytest.mark.django_db

ORPHANS = ["images/a.webp", "images/sizes/b.webp", "social/c.png", "downloads/d.pdf", "images/.e.webp.0a1b"]


@pytest.fixture
def files(settings, tmp_path, time_machine):
    settings.MEDIA_ROOT = tmp_path
    used = [DownloadFactory().file.name, PostFactory(social_image="social/used.png").social_image]
    for name in [*ORPHANS, *used]:
        default_storage.save(name, ContentFile(b"content"))
    time_machine.move_to(timezone.now() + datetime.timedelta(hours=2))
    return lambda: (
        {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()} - set(used)
    )


def test_clear_media_lists_and_deletes_nothing(files, capsys):
    call_command("clear_media")

    *listed, summary = capsys.readouterr().out.splitlines()
    assert sorted(listed) == sorted(ORPHANS)
    assert summary == "5 files belong to nothing. Nothing was deleted: add --delete."
    assert files() == set(ORPHANS)


def test_clear_media_deletes_when_told_so(files, capsys):
    call_command("clear_media", "--delete")
    call_command("clear_media", "--delete")

    assert capsys.readouterr().out.splitlines() == [
        "5 files belonged to nothing and are deleted.",
        "No file belongs to nothing.",
    ]
    assert files() == set()


def test_clear_media_leaves_what_is_new(files, time_machine):
    default_storage.save("images/new.webp", ContentFile(b"content"))
    time_machine.move_to(timezone.now() - datetime.timedelta(hours=2))

    call_command("clear_media", "--delete")

    assert "images/new.webp" in files()
