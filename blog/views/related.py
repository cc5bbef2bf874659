"""What to read next: posts that share the most tags and categories, and the newest among equals."""

import heapq
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from sys import intern
from typing import NamedTuple

from django.db import connection
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from blog.caching.memory import Memory
from blog.caching.reading import cards_of
from blog.models import Post, Tag
from blog.models.moments import as_stored
from blog.models.prepared import rows
from blog.views.series import Standing

SHOWN = 3
# Of each tag and category: a post that is older than all of these is not found.
LOOKED_AT = 24
MOST_TAGS = 12

# Written out, because composing them from querysets takes many times as long as all of the database's work.
NEWEST = """
    SELECT '{kind} {pk}', post_id, published_at FROM (
        SELECT post_id, published_at FROM blog_post{kind} WHERE {kind}_id = {pk} AND published_at <= %s
        ORDER BY published_at DESC, post_id DESC LIMIT %s
    ) AS newest
"""
FILED = """
    SELECT post_id, {joined}('tag ' || tag_id, ',') FROM blog_posttag WHERE post_id IN ({places}) GROUP BY post_id
    UNION ALL
    SELECT post_id, {joined}('category ' || category_id, ',') FROM blog_postcategory WHERE post_id IN ({places}) GROUP BY post_id
"""
JOINED = {"sqlite": "group_concat", "postgresql": "string_agg"}

CARD = "blog/includes/post_card.html"

# "tag 5", "category 2": a text knows its own hash, and hundreds are looked for among a post's own.
Shelf = str


class Near(NamedTuple):
    """A published post with every shelf that it stands on."""

    pk: int
    published_at: object  # as the database writes it
    shelves: tuple[Shelf, ...]


def related_to(memory: Memory, post: Post, tags: Collection[Tag], standing: Standing | None) -> list[int]:
    """The ids of at most ``SHOWN`` published posts, the nearest first; never ``post`` or its neighbours in a series."""
    shelves = [f"tag {tag.pk}" for tag in tags if tag.pk][:MOST_TAGS]
    shelves += [f"category {category.pk}" for category in post.ordered_categories]
    left_out = {post.pk, *(standing.neighbours if standing else ())}
    mine = set(shelves)
    near = {each.pk: each for found in newest_of(memory, shelves) for each in found}
    ranked = (
        (len(mine.intersection(each.shelves)), each.published_at, pk)
        for pk, each in near.items()
        if pk not in left_out
    )
    return [pk for _shared, _date, pk in heapq.nlargest(SHOWN, ranked)]


@dataclass(frozen=True)
class Card:
    """A post to read next, as the page shows it."""

    title: str
    html: SafeString


def cards(memory: Memory, ids: Sequence[int]) -> list[Card]:
    """The cards of these posts; each is made once until something changes, as several posts lead to it."""

    def make(names: list[tuple[str, int]]) -> list[Card | None]:
        posts = {post.pk: post for post in cards_of(memory, [pk for _, pk in names])}
        return [posts.get(pk) and card(posts[pk]) for _, pk in names]

    def card(post: Post) -> Card:
        return Card(post.title, render_to_string(CARD, {"post": post, "undated": True, "memory": memory}))

    return [found for found in memory.each([("card", pk) for pk in ids], make) if found]


def newest_of(memory: Memory, shelves: Collection[Shelf]) -> list[tuple[Near, ...]]:
    """The newest posts of each shelf; two queries for all shelves that are not remembered."""
    return memory.each(
        [("newest", shelf) for shelf in shelves], lambda names: _find([each for _, each in names])
    )


def _find(shelves: list[Shelf]) -> list[tuple[Near, ...]]:
    now = as_stored()
    each = (NEWEST.format(kind=kind, pk=int(pk)) for kind, pk in map(str.split, shelves))
    found = rows(" UNION ALL ".join(each), [now, LOOKED_AT] * len(shelves))
    dates = {pk: date for _shelf, pk, date in found}
    posts = {pk: Near(pk, dates[pk], filed) for pk, filed in _filed(list(dates)).items()}
    near: dict[Shelf, list[Near]] = {shelf: [] for shelf in shelves}
    for shelf, pk, _date in found:
        near[shelf].append(posts[pk])
    return list(map(tuple, near.values()))


def _filed(posts: list[int]) -> dict[int, tuple[Shelf, ...]]:
    """The shelves of each post; a shelf is one object for all of them, as they are remembered by the thousand."""
    if not posts:
        return {}
    sql = FILED.format(joined=JOINED[connection.vendor], places=", ".join(["%s"] * len(posts)))
    filed: dict[int, tuple[Shelf, ...]] = {}
    for pk, shelves in rows(sql, posts * 2):
        filed[pk] = filed.get(pk, ()) + tuple(map(intern, shelves.split(",")))
    return filed
