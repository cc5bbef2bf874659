import re

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import RequestFactory

from blog.admin.sign_in import (
    PERIOD,
    TOO_MANY,
    TRIES_PER_ACCOUNT,
    TRIES_PER_ADDRESS,
    SignInForm,
    client_address,
)

pytestmark = pytest.mark.django_db

PASSWORD = "a-long-Passphrase-9"
WRONG = "This name and this password do not open the desk. Small and capital letters count in both."


@pytest.fixture
def owner():
    return get_user_model().objects.create_superuser("owner", password=PASSWORD)


def errors(password, account="owner", address="192.0.2.1"):
    """The sentences that one try to sign in is answered with."""
    request = RequestFactory().post("/admin/login/", REMOTE_ADDR=address)
    return SignInForm(request, data={"username": account, "password": password}).non_field_errors()


def test_sign_in_works_with_the_right_password(owner):
    assert errors(PASSWORD) == []


def test_five_wrong_tries_close_the_door_even_to_the_right_password(owner):
    answers = [errors("wrong") for _ in range(5)]

    assert answers == [[WRONG]] * 5
    assert errors(PASSWORD) == [TOO_MANY]


def test_the_door_opens_again_after_the_period(owner):
    with time_machine.travel("2026-03-02 12:00:00+00:00", tick=False) as clock:
        for _ in range(6):
            errors("wrong")
        clock.shift(PERIOD + 1)

        assert errors(PASSWORD) == []


def test_another_address_is_not_shut_out(owner):
    for _ in range(6):
        errors("wrong")

    assert errors(PASSWORD, address="192.0.2.2") == []


def test_another_account_is_not_shut_out(owner):
    for _ in range(6):
        errors("wrong", account="somebody")

    assert errors(PASSWORD) == []


def test_case_and_width_of_the_name_make_no_new_account(owner):
    for name in ("owner", "OWNER", "Owner", "ｏｗｎｅｒ", "oWner"):
        errors("wrong", account=name)

    assert errors(PASSWORD) == [TOO_MANY]


def test_guesses_at_one_account_from_many_addresses_are_stopped(owner):
    for number in range(TRIES_PER_ACCOUNT):
        errors("wrong", address=f"198.51.100.{number}")

    assert errors(PASSWORD) == [TOO_MANY]


def test_guesses_at_many_accounts_from_one_address_are_stopped(owner):
    for number in range(TRIES_PER_ADDRESS):
        errors("wrong", account=f"name-{number}")

    assert errors(PASSWORD) == [TOO_MANY]


def test_signing_in_rightly_is_never_counted(owner):
    answers = [errors(PASSWORD) for _ in range(TRIES_PER_ACCOUNT + 5)]

    assert answers == [[]] * (TRIES_PER_ACCOUNT + 5)


def test_a_right_password_forgives_the_wrong_ones_before(owner):
    for _ in range(4):
        errors("wrong")
    errors(PASSWORD)

    answers = [errors("wrong") for _ in range(5)]

    assert answers == [[WRONG]] * 5


def test_the_cache_holds_neither_account_nor_address(owner, monkeypatch):
    keys = []
    monkeypatch.setattr(cache, "add", lambda key, *_: keys.append(key))

    errors("wrong", account="jo@example.org", address="192.0.2.77")

    assert [re.fullmatch(r"sign-in:[0-9a-f]{64}", key) is not None for key in keys] == [True, True, True]


@pytest.mark.parametrize(
    ("site_url", "remote", "forwarded", "expected"),
    [
        ("http://127.0.0.1:8000", "192.0.2.1", "203.0.113.9", "192.0.2.1"),
        ("https://example.org", "127.0.0.1", "198.51.100.3, 203.0.113.9", "203.0.113.9"),
        ("https://example.org", "192.0.2.1", None, "192.0.2.1"),
        ("https://example.org", "127.0.0.1", "unknown", "unknown"),
        ("http://127.0.0.1:8000", "2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2::/64"),
    ],
)
def test_client_address_trusts_only_the_proxy_of_an_https_site(
    settings, site_url, remote, forwarded, expected
):
    settings.SITE_URL = site_url
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    request = RequestFactory().get("/admin/login/", headers=headers, REMOTE_ADDR=remote)

    assert client_address(request) == expected
