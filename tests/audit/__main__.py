"""`make audit`: Lighthouse, axe and the Nu HTML checker on a throw-away site. Exit code 1 when a figure is missed."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.pop("DATABASE_URL", None)
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from tests.audit import barriers, lighthouse, markup, site  # noqa: E402  addresses are known only after the setup

PARTS = ("html", "axe", "lighthouse")
MOST_LCP = 0.8  # seconds, of a post without pictures
MOST_CLS = 0.0005  # what the third decimal shows as nothing


def main(parts: tuple[str, ...]) -> bool:
    """Run the named parts and print their tables; whether every figure was reached."""
    with site.served() as origin, tempfile.TemporaryDirectory() as folder:
        pages = site.pages(origin)
        reached = [RUN[part](origin, pages, Path(folder)) for part in parts]
    return all(reached)


def html(origin: str, pages: site.Pages, folder: Path) -> bool:
    documents = [(name, site.fetch(origin, address).text) for name, address in pages.by_kind.items()]
    found = markup.complaints(documents, folder)
    return _table("Nu HTML checker", pages.by_kind, found)


def axe(origin: str, pages: site.Pages, _folder: Path) -> bool:
    return _table(
        "axe, light and dark, 320 and 1280 px", pages.by_kind, barriers.found_on(origin, pages.by_kind)
    )


def _table(title: str, pages: dict[str, str], found: dict[str, list[str]]) -> bool:
    _say(f"\n{title}")
    for name, address in pages.items():
        _say(f"  {len(found[name]):>3}  {name:<24} {address}")
        for complaint in found[name]:
            _say(f"       {complaint}")
    return not any(found.values())


def speed(origin: str, pages: site.Pages, folder: Path) -> bool:
    _say("\nLighthouse, mobile: performance, accessibility, best practices, SEO")
    chosen = {
        "home": "/",
        "post": pages.by_kind["post"],
        "text post": pages.text_post,
        "tag": pages.by_kind["tags"],
        "search": "/search/",
    }
    reached = True
    for name, address in chosen.items():
        told = lighthouse.report(origin + address, folder)
        most = MOST_LCP if name == "text post" else float("inf")
        good = min(told.scores) == 100 and told.cls < MOST_CLS and told.lcp <= most
        scores = " ".join(f"{score:>3}" for score in told.scores)
        _say(
            f"  {scores}  FCP {told.fcp:.2f} s  LCP {told.lcp:.2f} s  CLS {told.cls:.3f}  {'' if good else 'missed  '}{name}  {address}"
        )
        for audit in () if good else told.missed:
            _say(f"       {audit}")
        reached = reached and good
    return reached


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


RUN = {"html": html, "axe": axe, "lighthouse": speed}

if __name__ == "__main__":
    wanted = tuple(sys.argv[1:]) or PARTS
    if unknown := set(wanted) - set(PARTS):
        sys.exit(f"There is no part {', '.join(sorted(unknown))}. The parts are {', '.join(PARTS)}.")
    if not main(wanted):
        sys.exit("A figure was missed.")
