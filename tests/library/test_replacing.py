"""Another file for a picture: what used the old one shows the new one."""

import io

import pytest

from blog.images.kinds import PictureRefused
from blog.library.keeping import keep_picture
from blog.library.replacing import replace_file, turn
from blog.models import FormerFile
from tests.factories import PageFactory, PostFactory
from tests.library.conftest import colourful, file, seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def replaced(image, django_capture_on_commit_callbacks):
    def replace(made):
        with django_capture_on_commit_callbacks(execute=True):
            replace_file(image, made)
        return image

    return replace


def test_texts_show_the_new_file_under_the_old_address(image, replaced, stored):
    address = f"![Cups](/media/{image.file.name})"
    post, page = PostFactory(body=address), PageFactory(body=address)

    replaced(file("#4f6355", size=(500, 400)))

    for text in (post, page):
        text.refresh_from_db()
        assert text.body == address
        assert image.shown().src in text.body_html
        assert 'width="500" height="400"' in text.body_html
    assert stored() == sorted(image.files)


def test_address_of_the_old_file_leads_to_the_new_one(image, replaced, client):
    former = [image.file.url, *(f"/media/{row['file']}" for row in image.renditions)]

    replaced(file("#4f6355"))

    assert [client.get(address).headers.get("Location") for address in former] == [image.file.url] * len(
        former
    )


def test_first_file_may_come_back(image, replaced, stored):
    first = image.file.name
    replaced(file("#4f6355"))

    replaced(file())

    assert image.file.name == first
    assert list(FormerFile.objects.values_list("image", flat=True)) == [image.pk]
    assert stored() == sorted(image.files)


def test_file_of_another_picture_is_refused_and_changes_nothing(image):
    other = keep_picture(file("#4f6355"))
    before = image.file.name

    with pytest.raises(PictureRefused, match="another picture on the desk"):
        replace_file(image, file("#4f6355"))

    image.refresh_from_db()
    assert (image.file.name, image.former_files.count()) == (before, 0)
    assert other.former_files.count() == 0


def test_file_that_is_no_picture_changes_nothing(image, stored):
    before = stored()

    with pytest.raises(PictureRefused):
        replace_file(image, io.BytesIO(b"nothing"))

    image.refresh_from_db()
    assert stored() == before


@pytest.mark.parametrize(
    ("quarters", "size", "focus"),
    [(1, (600, 900), (0.75, 0.25)), (2, (900, 600), (0.75, 0.75)), (3, (600, 900), (0.25, 0.75))],
)
def test_turning_keeps_what_matters_where_it_is_in_the_picture(media, quarters, size, focus):
    image = keep_picture(colourful())
    image.focus_x, image.focus_y = 0.25, 0.25

    turn(image, quarters)

    image.refresh_from_db()
    assert (image.width, image.height) == size
    assert seen(media, image.file.url).size == size
    assert (image.focus_x, image.focus_y) == focus
