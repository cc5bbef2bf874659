"""Where a picture is used: in texts, as somebody's picture, and in what is being written."""

import datetime

import pytest
from django.utils import timezone

from blog.library.clearing import clear, delete_picture, orphans
from blog.library.keeping import keep_picture
from blog.library.replacing import replace_file
from blog.library.uses import unused, uses_of
from blog.models import Draft, Image
from tests.factories import AuthorFactory, PageFactory, PostFactory
from tests.library.conftest import file

pytestmark = pytest.mark.django_db


def test_uses_are_found_wherever_they_are(image):
    in_text = f"![Cups](/media/{image.file.name})"
    post = PostFactory(title="Tea", body=in_text)
    draft = PostFactory(title="Coffee", lead_image=image, published_at=None)
    page = PageFactory(title="About", body=in_text)
    author = AuthorFactory(name="Nora", credentials="", portrait=image)
    Draft.objects.create(title="Water", fields={"title": "Water", "body": in_text})

    uses = uses_of(image)

    assert {(use.what, use.name, use.is_public) for use in uses} == {
        ("in its text", "Tea", True),
        ("its picture", "Coffee", False),
        ("in its text", "About", True),
        ("their portrait", "Nora", True),
        ("in what is being written", "Water", False),
    }
    assert {use.address for use in uses} >= {
        f"/admin/blog/post/{post.pk}/change/",
        f"/admin/blog/post/{draft.pk}/change/",
        f"/admin/blog/page/{page.pk}/change/",
        f"/admin/blog/author/{author.pk}/change/",
    }
    assert list(unused()) == []


def test_address_of_a_size_and_of_a_former_file_are_uses_too(image):
    PostFactory(title="Size", body=f"![Cups](/media/{image.renditions[2]['file']})")
    PostFactory(title="Former", body=f"![Cups](/media/{image.file.name})")

    replace_file(image, file("#4f6355"))

    assert {use.name for use in uses_of(image)} == {"Size", "Former"}
    assert list(unused()) == []


def test_picture_that_nothing_shows_is_unused(image):
    keep = keep_picture(file("#4f6355"))
    PostFactory(lead_image=keep)

    assert list(unused()) == [image]


def test_deleted_picture_takes_its_files_along(image, stored, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        delete_picture(image)

    assert (stored(), Image.objects.count()) == ([], 0)


def test_orphans_are_old_files_that_no_row_speaks_of(image, media, stored, time_machine):
    (media / "images" / "half.jpg").write_bytes(b"half")
    assert list(orphans()) == []
    time_machine.move_to(timezone.now() + datetime.timedelta(hours=2))

    found = list(orphans())

    assert found == ["images/half.jpg"]
    assert list(clear(found)) == found
    assert stored() == sorted(image.files)
