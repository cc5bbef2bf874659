"""Signing in to the desk, slowed down for whoever guesses passwords."""

import ipaddress
import unicodedata

from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

PERIOD = 15 * 60  # seconds from the first try
TRIES_PER_ACCOUNT_AND_ADDRESS = 5
TRIES_PER_ACCOUNT = 30
TRIES_PER_ADDRESS = 30

WRONG = "This name and this password do not open the desk. Small and capital letters count in both."
TOO_MANY = "Too many attempts to sign in. Please wait a quarter of an hour and try again."


class SignInForm(AdminAuthenticationForm):
    """Django's form, which stops looking at passwords after too many tries from one place or at one account."""

    # The same for a name that nobody has, for a wrong password, and for somebody who does not work at the desk.
    error_messages = {**AdminAuthenticationForm.error_messages, "invalid_login": WRONG}

    def clean(self):
        limits = self._limits()
        over = [key for key, limit in limits.items() if _count(key) > limit]
        if over:
            raise ValidationError(TOO_MANY, code="too_many")
        cleaned = super().clean()
        if self.user_cache is not None:  # a sign-in that worked is no try
            for key in limits:
                _uncount(key)
            cache.delete(next(iter(limits)))
        return cleaned

    def _limits(self) -> dict[str, int]:
        """How often each of the three may be tried, account with address first."""
        account = unicodedata.normalize("NFKC", self.cleaned_data.get("username", "")).casefold()
        address = client_address(self.request)
        return {
            _key("both", f"{account}\n{address}"): TRIES_PER_ACCOUNT_AND_ADDRESS,
            _key("account", account): TRIES_PER_ACCOUNT,
            _key("address", address): TRIES_PER_ADDRESS,
        }


def client_address(request: HttpRequest) -> str:
    """The network address that asks; of an IPv6 one the half that a household shares.

    Behind https there is a proxy of ours, and the last hop of X-Forwarded-For is the one it saw.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SITE_URL.startswith("https://"):
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 6:
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def _key(kind: str, value: str) -> str:
    """A name that tells nobody the account or the address, and means nothing the day after."""
    salt = f"blog.admin.sign_in.{kind}.{timezone.now():%Y-%m-%d}"
    return f"sign-in:{salted_hmac(salt, value, algorithm='sha256').hexdigest()}"


def _count(key: str) -> int:
    """Count one try and return how many there were in this period."""
    cache.add(key, 0, PERIOD)
    try:
        return cache.incr(key)
    except ValueError:  # its period ended between the two lines
        cache.set(key, 1, PERIOD)
        return 1


def _uncount(key: str) -> None:
    try:
        cache.decr(key)
    except ValueError:
        cache.delete(key)
