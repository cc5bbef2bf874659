"""Addresses that the site redirects. A folder of files can answer none with a redirect, so something has to stand there."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from django.template.loader import render_to_string

from blog.addresses import absolute
from blog.transfer.static_site.places import Place

LONGEST_CHAIN = 10
PAGES = (".html", ".htm")


class Lead(NamedTuple):
    """An address that leads on: as the copy names where to, and to which place; None for another site."""

    place: Place
    link: str
    target: Place | None


def end_of(lead: Lead, leads: Mapping[str, Lead]) -> Lead:
    """The last of the leads that follow each other; ``leads`` are found by their address."""
    for _ in range(LONGEST_CHAIN):
        if lead.target is None or lead.target.address not in leads:
            break
        lead = leads[lead.target.address]
    return lead


def file_of(place: Place, target: Place | None) -> str:
    """The file that a web server answers ``place`` with; empty where it finds the way by itself, to ``/about/`` from ``/about``.

    A page has its name in a folder of that name, unless the address ends as pages do: ``old.php`` would be downloaded.
    """
    if target and target.address == f"{place.address}/":
        return ""
    if target and not target.file.endswith(PAGES):
        file = PurePosixPath(place.file)
        return str(file.with_name(PurePosixPath(target.file).name) if file.name == "index.html" else file)
    return place.file if place.file.endswith(PAGES) else f"{place.file}/index.html"


def page_to(lead: Lead) -> bytes:
    """A page that leads on by itself, and by a link where a browser does not."""
    canonical = absolute(lead.target.address) if lead.target else lead.link
    return render_to_string("moved.html", {"link": lead.link, "canonical": canonical}).encode()
