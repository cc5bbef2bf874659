"""What to read next: posts that share the most tags and categories, and the newest among equals."""

from collections.abc import Collection, Iterator
from itertools import chain

from django.db import connection
from django.utils import timezone

from blog.models import Post, Tag
from blog.views.series import Standing

SHOWN = 3
LOOKED_AT = (
    40  # the newest posts of each tag and category: a post that is older than all of them is not found
)
MOST_TAGS = 12

# Written out, because composing it from querysets takes three times as long as all of the database's work.
NEWEST = """
    SELECT post_id, published_at FROM (
        SELECT post_id, published_at FROM blog_post{shelf} WHERE {shelf}_id = %s AND published_at <= %s
        ORDER BY published_at DESC, post_id DESC LIMIT %s
    ) AS newest
"""
SHARED = "(SELECT count(*) FROM blog_post{shelf} AS filed WHERE filed.post_id = near.post_id AND filed.{shelf}_id IN ({places}))"
BEST = """
    WITH near AS ({near})
    SELECT post_id FROM near WHERE post_id NOT IN ({places})
    ORDER BY {shared} DESC, published_at DESC, post_id DESC LIMIT %s
"""


def related_to(post: Post, tags: Collection[Tag], standing: Standing | None) -> list[int]:
    """The ids of at most ``SHOWN`` published posts, the nearest first; never ``post`` or its neighbours in a series.

    One query, whose rows do not grow with the number of posts.
    """
    shelves = {
        "tag": [tag.pk for tag in tags if tag.pk][:MOST_TAGS],
        "category": [category.pk for category in post.ordered_categories],
    }
    shelves = {shelf: ids for shelf, ids in shelves.items() if ids}
    if not shelves:
        return []
    left_out = [post.pk or 0, *(standing.neighbours if standing else ())]
    sql = BEST.format(
        near=" UNION ".join(NEWEST.format(shelf=shelf) for shelf, ids in shelves.items() for _pk in ids),
        places=_places(left_out),
        shared=" + ".join(SHARED.format(shelf=shelf, places=_places(ids)) for shelf, ids in shelves.items()),
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*_of_the_newest(shelves.values()), *left_out, *chain(*shelves.values()), SHOWN])
        return [pk for (pk,) in cursor.fetchall()]


def _of_the_newest(shelves: Collection[list[int]]) -> Iterator[object]:
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    for ids in shelves:
        for pk in ids:
            yield from (pk, now, LOOKED_AT)


def _places(ids: Collection[int]) -> str:
    return ", ".join(["%s"] * len(ids))
