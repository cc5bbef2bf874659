"""Times as they are said on the desk, and times as they are typed there, both in the practice's time zone."""

import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateformat import format as formatted

FIRST_YEAR, LAST_YEAR = 1990, 2099

OUT_OF_RANGE = "Choose a date between 1990 and 2099."
SKIPPED = (
    "The clocks are put forward over this time, so it does not exist on that day. Choose one an hour later."
)
TWICE = "The clocks are put back, so this time comes twice on that day. Choose one an hour earlier or two hours later."

NAMES = {
    "America/New_York": "Eastern Time",
    "America/Detroit": "Eastern Time",
    "America/Chicago": "Central Time",
    "America/Denver": "Mountain Time",
    "America/Phoenix": "Arizona Time",
    "America/Los_Angeles": "Pacific Time",
    "America/Anchorage": "Alaska Time",
    "Pacific/Honolulu": "Hawaii Time",
}


def zone_name() -> str:
    """The present zone as people say it: "Central Time", or "Berlin time" where there is no such word."""
    key = timezone.get_current_timezone_name()
    return NAMES.get(key) or f"{key.rpartition('/')[2].replace('_', ' ')} time"


def spoken_time(moment: datetime.datetime) -> str:
    local = timezone.localtime(moment)
    return f"{formatted(local, 'g:i')} {'am' if local.hour < 12 else 'pm'}"


def spoken_day(moment: datetime.datetime) -> str:
    return formatted(timezone.localtime(moment), "j F Y")


def spoken(moment: datetime.datetime) -> str:
    """Day of the week, day and time: "Thursday 26 November 2026, 7:00 am"."""
    return f"{formatted(timezone.localtime(moment), 'l')} {spoken_day(moment)}, {spoken_time(moment)}"


def moment_at(typed: datetime.datetime) -> datetime.datetime:
    """The moment of a local time without a zone. Raises ``ValidationError`` for one that is missing or ambiguous."""
    if not FIRST_YEAR <= typed.year <= LAST_YEAR:
        raise ValidationError(OUT_OF_RANGE, code="invalid")
    zone = timezone.get_current_timezone()
    first, second = typed.replace(tzinfo=zone, fold=0), typed.replace(tzinfo=zone, fold=1)
    if first.utcoffset() != second.utcoffset():
        # Before a jump the second reading lies earlier (PEP 495); before a repetition, later.
        exists = first.astimezone(datetime.UTC).astimezone(zone).replace(tzinfo=None) == typed
        raise ValidationError(TWICE if exists else SKIPPED, code="invalid")
    return first
