"""Worksheets on the desk: put there, given another file, offered under posts, and not deleted while they are."""

import errno

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from blog.models import Download, Draft
from blog.publishing.working_copy import fields_of
from orari.file_store import FolderStore
from tests.factories import DownloadFactory, PostFactory
from tests.pdf_files import pdf, with_metadata

ADD = "/admin/blog/download/add/"
QUERIES = 8


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def sent(content=None, **fields):
    content = pdf(change=with_metadata).getvalue() if content is None else content
    return {"title": "A plan", "file": SimpleUploadedFile("after-an-affair.pdf", content), **fields}


def stored():
    try:
        return default_storage.listdir("downloads")[1]
    except FileNotFoundError:
        return []


class FullDisk(FolderStore):
    def _save(self, name, content):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_worksheet_is_kept_without_what_its_file_told(desk):
    desk.post(ADD, sent())

    download = Download.objects.get()
    with download.file.open() as file:
        content = file.read()
    assert (str(download), download.pages, download.size) == ("A plan", 2, len(content))
    assert "affair" not in download.file.name
    assert b"Dana Private" not in content


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<html><script>", "This file is no PDF."),
        (b"", "The submitted file is empty."),
        (pdf(change=lambda writer: writer.encrypt("secret")).getvalue(), "locked with a password"),
    ],
)
def test_what_is_no_worksheet_is_refused_beside_the_field(desk, content, sentence):
    answer = desk.post(ADD, sent(content))

    assert sentence in str(answer.context["adminform"].form.errors["file"])
    assert (Download.objects.count(), stored()) == (0, [])


def test_full_disk_is_said_and_leaves_nothing(desk, settings):
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": f"{__name__}.FullDisk"}}

    answer = desk.post(ADD, sent())

    assert "no room left" in str(answer.context["adminform"].form.errors["file"])
    assert (Download.objects.count(), stored()) == (0, [])


def test_nothing_is_written_while_something_else_is_wrong(desk):
    answer = desk.post(ADD, sent(title=""))

    assert list(answer.context["adminform"].form.errors) == ["title"]
    assert stored() == []


def test_same_file_twice_is_told(desk):
    desk.post(ADD, sent())

    answer = desk.post(ADD, sent(title="Again"))

    assert "on the desk already: “A plan”" in str(answer.context["adminform"].form.errors["file"])
    assert len(stored()) == 1


def test_another_file_takes_the_place_of_the_first(desk, django_capture_on_commit_callbacks):
    desk.post(ADD, sent())
    download = Download.objects.get()
    first = download.file.name

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"/admin/blog/download/{download.pk}/change/", sent(pdf(5).getvalue()))

    download.refresh_from_db()
    assert (download.pages, download.file.name != first, stored()) == (5, True, [download.file.name[10:]])


def test_title_is_changed_without_a_file(desk):
    download = DownloadFactory()

    desk.post(f"/admin/blog/download/{download.pk}/change/", {"title": "Another title"})

    assert Download.objects.values_list("title", "file").get() == ("Another title", download.file.name)


def test_worksheet_goes_with_its_file(desk, django_capture_on_commit_callbacks):
    desk.post(ADD, sent())

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"/admin/blog/download/{Download.objects.get().pk}/delete/", {"post": "yes"})

    assert (Download.objects.count(), stored()) == (0, [])


def test_worksheet_that_a_post_offers_is_not_deleted(desk):
    download = DownloadFactory()
    PostFactory(downloads=[download])

    answer = desk.post(f"/admin/blog/download/{download.pk}/delete/", {"post": "yes"})

    assert "still uses" in answer.content.decode()
    assert Download.objects.exists()


def test_worksheet_that_is_in_a_draft_is_not_deleted(desk):
    download = DownloadFactory()
    post = PostFactory()
    Draft.objects.create(post=post, fields=fields_of(post) | {"downloads": [str(download.pk)]})

    answer = desk.post(f"/admin/blog/download/{download.pk}/delete/", {"post": "yes"})

    assert answer.status_code == 403
    assert Download.objects.exists()


def test_list_says_where_each_is_offered_in_the_same_few_queries(desk, django_assert_num_queries):
    for title in ("One", "Two"):
        PostFactory(title=title, downloads=[DownloadFactory()])

    page = desk.get("/admin/blog/download/").content.decode()
    with django_assert_num_queries(QUERIES):
        desk.get("/admin/blog/download/")
    DownloadFactory.create_batch(3)
    with django_assert_num_queries(QUERIES):
        desk.get("/admin/blog/download/")

    assert "PDF, 2 pages, 340 kB" in page
    assert page.count(">One</a>") == page.count(">Two</a>") == 1


def test_somebody_signed_out_puts_nothing_on_the_desk(client, db):
    answer = client.post(ADD, sent())

    assert answer.status_code == 302
    assert (Download.objects.count(), stored()) == (0, [])


def test_form_of_a_post_keeps_worksheets_in_order(desk):
    first, second = DownloadFactory(), DownloadFactory()
    post = PostFactory(published_at=None, downloads=[first])
    fields = [("title", post.title), ("body", "B"), ("downloads", second.pk), ("downloads", first.pk)]

    desk.post(
        f"/admin/blog/post/{post.pk}/change/",
        {name: [value for key, value in fields if key == name] for name, _ in fields},
    )

    assert post.takeaways.count() == 2
    assert post.downloads == [second, first]
