"""Pages for a copy of plain files: what needs a server to answer is left out, and readers' pages never hear of it."""

import pytest

from blog.addresses import STATIC_COPY
from tests.factories import PublishedPostFactory

pytestmark = pytest.mark.django_db

FOR_A_COPY = {STATIC_COPY: True}
SEARCH = 'href="/search/"'
ADDRESSES = ["/", "/tags/", "/tags/rest/", "/not-here/", "/what-this-page-loads/"]


@pytest.fixture(autouse=True)
def posts():
    for tags in (["rest"], ["rest", "sleep"]):
        PublishedPostFactory(tags=tags)


def words(client, address, **asked):
    return client.get(address, **asked).content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_for_a_copy_has_no_way_to_the_search(client, address):
    assert SEARCH in words(client, address)
    assert "/search/" not in words(client, address, **FOR_A_COPY)


def test_a_topic_in_a_copy_can_be_neither_narrowed_nor_taken_away(client):
    page = words(client, "/tags/rest/", **FOR_A_COPY)

    assert "Two pieces about rest" in " ".join(page.split())
    for left_out in ("/tags/rest+sleep/", "without=", "take it away", "Take away", "Narrow"):
        assert left_out in words(client, "/tags/rest/")
        assert left_out not in page


def test_the_topics_of_a_copy_invite_nobody_to_add_others(client):
    assert "add others to it" in words(client, "/tags/")
    assert "add others to it" not in words(client, "/tags/", **FOR_A_COPY)


def test_a_copy_claims_no_headers_that_another_server_would_have_to_send(client):
    assert "X-Frame-Options" in words(client, "/what-this-page-loads/")
    assert "X-Frame-Options" not in words(client, "/what-this-page-loads/", **FOR_A_COPY)


@pytest.mark.parametrize("asked_first", [{}, FOR_A_COPY], ids=["readers first", "copy first"])
def test_what_is_remembered_for_one_is_not_shown_to_the_other(client, asked_first):
    for address in ADDRESSES:
        client.get(address, **asked_first)

    for address in ADDRESSES:
        assert SEARCH in words(client, address)
        assert "/search/" not in words(client, address, **FOR_A_COPY)


def test_no_header_makes_a_page_one_for_a_copy(client):
    sent = {"orari.static_copy": "1", "Orari-Static-Copy": "1", "orari_static_copy": "1"}

    page = client.get("/", headers=sent).content.decode()

    assert SEARCH in page
