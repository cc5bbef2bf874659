"""Pictures on public pages: sizes to choose from, their place held, and only the first one at once."""

import html

import pytest

from blog.library.keeping import keep_picture
from tests.factories import AuthorFactory, PublishedPostFactory
from tests.library.conftest import file

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return keep_picture(file())


def _page(client, address):
    return client.get(address).content.decode()


def test_lead_picture_comes_first_and_pictures_in_the_text_when_they_are_near(client, image):
    post = PublishedPostFactory(
        lead_image=image, lead_image_alt="Two cups", body=f"![Cups](/media/{image.file.name})"
    )

    page = _page(client, post.get_absolute_url())

    lead, in_text = page.split("<picture>")[1:3]
    assert 'fetchpriority="high"' in lead
    assert 'alt="Two cups"' in lead
    assert 'width="900" height="600"' in lead
    assert 'loading="lazy"' in in_text
    assert '<source type="image/webp"' in lead


def test_cards_show_the_part_that_matters(client, image):
    PublishedPostFactory()
    PublishedPostFactory(lead_image=image)
    PublishedPostFactory()

    page = _page(client, "/")

    card = image.on_card()
    assert f'src="{card.src}" width="{card.width}" height="{card.height}" alt=""' in page


def test_what_matters_stays_in_view_where_a_page_crops(client, image):
    image.focus_x, image.focus_y = 0.1, 0.9
    image.save()
    PublishedPostFactory(lead_image=image)

    post = PublishedPostFactory(lead_image=image)

    assert 'class="keep-left keep-bottom"' in _page(client, post.get_absolute_url())
    assert 'class="card-picture keep-left"' in _page(client, "/")


def test_picture_without_sizes_is_shown_as_it_is(client, image):
    image.renditions = []
    image.save()
    post = PublishedPostFactory(lead_image=image)

    page = _page(client, post.get_absolute_url())

    assert f'<img src="{image.file.url}" width="900" height="600"' in page
    assert "<picture>" not in page


def test_portraits_come_in_a_small_size(client, image):
    post = PublishedPostFactory(authors=[AuthorFactory(portrait=image)])

    page = _page(client, post.get_absolute_url())

    assert page.count('sizes="5rem"') >= 1
    assert f'src="{image.file.url}"' not in page


def test_feed_has_the_words_of_a_picture_and_nothing_to_fetch(client, image):
    PublishedPostFactory(body=f"![Cups](/media/{image.file.name})")

    feed = html.unescape(_page(client, "/feed/"))

    assert "<figure><em>Cups</em></figure>" in feed
    assert [part for part in ("src=", "srcset", "<img", "<picture", "/media/") if part in feed] == []


@pytest.mark.parametrize(
    "path",
    [
        "images/../../db.sqlite3",
        "%2e%2e/db.sqlite3",
        "images/none.jpg",
        "images/sizes/x.webp",
        "images/" + "x" * 300 + ".jpg",
    ],
)
def test_address_that_is_no_file_is_a_404(client, image, path):
    assert client.get(f"/media/{path}").status_code == 404
