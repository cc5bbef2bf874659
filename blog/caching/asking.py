"""Which requests a kept page may answer, and under which name it is kept.

Everything else passes by: whoever works at the desk, forms, previews, searches, and addresses with anything unknown in
their query. Passing by is always right and only slower.
"""

import re
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from orari.compression import accepted_coding

METHODS = ("GET", "HEAD")
# The desk, files, and what is for one reader only: their answers are made anew each time.
PASSING_BY = ("/admin/", "/static/", "/media/", "/preview/", "/review/", "/read/", "/healthz")
LISTS = ("/tags/", "/categories/", "/series/", "/authors/", "/archive/")
LONGEST = 300  # characters of a path, a query, a host or an Accept-Encoding
LIST_QUERY = re.compile(r"(?:&?(?:page=[1-9]\d{0,4}|without=[^&;\s]{1,200})){1,2}")
SITEMAP_QUERY = re.compile(r"p=[1-9]\d{0,3}")
# What newsletters and social sites hang on an address; no page of ours looks at it.
TRACKERS = re.compile(r"(?:&?(?:utm_\w+|fbclid|gclid|gbraid|wbraid|msclkid|mc_cid|mc_eid|igsh)=[^&;\s]*)+")

Environ = dict[str, Any]


def address_of(environ: Environ) -> str | None:
    """Scheme, host, known query and path, with spaces between them; None for a request that passes by.

    The path stands last: it is the only part that can hold a space.
    """
    if not is_for_everybody(environ):
        return None
    asked = (
        environ["REQUEST_METHOD"],
        scheme_of(environ),
        environ.get("HTTP_HOST", ""),
        environ.get("SERVER_PORT", ""),
        environ.get("QUERY_STRING", ""),
        environ["PATH_INFO"],
    )
    return _remembered(*asked) if len("".join(asked)) <= LONGEST else _address(*asked)


def _address(method: str, scheme: str, host: str, port: str, query: str, path: str) -> str | None:
    if method not in METHODS or not host or len(path) > LONGEST or path.startswith(PASSING_BY):
        return None
    if not is_ours(host, port):
        return None
    known = known_query(path, query) if query else ""
    return None if known is None else f"{scheme} {host} {known} {path}"


_remembered = lru_cache(maxsize=512)(_address)  # the same few are asked for again and again


def query_in(address: str) -> str:
    """The query of an address that ``address_of()`` made."""
    return address.split(" ", 3)[2]


def is_one_of_many(address: str) -> bool:
    """Whether there are too many like it to let them push out what is read: combinations of tags."""
    return "+" in address or "without=" in address


def known_query(path: str, query: str) -> str | None:
    """The part of a query that says which page is meant; None when it holds anything else."""
    if len(query) <= LONGEST:
        if (path == "/" or path.startswith(LISTS)) and LIST_QUERY.fullmatch(query):
            return query
        if path == "/sitemap.xml" and SITEMAP_QUERY.fullmatch(query):
            return query
    return "" if TRACKERS.fullmatch(query) and path != "/search/" else None


def is_for_everybody(environ: Environ) -> bool:
    """Whether nothing in the request says who asks, asks for what only Django can answer, or mounts the site below a path."""
    cookies = environ.get("HTTP_COOKIE")
    if cookies and (settings.SESSION_COOKIE_NAME in cookies or settings.CSRF_COOKIE_NAME in cookies):
        return False
    return not (
        "HTTP_AUTHORIZATION" in environ
        or "HTTP_IF_MATCH" in environ
        or "HTTP_IF_UNMODIFIED_SINCE" in environ
        or environ.get("SCRIPT_NAME")
    )


def is_ours(host: str, port: str) -> bool:
    """Whether ``host`` is a name of the site as browsers write it, with a port that it is really served on."""
    domain, named = split_domain_port(host)
    usual = {"", port, str(urlsplit(settings.SITE_URL).port or "")}
    if named not in usual or host not in (domain, f"{domain}:{named}") or len(host) > LONGEST:
        return False
    return validate_host(domain, settings.ALLOWED_HOSTS)


def scheme_of(environ: Environ) -> str:
    """The scheme as Django understands it: with a proxy in front, the proxy says it."""
    if settings.SECURE_PROXY_SSL_HEADER:
        name, secure = settings.SECURE_PROXY_SSL_HEADER
        said = environ.get(name)
        if said is not None:
            return "https" if said.split(",", 1)[0].strip() == secure else "http"
    return environ["wsgi.url_scheme"]


def coding_for(environ: Environ) -> str:
    """The coding that the browser takes: "br", "gzip" or none ("")."""
    accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
    return _coding(accepted) if len(accepted) <= LONGEST else accepted_coding(accepted)


_coding = lru_cache(maxsize=128)(accepted_coding)
