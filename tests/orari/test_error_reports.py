import logging

import pytest
from django.test import Client

from orari.error_reports import ErrorReport, scrubbed


@pytest.mark.django_db
@pytest.mark.urls("tests.orari.urls")
def test_a_crash_is_reported_without_anything_about_the_reader(caplog):
    client = Client(
        raise_request_exception=False, headers={"user-agent": "Browser-of-Jo"}, REMOTE_ADDR="198.51.100.4"
    )
    client.cookies["sessionid"] = "cookie-value"

    client.post(
        "/crash/token-in-path/?word=query-value", {"field": "body-value"}, headers={"referer": "http://r/"}
    )

    [record] = [record for record in caplog.records if record.name == "django.request"]
    report = ErrorReport().format(record)
    first, last = report.splitlines()[0], report.splitlines()[-1]
    assert first.endswith("ERROR django.request: 500 POST /crash/<str:name>/")
    assert last == "RuntimeError: cannot write to [e-mail] at [address], asked for /x?[query]"
    assert "raise RuntimeError" in report
    for secret in (
        "Browser-of-Jo",
        "198.51.100.4",
        "cookie-value",
        "token-in-path",
        "query-value",
        "body-value",
        "http://r",
        "secret row",
    ):
        assert secret not in report


def test_an_error_report_tells_the_errors_that_led_to_it():
    error = ValueError("second")
    error.__cause__ = KeyError("first")
    record = logging.LogRecord(
        "blog", logging.ERROR, __file__, 1, "Rendering failed", (), (ValueError, error, None)
    )

    lines = ErrorReport().format(record).splitlines()

    assert lines[0].endswith("Z ERROR blog: Rendering failed")
    assert [line for line in lines if line.startswith(("KeyError", "ValueError"))] == [
        "KeyError: 'first'",
        "ValueError: second",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("from 192.0.2.14:443", "from [address]:443"),
        ("from 2001:db8::8a2e:370:7334", "from [address]"),
        ("at 12:34:56", "at 12:34:56"),
        ("by Jo.Doe@example.co.uk", "by [e-mail]"),
        ("GET /search/?q=grief", "GET /search/?[query]"),
        ("why? because", "why? because"),
        ("cannot answer /review/PGkfg7Mnl1UMn-u/", "cannot answer /review/[key]/"),
        (
            "https://example.org/preview/WyJw:1a:B2?x=1 broke",
            "https://example.org/preview/[key]?[query] broke",
        ),
    ],
)
def test_scrubbed_drops_what_points_to_a_person(words, expected):
    assert scrubbed(words) == expected


def test_no_log_writes_addresses_that_were_asked_for_in_vain():
    assert logging.getLogger("django.request").getEffectiveLevel() == logging.ERROR
