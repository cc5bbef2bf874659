"""How long the database works for each listing at 100,000 posts and 600,000 tag rows, as a table."""

import statistics
import sys
import time
from dataclasses import dataclass

from django.core.management import call_command
from django.db import connection
from django.test import Client

from blog.caching import generation
from blog.models import Author, Category, Post, PostTag, Tag
from tests.bench import corpus_sql

RUNS = 20
TOLD = 3  # statements named under a row that falls short


@dataclass(frozen=True)
class Listing:
    """A page to ask for; ``limit`` is the figure to reach, in milliseconds of database time, if there is one."""

    name: str
    address: str
    limit: float | None = None


@dataclass(frozen=True)
class Measured:
    """The queries of one answer, each with its milliseconds (median), the slowest first."""

    queries: tuple[tuple[float, str], ...]

    @property
    def milliseconds(self) -> float:
        return sum(time for time, _sql in self.queries)


def listings() -> list[Listing]:
    """The pages of the table, with the tags, the author and the category that have the most posts."""
    counts = PostTag.objects.counts()
    biggest = sorted(counts, key=counts.get, reverse=True)[:3]
    slugs = [Tag.objects.get(pk=pk).slug for pk in biggest]
    post = Post.objects.published().filter(filed_tags__tag=biggest[0]).newest_first()[0]
    return [
        Listing(f"biggest tag ({counts[biggest[0]]:,} posts)", f"/tags/{slugs[0]}/", 3),
        Listing("its page 1,000", f"/tags/{slugs[0]}/?page=1000"),
        Listing("three common tags", f"/tags/{'+'.join(sorted(slugs))}/", 3),
        Listing("one tag without another", f"/tags/{slugs[1]}/?without={slugs[0]}"),
        Listing("archive, page 5,000", "/archive/?page=5000", 5),
        Listing("category, page 1", Category.objects.earliest("pk").get_absolute_url()),
        Listing("author, page 1", Author.objects.earliest("pk").get_absolute_url()),
        Listing("home", "/"),
        Listing("post, with what to read next", post.get_absolute_url(), 5),
    ]


def measure(address: str) -> Measured:
    """Ask for a page once and time each of its statements, rows fetched, ``RUNS`` times. Raises RuntimeError but for 200."""
    statements: list[tuple[str, tuple]] = []

    def note(execute, sql, params, many, context):
        statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        answer = Client().get(address, headers={"host": "localhost"})
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}.")
    return Measured(tuple(sorted(((_median(*each), each[0]) for each in statements), reverse=True)))


def _median(sql: str, params: tuple) -> float:
    # SQLite finds most rows only while they are fetched, which a wrapper around "execute" alone does not see;
    # and it works in this thread, whose own clock stands still while others have the processor.
    times = []
    with connection.cursor() as cursor:
        for _ in range(RUNS):
            start = time.thread_time()
            cursor.execute(sql, params)
            cursor.fetchall()
            times.append(time.thread_time() - start)
    return statistics.median(times) * 1000


def main() -> None:
    """Build the corpus in the empty database of the settings, and print the table."""
    start = time.perf_counter()
    call_command("migrate", verbosity=0)
    corpus_sql.build()
    rows = PostTag.objects.count()
    sys.stderr.write(
        f"{corpus_sql.POSTS:,} posts, {rows:,} tag rows in {time.perf_counter() - start:.1f} s\n"
    )
    sys.stdout.write(f"{'listing':<34}{'':<6}{'queries':>7}{'ms':>9}  figure\n")
    for listing in listings():
        generation.bump()  # cold: right after a change, when nothing counted before may be used again
        for when in ("cold", "warm"):
            found = measure(listing.address)
            sys.stdout.write(
                f"{listing.name:<34}{when:<6}{len(found.queries):>7}{found.milliseconds:>9.2f}  {_verdict(listing, found)}\n"
            )
            if listing.limit and found.milliseconds > listing.limit:
                for spent, sql in found.queries[:TOLD]:
                    sys.stdout.write(f"    {spent:>9.2f} ms  {_short(sql)}\n")


def _verdict(listing: Listing, found: Measured) -> str:
    if listing.limit is None:
        return ""
    verdict = "holds" if found.milliseconds <= listing.limit else "falls short"
    return f"{listing.limit:g} ms: {verdict}"


def _short(sql: str) -> str:
    """A statement without quotes, its long list of columns left out."""
    plain = " ".join(sql.replace('"', "").replace("blog_", "").split())
    columns, found, rest = plain.partition(" FROM ")
    return f"{columns[:60]}{found}{rest[:240]}"
