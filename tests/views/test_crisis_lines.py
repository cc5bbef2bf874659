"""“Need help now?” on the public pages: whom to call, when somebody tried it last, and what the practice does not do."""

import datetime
import re

import pytest
import time_machine
from django.utils import timezone

from blog.models import CrisisResource, SiteSettings
from tests.factories import PublishedPostFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    """The same day at the practice and here."""
    with time_machine.travel("2026-11-25 18:00Z", tick=False):
        yield


def help_on(client, address="/"):
    page = client.get(address).content.decode()
    block = re.search(r'<section class="help".*?</section>', page, re.DOTALL)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", block).split()), block


@pytest.mark.parametrize("address", ["/", "/archive/", "/search/", "/no/such/page/"])
def test_block_stands_on_every_page_and_one_press_leads_there(client, address):
    page = client.get(address).content.decode()

    assert page.count('href="#site-help"') == page.count('id="site-help"') == 1
    assert '<a href="tel:988">988</a>' in page


def test_every_number_is_visible_and_can_be_dialled_or_texted(client):
    _, block = help_on(client)

    assert '<a href="sms:741741?body=HOME">HOME to 741741</a>' in block
    assert re.findall(r'href="(?!tel:|sms:|https://)[^"]*"', block) == []


def test_other_countries_follow_the_own_one(client):
    for country, contact in (("Ireland", "116 123"), ("Canada", "9-8-8")):
        CrisisResource.objects.create(
            name="Crisis line", contact=contact, address="tel:1", country=country, position=0
        )

    words, _ = help_on(client)

    places = [words.index(part) for part in ("988", "In Canada", "9-8-8", "In Ireland", "116 123")]
    assert places == sorted(places)


def test_month_of_the_check_is_told_once_when_it_is_the_same_for_all(client):
    today = timezone.localdate()
    CrisisResource.objects.update(checked_on=today)

    words, _ = help_on(client)

    assert words.count("hecked") == 1
    assert words.endswith(f"Numbers checked {today:%B %Y}.")


def test_line_past_its_check_stays_with_its_date(client):
    CrisisResource.objects.update(checked_on=timezone.localdate())
    CrisisResource.objects.filter(address="tel:988").update(checked_on=datetime.date(2025, 3, 1))

    words, _ = help_on(client)

    assert "988 Day and night English, Spanish Last checked March 2025, it may have changed" in words
    assert words.count("Checked") == CrisisResource.objects.count() - 1


def test_line_that_nobody_called_yet_claims_nothing(client):
    words, _ = help_on(client)

    assert "988" in words
    assert "checked" not in words.lower()


def test_practice_never_seems_to_answer_emergencies(client):
    SiteSettings(hours="Monday to Thursday, 9 am to 5 pm").save()

    words, _ = help_on(client)

    assert words.endswith(
        "We do not watch messages day and night. For what can wait, we answer Monday to Thursday, 9 am to 5 pm."
    )


@pytest.mark.parametrize(
    ("fields", "stands"),
    [({"body": "Some days he wants to die."}, 1), ({"mentions": "Suicide"}, 1), ({"body": "He died."}, 0)],
)
def test_lines_stand_right_under_a_text_that_speaks_of_suicide(client, fields, stands):
    post = PublishedPostFactory(**fields)

    for address in (post.get_absolute_url(), f"/read/{post.pk}/"):
        page = client.get(address).content.decode()
        assert page.count('class="lines-here"') == stands
        assert page.count('href="tel:988"') == 1 + stands
