"""100,000 posts with 600,000 tag rows, made inside SQLite in a few seconds."""

import random
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from blog.models import Author, Category, Post, Tag
from blog.search import index

POSTS = 100_000
SCHEDULED = 500
DRAFTS = 500
TAGS = 350
TAGS_A_POST = 6
LOTS = 20_000  # the drum that tags are drawn from: a tag that is twice as common has twice as many lots
DRAWS = 14  # more than needed, because a tag that is drawn twice counts once

# Post n is an hour newer than post n - 1; the newest are drafts, the next ones scheduled.
# Whatever else a post has, it has as the first one, which is stored by the model.
EACH = {
    "id": "n",
    "title": "'A quiet evening, number ' || n",
    "slug": "'evening-' || n",
    "published_at": "moment",
    "first_published_at": "moment",
    "changed_at": f"datetime('now', (n - {POSTS}) || ' minutes')",
}
POSTS_SQL = f"""
    WITH RECURSIVE number(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM number WHERE n < {POSTS})
    INSERT INTO blog_post ({{names}})
    SELECT {{values}}
    FROM blog_post CROSS JOIN (
        SELECT n, CASE WHEN n <= {POSTS - DRAFTS}
            THEN datetime('now', (n - {POSTS - DRAFTS - SCHEDULED}) || ' hours') END AS moment
        FROM number
    )
    WHERE blog_post.id = 1
"""  # noqa: S608  numbers of ours

# Knuth's multiplicative hash and a shuffled drum stand for chance, so that everybody measures the same rows.
TAGGING_SQL = f"""
    WITH RECURSIVE
        draw(d) AS (SELECT 0 UNION ALL SELECT d + 1 FROM draw WHERE d < {DRAWS - 1}),
        drawn AS (
            SELECT post.id AS post_id, post.published_at AS moment, lot.tag_id AS tag_id, min(d) AS place
            FROM blog_post AS post CROSS JOIN draw
            JOIN temp.lot AS lot
                ON lot.id = (((post.id * {DRAWS} + d) * 2654435761) % 4294967296) * {LOTS} / 4294967296
            GROUP BY post.id, lot.tag_id
        )
    INSERT INTO blog_posttag (post_id, tag_id, position, published_at)
    SELECT post_id, tag_id, nth, moment FROM (
        SELECT post_id, tag_id, moment, row_number() OVER (PARTITION BY post_id ORDER BY place) AS nth FROM drawn
    )
    WHERE nth <= {TAGS_A_POST}
"""  # noqa: S608  numbers of ours


def build() -> None:
    """Fill an empty, migrated database, and let SQLite gather the statistics its planner goes by."""
    authors = [Author.objects.create(name=f"Nora Example {n}", credentials="LMFT").pk for n in range(5)]
    categories = [Category.objects.create(name=f"Shelf {n}", position=n).pk for n in range(6)]
    tags = Tag.objects.bulk_create(Tag(name=f"topic {n}", slug=f"topic-{n}") for n in range(1, TAGS + 1))
    with transaction.atomic(), index.added_afterwards(), connection.cursor() as cursor:
        _first_post()
        names = [field.column for field in Post._meta.concrete_fields]
        values = (EACH.get(name, f'blog_post."{name}"') for name in names)
        cursor.execute(
            POSTS_SQL.format(names=", ".join(f'"{name}"' for name in names), values=", ".join(values))
        )
        _file_under(cursor, "author", authors)
        _file_under(cursor, "category", categories)
        cursor.execute("CREATE TEMP TABLE lot (id INTEGER PRIMARY KEY, tag_id INTEGER NOT NULL)")
        cursor.executemany("INSERT INTO temp.lot VALUES (%s, %s)", enumerate(_lots([tag.pk for tag in tags])))
        cursor.execute(TAGGING_SQL)
        cursor.execute("DROP TABLE temp.lot")
        cursor.execute("ANALYZE")


def _first_post() -> None:
    moment = timezone.now() - timedelta(hours=POSTS - DRAFTS - SCHEDULED - 1)
    Post.objects.create(
        id=1,
        title="A quiet evening, number 1",
        subtitle="What it leaves behind",
        slug="evening-1",
        summary="One sentence about it.",
        body="A short text.",
        published_at=moment,
        changed_at=moment,
    )


def _file_under(cursor, kind: str, ids: list[int]) -> None:
    """One row a post; the first of ``ids`` has half the posts, the second a quarter, and so on."""
    last = len(ids) - 1
    cases = " ".join(f"WHEN id % {2 ** (place + 1)} = 0 THEN {pk}" for place, pk in enumerate(ids[:last]))
    cursor.execute(
        f"INSERT INTO blog_post{kind} (post_id, {kind}_id, position, published_at) "  # noqa: S608  ids of ours
        f"SELECT id, CASE {cases} ELSE {ids[last]} END, 0, published_at FROM blog_post"
    )


def _lots(tags: list[int]) -> list[int]:
    """The drum: the tag of each lot, by Zipf's law with a flattened top (the first on about 38,000 posts)."""
    weights = [1 / (rank + 1.65) for rank in range(1, len(tags) + 1)]
    total, owed, lots = sum(weights), 0.0, []
    for tag, weight in zip(tags, weights, strict=True):
        owed += weight / total * LOTS
        lots += [tag] * (round(owed) - len(lots))
    random.Random(7).shuffle(lots)  # the draws are evenly spread, so the drum must not be in order
    return lots
