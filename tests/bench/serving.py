"""Requests a second of ready pages, in rounds that take turns with a bare Django view and with nginx; prints ratios.

`python -m tests.bench.serving [posts] [seconds]`. Needs wrk (Debian: apt-get install wrk nginx-light). The load generator
shares the processor, so compare ratios, and CPU an answer.
"""

import orari  # noqa: F401, I001  its SQLite takes the place of Python's

import shutil
import sqlite3
import sys
import tempfile
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from tests.bench.running import Round, Server, free_port, granian, gunicorn, middle, nginx
from tests.running import ROOT, manage

ROUNDS = 3
POSTS, SECONDS = 1_000, 2
PACKED = {"Accept_Encoding": "br"}
CORPUS = "from blog.transfer.corpus import make_corpus; make_corpus({posts}, progress=id)"
ROW = "{:<34}{:>9}{:>9}{:>9}{:>10}\n"
PAGES = """
    SELECT '/posts/' || slug || '/' FROM blog_post WHERE published_at < datetime('now') ORDER BY published_at DESC LIMIT 1
"""
TAGS = """
    SELECT tag.slug FROM blog_posttag AS filed JOIN blog_tag AS tag ON tag.id = filed.tag_id
    GROUP BY tag.slug ORDER BY count(*) DESC LIMIT 3
"""


def site(folder: Path, posts: int) -> Server:
    """The site with two workers and so many generated posts."""
    for arguments in (("migrate", "-v0"), ("shell", "-v0", "-c", CORPUS.format(posts=posts))):
        done = manage(folder, *arguments, timeout=3_600)
        if done.returncode:
            raise RuntimeError(done.stderr)
    port = free_port()
    command = [sys.executable, str(ROOT / "manage.py"), "start", "--workers", "2", "--port", str(port)]
    return Server("ours", command, port=port, DATA_DIR=str(folder))


def addresses(folder: Path) -> dict[str, str]:
    """The pages to ask for, by their names in the table."""
    with closing(sqlite3.connect(folder / "site.sqlite3")) as database:
        ((post,),) = database.execute(PAGES).fetchall()
        tags = sorted(slug for (slug,) in database.execute(TAGS))
    found = {"home": "/", "post": post, "tag": f"/tags/{tags[0]}/", "three tags": f"/tags/{'+'.join(tags)}/"}
    return found | {
        "feed": "/feed/",
        "search page": "/search/",
        "missing": "/none/",
        "search": "/search/?q=sleep",
    }


def fetched(server: Server, path: str) -> tuple[bytes, str]:
    request = urllib.request.Request(server.url + path, headers={"Accept-Encoding": "br"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        return answer.read(), answer.headers.get("ETag", "")


@contextmanager
def publishing(folder: Path) -> Iterator[None]:
    """One change of a public post a second, while it lasts."""
    over = threading.Event()

    def write() -> None:
        number = 0
        while not over.wait(1):
            number += 1
            with closing(sqlite3.connect(folder / "site.sqlite3", timeout=20)) as database:
                database.execute("UPDATE blog_post SET subtitle = ? WHERE id = 1", [f"Number {number}"])
                database.commit()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        over.set()
        writer.join()


def rounds(asked: dict[str, tuple[Server, str, dict[str, str]]], seconds: int) -> dict[str, Round]:
    """Each in turn, ``ROUNDS`` times, so that a busy minute of the machine meets all of them."""
    for server, path, headers in asked.values():
        server.measure(path, seconds=1, **headers)
    found: dict[str, list[Round]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, (server, path, headers) in asked.items():
            found[name].append(server.measure(path, seconds=seconds, **headers))
    return {name: middle(each) for name, each in found.items()}


def tell(found: dict[str, Round]) -> None:
    sys.stdout.write(ROW.format("", "req/s", "p50 ms", "p99 ms", "CPU µs"))
    for name, one in found.items():
        said = name + (" (not 200)" if one.refused else "")
        row = (f"{one.per_second:,.0f}", f"{one.p50:.2f}", f"{one.p99:.2f}", f"{one.cpu:.0f}")
        sys.stdout.write(ROW.format(said, *row))


def tell_ratios(found: dict[str, Round]) -> None:
    ours = found["ours: post"]
    for name, least in (
        ("bare view, gunicorn", 5),
        ("bare view, granian", 2.5),
        ("nginx, files", 0.3),
        ("constant, granian", None),
    ):
        if name in found:
            ratio = ours.per_second / found[name].per_second
            wanted = f" (at least {least})" if least else ""
            sys.stdout.write(f"a ready post against {name}: {ratio:.2f} of its requests a second{wanted}\n")
    cpu = ours.cpu / max(found["constant, granian"].cpu, 0.1)
    sys.stdout.write(f"CPU of a ready post against a constant on granian: {cpu:.2f} (at most 1.5)\n")
    busy = found["ours: post, a change a second"]
    share = busy.per_second / ours.per_second
    sys.stdout.write(
        f"with a change a second: {share:.2f} of the quiet rate (at least 0.8), p99 {busy.p99:.1f} ms\n"
    )


def main(posts: int = POSTS, seconds: int = SECONDS) -> None:
    """Start everything, measure, print the tables."""
    if shutil.which("wrk") is None:
        sys.stdout.write("Serving is not measured: wrk is not installed.\n")
        return
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="orari-serving-")))
        ours = site(folder / "site", posts)
        stack.callback(ours.stop)
        ours.wait("/healthz")
        pages = addresses(folder / "site")
        body, etag = fetched(ours, pages["post"])
        others = {
            "bare view, gunicorn": (gunicorn("gunicorn", "tests.bench.bare:django"), "/", {}),
            "bare view, granian": (granian("granian", "tests.bench.bare:django"), "/", {}),
            "constant, granian": (granian("constant", "tests.bench.bare:constant"), "/", {}),
            "nginx, files": (nginx(folder, {pages["post"]: body}), pages["post"], {}),
        }
        others = {name: each for name, each in others.items() if each[0] is not None}
        for server, _path, _headers in others.values():
            stack.callback(server.stop)
            server.wait()
        asked = {f"ours: {name}": (ours, path, PACKED) for name, path in pages.items()}
        asked["ours: post, 304"] = (ours, pages["post"], PACKED | {"If_None_Match": etag})
        found = rounds(asked | others, seconds)
        with publishing(folder / "site"):
            busy = {"ours: post, a change a second": (ours, pages["post"], PACKED)}
            found |= rounds(busy, seconds * 2)
        sys.stdout.write(f"{posts:,} posts, 2 workers, 16 connections\n")
        tell(found)
        tell_ratios(found)
        sys.stdout.write(f"memory of all our processes: {ours.memory():.0f} MB (at most 200)\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
