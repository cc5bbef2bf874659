"""The lines to call on the desk: who called them, and when that was too long ago."""

import datetime
import re

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from blog.models import CrisisResource
from tests.factories import UserFactory

LIST = "/admin/blog/crisisresource/"


@pytest.fixture(autouse=True)
def _noon():
    """The same day at the practice and here."""
    with time_machine.travel("2026-11-25 18:00Z", tick=False):
        yield


@pytest.fixture
def line(db):
    return CrisisResource.objects.get(address="tel:988")


def test_button_of_a_row_writes_down_the_day_and_the_name(desk, owner, line):
    row = re.search(rf'formaction="({LIST}{line.pk}/called/)"', desk.get(LIST).content.decode())

    answer = desk.post(row[1], follow=True)

    line.refresh_from_db()
    assert (line.checked_on, line.checked_by) == (timezone.localdate(), "owner")
    assert "tried today" in answer.content.decode()


def test_form_has_the_same_button_and_says_who_called(desk, line):
    page = desk.get(f"{LIST}{line.pk}/change/").content.decode()
    desk.post(f"{LIST}{line.pk}/called/")

    assert "Nobody has written down yet that it answers." in page
    assert "by owner." in desk.get(f"{LIST}{line.pk}/change/").content.decode()


def test_list_tells_how_many_lines_are_to_try(desk):
    CrisisResource.objects.update(checked_on=timezone.localdate())
    fresh = desk.get(LIST).content.decode()
    long_ago = timezone.localdate() - datetime.timedelta(days=181)
    CrisisResource.objects.filter(address="tel:988").update(checked_on=long_ago)

    page = desk.get(LIST).content.decode()

    assert "to try." not in fresh
    assert "1 line to try." in page
    assert page.count("time to call again") == 1


def test_nobody_is_told_to_call_911_for_a_try(desk):
    CrisisResource.objects.create(name="Chat", contact="chat", address="https://chat.example/", position=9)

    page = desk.get(LIST).content.decode()

    said = re.findall(r"formaction[^>]*>([^<]+)<", page)
    assert (said[0], said[1], said[-1]) == (
        "It is still the number",
        "I called it today",
        "I opened it today",
    )


def test_only_those_who_may_change_lines_write_it_down(line):
    reader = UserFactory()
    reader.user_permissions.set(Permission.objects.filter(codename="view_crisisresource"))
    client = Client()
    client.force_login(reader)

    answer = client.post(f"{LIST}{line.pk}/called/")

    line.refresh_from_db()
    assert (answer.status_code, line.checked_on) == (403, None)
    assert "I called it today" not in client.get(LIST).content.decode()


def test_a_day_to_come_is_refused(desk, line):
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    fields = {"name": "a", "contact": "1", "address": "tel:1", "position": 0, "checked_on": tomorrow}

    page = desk.post(f"{LIST}{line.pk}/change/", fields).content.decode()

    assert "This day has not come yet." in page


def test_calling_needs_a_button_and_a_line(desk, line):
    assert desk.get(f"{LIST}{line.pk}/called/").status_code == 405
    assert desk.post(f"{LIST}99999999/called/").status_code == 404


def test_day_of_a_check_is_asked_for_with_the_calendar_of_the_browser(desk):
    line = CrisisResource.objects.first()
    CrisisResource.objects.filter(pk=line.pk).update(checked_on="2026-11-02")

    page = desk.get(f"/admin/blog/crisisresource/{line.pk}/change/").content.decode()

    assert '<input type="date" name="checked_on" value="2026-11-02"' in page
    assert "DateTimeShortcuts" not in page
