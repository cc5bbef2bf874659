"""Our site as it is served, with so many posts: what to ask it for, what makes its pages old, and how long new ones take."""

import http.client
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.bench.running import Round, Server, free_port
from tests.running import ROOT, manage, site_environment

COLD_PAGES = 60  # posts asked for once each, in a row
CORPUS = "from blog.transfer.corpus import make_corpus; make_corpus({posts}, progress=id)"
PUBLISHER = """
import itertools, time
from django.utils import timezone
from blog.models import Post
for number in itertools.count(1):
    time.sleep(1)
    Post.objects.create(title=f"Published while others read, {number}", body="A short text.", published_at=timezone.now())
    print(number, flush=True)
"""
NEWEST = "SELECT '/posts/' || slug || '/' FROM blog_post WHERE published_at < datetime('now') ORDER BY published_at DESC"
TAGS = """
    SELECT tag.slug FROM blog_posttag AS filed JOIN blog_tag AS tag ON tag.id = filed.tag_id
    GROUP BY tag.slug ORDER BY count(*) DESC LIMIT 3
"""


class Site(Server):
    """The site with two workers and so many generated posts, in a folder of its own. Raises RuntimeError if it cannot be filled."""

    def __init__(self, folder: Path, posts: int) -> None:
        self.folder, self.posts = folder, posts
        for arguments in (("migrate", "-v0"), ("shell", "-v0", "-c", CORPUS.format(posts=posts))):
            done = manage(folder, *arguments, timeout=3_600)
            if done.returncode:
                raise RuntimeError(done.stderr)
        port = free_port()
        command = [sys.executable, str(ROOT / "manage.py"), "start", "--workers", "2", "--port", str(port)]
        super().__init__("ours", command, port=port, DATA_DIR=str(folder))

    def pages(self) -> dict[str, str]:
        """The pages of the table, by their names."""
        ((post,), *_) = self._rows(f"{NEWEST} LIMIT 1")
        tags = sorted(slug for (slug,) in self._rows(TAGS))
        return {
            "post": post,
            "home": "/",
            "tag": f"/tags/{tags[0]}/",
            "feed": "/feed/",
            "three tags": f"/tags/{'+'.join(tags)}/",
            "search page": "/search/",
            "missing": "/none/",
            "search": "/search/?q=sleep",
        }

    def cold(self, *, each: bool = False) -> Round:
        """Posts that have to be made: a change makes all pages old, then each of ``COLD_PAGES`` is asked for once.

        With ``each`` there is a change before each post, so that nothing of it is remembered.
        """
        posts = [path for (path,) in self._rows(f"{NEWEST} LIMIT {COLD_PAGES}")]
        times, before = [], self.cpu()
        with (
            closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as line,
            closing(sqlite3.connect(self.folder / "site.sqlite3", timeout=20)) as database,
        ):
            for number, path in enumerate(posts):
                if each or not number:
                    database.execute("UPDATE blog_post SET subtitle = subtitle || '.' WHERE id = 1")
                    database.commit()
                start = time.perf_counter()
                line.request("GET", path, headers={"Accept-Encoding": "br"})
                answer = line.getresponse()
                answer.read()
                times.append((time.perf_counter() - start) * 1_000)
                if answer.status != 200:
                    raise RuntimeError(f"{path} answered {answer.status}.")
        return Round(
            per_second=len(times) / sum(times) * 1_000,
            p50=statistics.median(times),
            p99=statistics.quantiles(times, n=100)[-1],
            cpu=(self.cpu() - before) / len(times) * 1_000_000,
            refused=False,
        )

    @contextmanager
    def publishing(self) -> Iterator[None]:
        """A new post a second, from a process of its own that has begun, while it lasts."""
        command = [sys.executable, "manage.py", "shell", "-v0", "-c", PUBLISHER]
        surroundings = site_environment(self.folder)
        writer = subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True)  # noqa: S603
        try:
            writer.stdout.readline()  # its start takes two seconds of a processor, which readers need not pay for
            yield
            if writer.poll() is not None:
                raise RuntimeError("The publisher stopped.")
        finally:
            writer.kill()
            writer.wait()
            writer.stdout.close()

    def _rows(self, sql: str) -> list[tuple]:
        with closing(sqlite3.connect(self.folder / "site.sqlite3")) as database:
            return database.execute(sql).fetchall()
