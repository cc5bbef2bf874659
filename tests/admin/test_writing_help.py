import re

import pytest
from django.urls import reverse

from blog.admin.shortcuts import GROUPS, Shortcut
from tests.factories import UserFactory


def test_keys_are_said_as_they_stand_on_the_keyboard():
    assert Shortcut("Control+Shift+8", "").caps == ["Ctrl", "Shift", "8"]
    assert Shortcut("- and a space", "", is_typed=True).caps == ["- and a space"]


def test_no_keys_do_two_things():
    keys = [shortcut.keys for group in GROUPS.values() for shortcut in group]

    assert len(keys) == len(set(keys))


@pytest.mark.django_db
def test_help_page_lists_every_key_for_whoever_writes(client):
    client.force_login(UserFactory())

    page = client.get(reverse("admin:writing_help")).content.decode()

    rows = re.findall(r"<td>((?:<kbd>.*?</kbd>|<span class=\"plus\">\+</span>)+)</td>\s*<td>(.*?)</td>", page)
    shown = [("+".join(re.findall("<kbd>(.*?)</kbd>", keys)), does) for keys, does in rows]
    listed = [("+".join(key.caps), key.does) for group in GROUPS.values() for key in group]
    assert shown == [(keys.replace(">", "&gt;"), does.replace("'", "&#x27;")) for keys, does in listed]


@pytest.mark.django_db
def test_help_page_is_the_desks_own(client):
    answer = client.get(reverse("admin:writing_help"))

    assert answer.url.startswith(reverse("admin:login"))


@pytest.mark.django_db
def test_every_page_of_the_desk_leads_to_the_help(admin_client):
    page = admin_client.get(reverse("admin:index")).content.decode()

    assert f'<a href="{reverse("admin:writing_help")}">Writing so that everybody can read it</a>' in page
