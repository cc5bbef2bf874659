"""Errors for the log: what broke and where, never who was reading or what they sent."""

import ipaddress
import logging
import re
import traceback
from datetime import UTC, datetime

LONGEST_MESSAGE = 200  # characters of an exception's own words

E_MAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.\w+")
IPV4_ADDRESS = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b")
MAYBE_IPV6_ADDRESS = re.compile(r"(?<![\w:])[0-9A-Fa-f:]{2,39}(?![\w:])")
KEY = re.compile(r"(/(?:review|preview)/)[^\s\"'/?]+")  # whoever has such an address may read
QUERY = re.compile(r"\?[^\s\"']*=[^\s\"']*")

SECRETS = ((E_MAIL, "[e-mail]"), (IPV4_ADDRESS, "[address]"), (QUERY, "?[query]"), (KEY, r"\1[key]"))


class ErrorReport(logging.Formatter):
    """Writes the time, the level, the route instead of the address, and a traceback without values."""

    def format(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        if request is None:
            words = scrubbed(record.getMessage())
        else:
            # An address may hold a secret (a preview's link) or a search: the route tells enough.
            match = request.resolver_match
            route = f"/{match.route}" if match else "(no route)"
            words = f"{getattr(record, 'status_code', '')} {request.method} {route}"
        moment = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        lines = [f"{moment} {record.levelname} {record.name}: {words}"]
        if record.exc_info and record.exc_info[1]:
            lines += exception_lines(record.exc_info[1])
        return "\n".join(lines)


def exception_lines(error: BaseException) -> list[str]:
    """The frames and the kind of an exception and of those that led to it, oldest first."""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = exception_lines(earlier) if earlier else []
    lines += [frame.rstrip("\n") for frame in traceback.format_tb(error.__traceback__)]
    # Only the first line: PostgreSQL puts the values of the row into the second.
    first_line = next(iter(str(error).splitlines()), "")
    return [*lines, f"{type(error).__name__}: {scrubbed(first_line)[:LONGEST_MESSAGE]}"]


def scrubbed(words: str) -> str:
    """The words without e-mail addresses, network addresses, query strings, and the keys of secret addresses."""
    for pattern, instead in SECRETS:
        words = pattern.sub(instead, words)
    return MAYBE_IPV6_ADDRESS.sub(_without_ipv6, words)


def _without_ipv6(match: re.Match[str]) -> str:
    try:
        ipaddress.IPv6Address(match[0])
    except ValueError:  # a time of day, or a word
        return match[0]
    return "[address]"
