"""Times as the desk says them and takes them."""

import datetime
import zoneinfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from blog.admin.practice_time import SKIPPED, TWICE, moment_at, spoken, zone_name

CHICAGO = zoneinfo.ZoneInfo("America/Chicago")


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("America/Chicago", "Central Time"),
        ("Europe/Berlin", "Berlin time"),
        ("America/St_Johns", "St Johns time"),
    ],
)
def test_zone_has_the_name_people_use(zone, name):
    with timezone.override(zoneinfo.ZoneInfo(zone)):
        assert zone_name() == name


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (13, "Thursday 26 November 2026, 7:00 am"),
        (18, "Thursday 26 November 2026, 12:00 pm"),
        (6, "Thursday 26 November 2026, 12:00 am"),
    ],
)
def test_moment_is_spoken_in_the_practice_zone(hour, words):
    with timezone.override(CHICAGO):
        assert spoken(datetime.datetime(2026, 11, 26, hour, tzinfo=datetime.UTC)) == words


FIRST, LAST = datetime.datetime(1990, 1, 1), datetime.datetime(2099, 12, 31)  # noqa: DTZ001  as typed: without a zone


def typed_back(typed):
    """What the desk's clock shows for a typed time, or the sentence that refuses it."""
    with timezone.override(CHICAGO):
        try:
            return timezone.localtime(moment_at(typed)).replace(tzinfo=None)
        except ValidationError as refusal:
            return refusal.message


@given(st.datetimes(FIRST, LAST))
def test_every_minute_is_a_moment_or_gets_a_sentence(typed):
    assert typed_back(typed) in (typed, SKIPPED, TWICE)
