from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model

from blog.admin.owner_invitation import LIFETIME, invitation_path

pytestmark = pytest.mark.django_db

ANSWERS = {
    "username": "owner",
    "email": "",
    "password1": "a-long-Passphrase-9",
    "password2": "a-long-Passphrase-9",
}


def test_invitation_creates_the_owner_and_signs_in(client):
    response = client.post(invitation_path(), ANSWERS)

    owner = get_user_model().objects.get()
    assert (response.status_code, response.url) == (302, "/admin/")
    assert (owner.username, owner.is_superuser, owner.is_staff) == ("owner", True, True)
    assert client.get("/admin/").status_code == 200


def test_invitation_shows_its_form_without_being_stored(client):
    response = client.get(invitation_path())

    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    assert list(response.context["form"].fields) == ["username", "email", "password1", "password2"]


def test_invitation_works_once(client):
    path = invitation_path()
    client.post(path, ANSWERS)

    response = client.post(path, {**ANSWERS, "username": "second"})

    assert response.status_code == 410
    assert get_user_model().objects.count() == 1


def test_invitation_ends_when_an_owner_came_another_way(client):
    get_user_model().objects.create_superuser("other", password="a-long-Passphrase-9")

    response = client.get(invitation_path())

    assert response.status_code == 410
    assert "This link no longer works" in response.text


def test_invitation_stays_good_beside_accounts_that_own_nothing(client):
    get_user_model().objects.create_user("writer")

    assert client.get(invitation_path()).status_code == 200


def test_invitation_expires(client):
    with time_machine.travel("2026-03-02 12:00:00+00:00", tick=False) as clock:
        path = invitation_path()
        clock.shift(LIFETIME)
        in_time = client.get(path).status_code
        clock.shift(timedelta(seconds=1))
        late = client.post(path, ANSWERS).status_code

    assert (in_time, late) == (200, 410)
    assert get_user_model().objects.count() == 0


def test_invitation_refuses_a_forged_link(client):
    response = client.get("/admin/welcome/owner:1abcde:forged/")

    assert response.status_code == 410


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"password2": "another-Passphrase-9"}, "password2"),
        ({"password1": "12345678", "password2": "12345678"}, "password2"),
        ({"username": ""}, "username"),
        ({"email": "no address"}, "email"),
    ],
)
def test_invitation_asks_again_for_what_is_wrong(client, change, field):
    response = client.post(invitation_path(), {**ANSWERS, **change})

    assert list(response.context["form"].errors) == [field]
    assert get_user_model().objects.count() == 0
