"""“Leave this page”: on which pages it stands, and which page it may lead to."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models

LEAVE = "Leave this page"
ELSEWHERE = "https://www.weather.gov/"

NO_PAGE = f"Write the whole address of a page elsewhere, beginning with https://, such as {ELSEWHERE}"
WITH_A_NAME = "Leave out the name or password before the @: the page has to look the same for everybody."
OUR_OWN = "This is your own site. Choose a page somewhere else that looks the same for everybody."


class LeaveScope(models.TextChoices):
    """On which pages “Leave this page” stands (GOV.UK would keep it to topics that put a reader at risk)."""

    ALL = "all", "Every page"
    FLAGGED = "flagged", "Only pieces marked as sensitive"
    OFF = "off", "Nowhere"


def check_leave_address(address: str) -> None:
    """Raise ``ValidationError``, with one sentence, unless the address leads to a page elsewhere, over https."""
    try:
        URLValidator(schemes=["https"])(address)
        parts = urlsplit(address)
        host = parts.hostname or ""
    except (ValidationError, ValueError) as refusal:
        raise ValidationError(NO_PAGE) from refusal
    if parts.username is not None or parts.password is not None:
        raise ValidationError(WITH_A_NAME)
    if any(_is_same_site(host, own) for own in _own_hosts()):
        raise ValidationError(OUR_OWN)


def _own_hosts() -> set[str]:
    hosts = {urlsplit(settings.SITE_URL).hostname or "", *settings.ALLOWED_HOSTS}
    return {_plain(host) for host in hosts} - {"", "*"}


def _is_same_site(host: str, own: str) -> bool:
    """Whether one host is the other, or lies within it: a practice's other sub-domains bear its name as well."""
    host = _plain(host)
    return host == own or host.endswith(f".{own}") or own.endswith(f".{host}")


def _plain(host: str) -> str:
    """A host name in one spelling: ASCII, in small letters, without the dots at its ends and without www."""
    host = host.strip(".[]").lower().removeprefix("www.")
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host
