"""Times as they are said on the desk, and times as they are typed there, both in the practice's time zone."""

import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateformat import format as formatted

FIRST_YEAR, LAST_YEAR = 1990, 2099
DAYS_OF_A_WEEK = 7

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


def spoken_moment(moment: datetime.datetime) -> str:
    """As near as one says it: "Thursday, 7:00 am" within a week, "26 November, 7:00 am" this year, else with its year."""
    local, today = timezone.localtime(moment), timezone.localdate()
    if 0 <= (local.date() - today).days < DAYS_OF_A_WEEK:
        day = "today" if local.date() == today else formatted(local, "l")
    else:
        day = formatted(local, "j F" if local.year == today.year else "j F Y")
    return f"{day}, {spoken_time(moment)}"


def spoken_when(moment: datetime.datetime) -> str:
    """A moment that has passed: "10:42 am" today, "yesterday, 4:05 pm", "Thursday, 4:05 pm", "3 November 2025"."""
    local, today = timezone.localtime(moment), timezone.localdate()
    days = (today - local.date()).days
    if days <= 0:
        return spoken_time(moment)
    if days < DAYS_OF_A_WEEK:
        return f"{'yesterday' if days == 1 else formatted(local, 'l')}, {spoken_time(moment)}"
    return formatted(local, "j F" if local.year == today.year else "j F Y")


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
