import pytest
from django.test import Client

from orari.response_headers import (
    ADMIN_POLICY,
    FILE_HEADERS,
    FILE_POLICY,
    FRAMED_POLICY,
    HEADERS,
    PUBLIC_POLICY,
)

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.orari.urls")]

PUBLIC = {**HEADERS, "Content-Security-Policy": PUBLIC_POLICY}


def headers_of(response):
    return {name: response.headers.get(name) for name in PUBLIC}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/tags/", 200),
        ("/feed/", 200),
        ("/healthz", 200),
        ("/tags", 301),
        ("/no-such-page/", 404),
        ("/media/no-such-file.jpg", 404),
        ("/static/no-such-file.css", 404),
        ("/bad/", 400),
        ("/forbidden/", 403),
        ("/crash/now/", 500),
    ],
)
def test_every_public_answer_carries_the_headers_and_no_cookie(path, status):
    client = Client(raise_request_exception=False)

    response = client.get(path)

    assert response.status_code == status
    assert headers_of(response) == PUBLIC
    assert dict(response.cookies) == {}


def test_static_files_carry_the_headers(settings, tmp_path):
    (tmp_path / "site.css").write_text("body { margin: 0 }")
    settings.STATIC_ROOT = tmp_path

    response = Client().get("/static/site.css")
    response.close()

    assert response.status_code == 200
    expected = {**FILE_HEADERS, "Content-Security-Policy": FILE_POLICY}
    assert headers_of(response) == dict.fromkeys(PUBLIC) | expected
    assert expected.keys() == PUBLIC.keys() - {"X-DNS-Prefetch-Control"}
    assert "default-src 'none'" in FILE_POLICY


def test_a_request_for_a_foreign_host_is_refused_with_the_headers(client):
    response = client.get("/", headers={"host": "attacker.example"})

    assert response.status_code == 400
    assert headers_of(response) == PUBLIC


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/no-such-page/"])
def test_the_desk_carries_its_own_policy(client, path):
    response = client.get(path)

    assert headers_of(response) == {**HEADERS, "Content-Security-Policy": ADMIN_POLICY}


def test_a_view_keeps_the_policy_it_sets_itself(client):
    response = client.get("/framed/")

    assert headers_of(response) == {
        **HEADERS,
        "X-Frame-Options": "SAMEORIGIN",
        "Content-Security-Policy": "frame-ancestors 'self'",
    }


def test_a_view_that_may_be_framed_is_framed_by_the_site_only(client):
    response = client.get("/framed-by-us/")

    assert headers_of(response) == {
        **HEADERS,
        "X-Frame-Options": "SAMEORIGIN",
        "Content-Security-Policy": FRAMED_POLICY,
    }
    assert PUBLIC_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'") == FRAMED_POLICY


@pytest.mark.parametrize("policy", [PUBLIC_POLICY, FRAMED_POLICY, ADMIN_POLICY])
def test_no_policy_allows_inline_code_or_another_host(policy):
    for unwanted in ("unsafe", "*", "http:", "https:", "://"):
        assert unwanted not in policy


def test_https_sites_ask_browsers_to_stay_with_https(settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000

    response = Client().get("/no-such-page/", secure=True)

    assert response.headers["Strict-Transport-Security"] == "max-age=31536000"
