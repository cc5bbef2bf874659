"""Signing in again over a page: the same person only, slowed down like the door itself."""

import pytest
from django.test import Client

from blog.admin.sign_in import TOO_MANY
from blog.admin.sign_in_again import NOW_ANOTHER, SOMEBODY_ELSE
from tests.factories import UserFactory

ADDRESS = "/admin/sign-in-again/"
PASSWORD = "a-long-Passphrase-9"


@pytest.fixture
def nora(db):
    return UserFactory(username="nora")


def answer(client, user, name="nora", password=PASSWORD):
    return client.post(ADDRESS, {"user": user.pk, "username": name, "password": password})


def test_form_is_offered_to_whoever_is_signed_out(client, nora):
    response = client.get(ADDRESS, {"user": nora.pk})

    assert response.status_code == 200
    assert "nora" not in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]


def test_same_person_goes_on_with_a_fresh_token(client, nora):
    response = answer(client, nora)

    assert response.status_code == 204
    assert len(response.headers["X-CSRFToken"]) == 64
    assert client.get("/admin/").status_code == 200


def test_whoever_is_still_signed_in_only_gets_the_token(client, nora):
    client.force_login(nora)

    assert client.get(ADDRESS, {"user": nora.pk}).status_code == 204


def test_somebody_else_is_not_signed_in(client, nora):
    UserFactory(username="theo")

    response = answer(client, nora, name="theo")

    assert response.status_code == 200
    assert SOMEBODY_ELSE in response.content.decode()
    assert "sessionid" not in client.cookies


def test_page_learns_that_another_person_is_signed_in_now(client, nora):
    client.force_login(UserFactory(username="theo"))

    response = client.get(ADDRESS, {"user": nora.pk})

    assert NOW_ANOTHER in response.content.decode()


def test_guesses_are_slowed_down_here_too(client, nora):
    for _ in range(6):
        answer(client, nora, password="wrong")

    response = answer(client, nora)

    assert TOO_MANY in response.content.decode()


def test_answer_needs_the_token_of_its_form(nora):
    response = answer(Client(enforce_csrf_checks=True), nora)

    assert response.status_code == 403
