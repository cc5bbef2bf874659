"""A practice's own colour: readable by day and night, in the one style sheet that pages ask for."""

import re

import brotli
import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from blog.models import SiteSettings, accent_tokens, check_accent, contrast
from blog.models.accent import DARK_PAPER, DARK_SURFACE

SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">')


@pytest.fixture
def sea(db):
    SiteSettings(accent="#1F5673").save()


def sheets(client):
    """Those of a page without lists."""
    return SHEET.findall(client.get("/what-this-page-loads/").content.decode())


def test_site_without_a_colour_has_the_sheet_of_everybody(client, db):
    assert sheets(client) == ["/static/blog/css/site.css"]


def test_colour_comes_with_the_one_sheet_of_a_page(client, sea):
    (address,) = sheets(client)

    answer = client.get(address)

    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in answer["Cache-Control"]
    assert "site.css" in answer.text
    assert answer.text.endswith(accent_tokens("#1F5673"))


def test_sheet_is_packed_for_browsers_that_take_it(client, sea):
    (address,) = sheets(client)

    packed = client.get(address, headers={"accept-encoding": "gzip, br"})

    assert (packed["Content-Encoding"], packed["Vary"]) == ("br", "Accept-Encoding")
    assert brotli.decompress(packed.content).decode() == client.get(address).text


def test_colour_of_yesterday_has_no_sheet(client, sea):
    (address,) = sheets(client)
    SiteSettings(accent="#6A2E55").save()

    assert client.get(address).status_code == 404
    assert sheets(client) != [address]


def test_page_of_what_is_loaded_counts_that_sheet(client, sea):
    page = client.get("/what-this-page-loads/").content.decode()

    assert page.count("/look/1f5673-") == 2


@pytest.mark.parametrize("colour", ["red", "#8A3B2", "#8A3B2A;}", "#FFFFFF", "#C98B6C", "#8a3b2a\n"])
def test_colour_that_cannot_be_read_is_refused(colour):
    with pytest.raises(ValidationError):
        SiteSettings(accent=colour).clean_fields()


def test_colour_that_came_in_unchecked_changes_nothing(client, db):
    SiteSettings(accent="#FFFFFF").save()

    assert sheets(client) == ["/static/blog/css/site.css"]


@given(st.integers(0, 0xFFFFFF))
@settings(max_examples=50)
def test_every_colour_that_is_taken_can_be_read_in_the_dark(number):
    colour = f"#{number:06X}"
    try:
        check_accent(colour)
    except ValidationError:
        return

    link, edge = re.findall(r"#\w{6}", accent_tokens(colour).partition("dark")[2])

    assert contrast(link, DARK_SURFACE) >= 7
    assert contrast(edge, DARK_PAPER) >= 3
    assert contrast(colour, "#FFFFFF") >= 4.5
