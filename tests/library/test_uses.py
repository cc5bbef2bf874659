"""Where a picture is used: in texts, as somebody's picture, and in what is being written."""

import datetime

import pytest
from django.utils import timezone

from blog.library.clearing import clear, delete_picture, orphans
from blog.library.keeping import keep_picture
from blog.library.replacing import replace_file
from blog.library.uses import unused, unused_among, uses_of
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

    assert {(use.what, use.name, use.is_public) for use in uses.shown} == {
        ("in its text", "Tea", True),
        ("its picture", "Coffee", False),
        ("in its text", "About", True),
        ("their portrait", "Nora", True),
        ("in what is being written", "Water", False),
    }
    assert {use.address for use in uses.shown} >= {
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

    assert {use.name for use in uses_of(image).shown} == {"Size", "Former"}
    assert list(unused()) == []


def test_picture_that_nothing_shows_is_unused(image):
    keep = keep_picture(file("#4f6355"))
    PostFactory(lead_image=keep)

    assert list(unused()) == [image]


def test_lead_of_what_is_being_written_is_a_use(image):
    post = PostFactory(title="Tea")
    Draft.objects.create(post=post, title="Coffee", fields={"title": "Coffee", "lead_image": str(image.pk)})

    uses = uses_of(image)

    assert [(use.name, use.address) for use in uses.shown] == [
        ("Coffee", f"/admin/blog/post/{post.pk}/change/")
    ]
    assert list(unused()) == []


def test_post_that_shows_it_twice_is_one_place(image):
    PostFactory(title="Tea", lead_image=image, body=f"![Cups](/media/{image.file.name})")

    uses = uses_of(image)

    assert [(use.what, use.name) for use in uses.shown] == [("its picture", "Tea")]


def test_places_beyond_the_first_are_counted(image, django_assert_num_queries):
    for number in range(53):
        PostFactory(title=f"Cup {number}", lead_image=image)

    with django_assert_num_queries(7):
        uses = uses_of(image)

    assert [use.name for use in uses.shown] == [f"Cup {number}" for number in range(52, 2, -1)]
    assert (uses.number, uses.more) == (53, 3)


def test_unused_among_some_are_those_that_nothing_shows(image):
    keep = keep_picture(file("#4f6355"))
    keep_picture(file("#4f6356"))
    PostFactory(lead_image=keep)

    assert unused_among([image, keep]) == {image.pk}


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
