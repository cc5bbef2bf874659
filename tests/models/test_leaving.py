"""Where “Leave this page” may lead, and on which pages it stands."""

import pytest
from django.core.exceptions import ValidationError

from blog.models import LeaveScope, SiteSettings
from blog.models.leaving import NO_PAGE, OUR_OWN, WITH_A_NAME, check_leave_address


@pytest.fixture(autouse=True)
def _our_site(settings):
    settings.SITE_URL = "https://blog.practice.example"
    settings.ALLOWED_HOSTS = ["blog.practice.example", ".übung.example", "localhost", "[::1]"]


def refusal(address):
    with pytest.raises(ValidationError) as raised:
        check_leave_address(address)
    return raised.value.messages


@pytest.mark.parametrize(
    "address", ["https://www.weather.gov/", "https://example.org/a?b=c#d", "https://not-blog.practice.org"]
)
def test_page_elsewhere_is_taken(address):
    check_leave_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://www.weather.gov/",
        "javascript:alert(1)",
        " https://www.weather.gov/",
        "//www.weather.gov/",
        "https://",
        "https://[::1",
        "https://we ather.gov/",
        "https://www.weather.gov/\nx",
        "data:text/html,x",
        "weather",
    ],
)
def test_what_is_no_page_over_https_is_refused_in_one_sentence(address):
    assert refusal(address) == [NO_PAGE]


def test_name_and_password_are_refused():
    assert refusal("https://me:secret@example.org/") == [WITH_A_NAME]
    assert refusal("https://me@example.org/") == [WITH_A_NAME]


@pytest.mark.parametrize(
    "host",
    [
        "blog.practice.example",
        "BLOG.practice.example",
        "www.practice.example",
        "blog.practice.example:8443",
        "practice.example",
        "portal.blog.practice.example",
        "übung.example",
        "xn--bung-zra.example",
        "localhost",
        "[::1]",
    ],
)
def test_our_own_site_is_refused_however_it_is_spelled(host):
    assert refusal(f"https://{host}/") == [OUR_OWN]


@pytest.mark.parametrize(
    ("scope", "sensitive", "other"),
    [(LeaveScope.ALL, True, True), (LeaveScope.FLAGGED, True, False), (LeaveScope.OFF, False, False)],
)
def test_scope_says_on_which_pages_the_link_stands(scope, sensitive, other):
    settings = SiteSettings(leave_scope=scope)

    assert settings.offers_leaving(is_sensitive=True) == sensitive
    assert settings.offers_leaving(is_sensitive=False) == other


def test_without_an_address_there_is_no_link():
    assert not SiteSettings(leave_url="").offers_leaving(is_sensitive=True)
