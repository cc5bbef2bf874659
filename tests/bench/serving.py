"""Requests a second of ready pages, in rounds that take turns with bare Django views and with nginx; prints ratios.

`python -m tests.bench.serving [seconds [posts ...]]`. Needs wrk (Debian: apt-get install wrk nginx-light). The load
generator shares the processor, so compare ratios, and CPU an answer.
"""

import orari  # noqa: F401, I001  its SQLite takes the place of Python's

import shutil
import sys
import tempfile
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from tests.bench.running import Round, Server, granian, gunicorn, middle, nginx, written
from tests.bench.sites import COLD_PAGES, Site
from tests.running import manage

ROUNDS = 3
SECONDS = 2
FEW, SIZES = 100, (1_000, 10_000, 100_000)
MEMORY_AT = 10_000  # posts for which the figure of the memory holds
PACKED = {"Accept_Encoding": "br"}
ROW = "{:<36}{:>9}{:>9}{:>9}{:>10}\n"
RIVALS = (
    ("gunicorn", 5),
    ("granian", 2.5),
    ("nginx", 0.3),
)  # and how many times its requests a second ours shall have

Asked = Callable[[], Round]


def fetched(server: Server, path: str, coding: str = "br") -> tuple[bytes, str]:
    request = urllib.request.Request(server.url + path, headers={"Accept-Encoding": coding})  # noqa: S310
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        return answer.read(), answer.headers.get("ETag", "")


def asking(server: Server, path: str, seconds: int, **headers: str) -> Asked:
    """One round of wrk, to be run when its turn comes; the page is made ready before."""
    server.measure(path, seconds=1, **headers)
    return lambda: server.measure(path, seconds=seconds, **headers)


def rounds(asked: dict[str, Asked]) -> dict[str, Round]:
    """Each in turn, ``ROUNDS`` times, so that a busy minute of the machine meets all of them."""
    found: dict[str, list[Round]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, measured in asked.items():
            found[name].append(measured())
    return {name: middle(each) for name, each in found.items()}


def rivals(folder: Path, files: dict[str, bytes], seconds: int, stack: ExitStack) -> dict[str, Asked]:
    """Bare views, and the same bytes from files, as far as the servers are installed."""
    servers = {
        "bare view, gunicorn": gunicorn("gunicorn", "tests.bench.bare:django"),
        "bare view, granian": granian("granian", "tests.bench.bare:django"),
        "constant, granian": granian("constant", "tests.bench.bare:constant"),
        "post, nginx": nginx(folder, written(folder, files)),
    }
    servers = {name: server for name, server in servers.items() if server is not None}
    for server in servers.values():
        stack.callback(server.stop)
        server.wait()
    (post, *_rest) = files
    return {
        name: asking(server, post if name.endswith("nginx") else "/", seconds)
        for name, server in servers.items()
    }


def tell(found: dict[str, Round]) -> None:
    sys.stdout.write(ROW.format("", "req/s", "p50 ms", "p99 ms", "CPU µs"))
    for name, one in found.items():
        said = name + (" (not 200)" if one.refused else "")
        row = (f"{one.per_second:,.0f}", f"{one.p50:.2f}", f"{one.p99:.2f}", f"{one.cpu:.0f}")
        sys.stdout.write(ROW.format(said, *row))


def tell_ratios(found: dict[str, Round]) -> None:
    """Ours against each rival of ``RIVALS``, for the four pages that the figures name."""
    for rival, least in RIVALS:
        name = next((each for each in found if each.endswith(rival)), None)
        if name is None:
            continue
        ratios = (
            f"{page} {found[f'ours: {page}'].per_second / found[name].per_second:.2f}"
            for page in ("post", "home", "tag", "feed")
        )
        sys.stdout.write(f"against {name}, requests a second: {', '.join(ratios)} (at least {least})\n")
    cpu = found["ours: post"].cpu / max(found["constant, granian"].cpu, 0.1)
    sys.stdout.write(f"CPU of a ready post against a constant on granian: {cpu:.2f} (at most 1.5)\n")
    busy = found["ours: post, one published a second"]
    share = busy.per_second / found["ours: post"].per_second
    sys.stdout.write(
        f"while a post is published each second: {share:.2f} of the quiet rate (at least 0.8), p99 {busy.p99:.1f} ms (at most 60)\n"
    )


def measure_size(ours: Site, seconds: int) -> None:
    """The table of a site of this size."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="orari-files-")))
        pages = ours.pages()
        body, etag = fetched(ours, pages["post"])
        asked = {"ours: post, 304": asking(ours, pages["post"], seconds, **PACKED, If_None_Match=etag)}
        # The search comes last: what wrk gave up waiting for is still being made when the next round begins.
        asked |= {f"ours: {name}": asking(ours, path, seconds, **PACKED) for name, path in pages.items()}
        found = rounds(asked | rivals(folder, {pages["post"]: body}, seconds, stack))
        with ours.publishing():
            busy = "ours: post, one published a second"
            found |= rounds({busy: asking(ours, pages["post"], seconds * 2, **PACKED)})
    sys.stdout.write(f"{ours.posts:,} posts, 2 workers, 16 connections\n")
    tell(found)
    tell_ratios(found)
    figure = " (at most 200)" if ours.posts == MEMORY_AT else ""
    sys.stdout.write(f"memory of all our processes: {ours.memory():.0f} MB{figure}\n\n")


def compare_with_copy(site: Site, seconds: int) -> None:
    """A ready page against the same one of the site's own copy of plain files, behind nginx; both packed by gzip."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="orari-copy-")))
        done = manage(site.folder, "export_static", str(folder / "copy"), timeout=600)
        if done.returncode:
            raise RuntimeError(done.stderr)
        server = nginx(folder, folder / "copy")
        if server is None:
            return
        stack.callback(server.stop)
        server.wait()
        post = site.pages()["post"]
        body, _etag = fetched(server, post, "gzip")
        (folder / "bytes").mkdir()
        plain = nginx(folder / "bytes", written(folder / "bytes", {post: body}))
        stack.callback(plain.stop)
        plain.wait()
        asked = {
            "ours": asking(site, post, seconds, Accept_Encoding="gzip"),
            "exported copy, nginx": asking(server, post, seconds, Accept_Encoding="gzip"),
            "the same bytes, nginx": asking(plain, post, seconds),
        }
        found = rounds(asked)
    ours, copy, same = (found[name].per_second for name in asked)
    sys.stdout.write(f"a post of {site.posts:,} and its copy of plain files\n")
    tell(found)
    sys.stdout.write(f"against the exported copy, requests a second: {ours / copy:.2f} (at least 0.3)\n")
    sys.stdout.write(f"the exported copy against the same bytes: {copy / same:.2f} (about 1)\n\n")


def compare_sizes(few: Site, many: Site, seconds: int) -> None:
    """The same pages of a small site and of a large one, ready and right after a change."""
    asked: dict[str, Asked] = {}
    for site in (few, many):
        asked[f"post of {site.posts:,}"] = asking(site, site.pages()["post"], seconds, **PACKED)
        asked[f"post of {site.posts:,}, cold"] = partial(site.cold, each=True)
        asked[f"post of {site.posts:,}, in a row"] = site.cold
    found = rounds(asked)
    sys.stdout.write(
        f"a small site and a large one; {COLD_PAGES} posts, each after a change (cold) or all after one (in a row)\n"
    )
    tell(found)
    for cold, figure in (("", " (at least 0.9)"), (", cold", " (at least 0.9)"), (", in a row", "")):
        small, large = (found[f"post of {site.posts:,}{cold}"].per_second for site in (few, many))
        sys.stdout.write(f"{many.posts:,} posts against {few.posts:,}{cold}: {large / small:.2f}{figure}\n")


def main(seconds: int = SECONDS, sizes: tuple[int, ...] = SIZES) -> None:
    """Start everything, measure, print the tables."""
    if shutil.which("wrk") is None:
        sys.stdout.write("Serving is not measured: wrk is not installed.\n")
        return
    for size in sizes:
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="orari-serving-")))
            ours = _started(Site(folder / "site", size), stack)
            measure_size(ours, seconds)
            if size == max(sizes):
                few = _started(Site(folder / "few", FEW), stack)
                compare_with_copy(few, seconds)
                compare_sizes(few, ours, seconds)


def _started(site: Site, stack: ExitStack) -> Site:
    stack.callback(site.stop)
    site.wait("/healthz")
    return site


if __name__ == "__main__":
    seconds, *sizes = map(int, sys.argv[1:] or [SECONDS])
    main(seconds, tuple(sizes) or SIZES)
