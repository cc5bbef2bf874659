"""The page that shows what a page loads says what is true of every page."""

import html
import re

import pytest
from django.urls import reverse

from orari.response_headers import HEADERS
from tests.crawling import shown_with
from tests.factories import PublishedPostFactory

pytestmark = pytest.mark.django_db


def words(client) -> str:
    return html.unescape(client.get(reverse("blog:loads")).content.decode())


def test_page_lists_every_file_that_a_post_asks_for(client):
    post = client.get(PublishedPostFactory().get_absolute_url()).content.decode()

    listed = re.findall(r"<td>(/[^<]+)</td></tr>", words(client))

    assert listed == [reverse("blog:loads"), *shown_with(post)]


def test_page_shows_the_headers_it_is_sent_with(client):
    answer = client.get(reverse("blog:loads"))

    shown = dict(
        re.findall(r"<dt>(.+?)</dt>\s*<dd>[^<]+ <code>(.+?)</code>", html.unescape(answer.content.decode()))
    )

    assert shown == {name: answer[name] for name in ("Content-Security-Policy", *HEADERS)}


def test_page_tells_its_own_size(client):
    told = re.search(r"The words of this page</td><td>([\d.]+)\s", words(client))

    assert 2 < float(told[1]) < 10


def test_every_page_links_to_it(client):
    assert f'href="{reverse("blog:loads")}"' in client.get("/").content.decode()


def test_page_answers_with_the_number_of_queries_of_a_frame(client, django_assert_num_queries):
    client.get(reverse("blog:loads"))

    with django_assert_num_queries(1):
        client.get(reverse("blog:loads"))
