"""What a reader's page of a post loads: written or composed once, and remembered where other posts need it as well."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from django.db.models import BigIntegerField, Model, QuerySet

from blog.caching.memory import Memory
from blog.models import Author, Category, Post, PostDownload, Tag
from blog.models.filing import remember
from blog.models.moments import as_stored
from blog.models.prepared import Given, Prepared, moment, number, rows, words

M = TypeVar("M", bound=Model)
LARGEST = BigIntegerField.MAX_BIGINT  # no database takes a larger number
# What no page of a post looks at.
NOT_ON_PAGES = (
    "body",
    "words",
    "render_version",
    "references",
    "created_at",
    "changed_at",
    "trashed_at",
    "trashed_by",
)
ON_CARDS = ("title", "subtitle", "slug", "summary", "minutes", "published_at", "is_sample", "lead_image")
OF_PICTURES = ("file", "width", "height", "focus_x", "focus_y", "is_moving", "renditions")

FILED = """
    SELECT 'author', author_id, position, id FROM blog_postauthor WHERE post_id = %s
    UNION ALL SELECT 'category', category_id, position, id FROM blog_postcategory WHERE post_id = %s
    UNION ALL SELECT 'download', download_id, position, id FROM blog_postdownload WHERE post_id = %s
    UNION ALL SELECT 'tag', tag_id, 0, id FROM blog_posttag WHERE post_id = %s
    ORDER BY 3, 4
"""
LABELS = (
    "SELECT post_id, category_id FROM blog_postcategory WHERE post_id IN ({places}) ORDER BY position, id"
)


def _pages(**which: object) -> QuerySet[Post]:
    posts = Post.objects.published(moment("now")).filter(**which).order_by()
    return posts.select_related("lead_image", "reviewed_by", "series").defer(*NOT_ON_PAGES)


BY_SLUG = Prepared(lambda: _pages(slug=words("slug")))
BY_NUMBER = Prepared(lambda: _pages(pk=number("pk")))
ROWS = {
    Author: lambda: Author.objects.select_related("portrait"),
    Category: Category.objects.all,
    Tag: Tag.objects.all,
}
DOWNLOADS = Prepared(lambda: PostDownload.objects.filter(post=number("pk")).select_related("download"))


def read_at(memory: Memory, slug: str) -> Post | None:
    """The published post at a slug with what its page shows: two queries, when what it is filed under is remembered."""
    return _read(memory, BY_SLUG(slug=slug, now=as_stored()))


def read_numbered(memory: Memory, pk: int) -> Post | None:
    """The same by its number."""
    return _read(memory, BY_NUMBER(pk=pk, now=as_stored())) if pk <= LARGEST else None


def _read(memory: Memory, found: Sequence[Post]) -> Post | None:
    for post in found:
        filed: dict[str, list[int]] = {"author": [], "category": [], "download": [], "tag": []}
        for kind, pk, _position, _pk in rows(FILED, [post.pk] * 4):
            filed[kind].append(pk)
        post.byline = _remembered(memory.each_of_frame, Author, filed["author"])
        post.ordered_categories = _remembered(memory.each, Category, filed["category"])
        tags = _remembered(memory.each, Tag, filed["tag"])
        return remember(post, tags=tags, takeaways=DOWNLOADS(pk=post.pk) if filed["download"] else [])
    return None


def cards_of(memory: Memory, ids: Sequence[int]) -> list[Post]:
    """Those of the posts that are published, in the order of ``ids``, as a card without a byline shows them."""
    if not ids:
        return []
    found = {post.pk: post for post in _cards(len(ids))(**_given(ids), now=as_stored())}
    filed = rows(LABELS.format(places=", ".join(["%s"] * len(ids))), ids)
    for pk, post in found.items():
        labels = [category for owner, category in filed if owner == pk]
        post.ordered_categories = _remembered(memory.each, Category, labels)
    return [found[pk] for pk in ids if pk in found]


@lru_cache(maxsize=32)
def _cards(count: int) -> Prepared[Post]:
    """The cards of so many posts: a query has a fixed number of places."""

    def compose() -> QuerySet[Post]:
        posts = Post.objects.published(moment("now")).filter(pk__in=_places(count)).order_by()
        pictures = (f"lead_image__{column}" for column in OF_PICTURES)
        return posts.select_related("lead_image").only(*ON_CARDS, *pictures)

    return Prepared(compose)


@lru_cache(maxsize=96)
def _numbered(model: type[M], count: int) -> Prepared[M]:
    """So many rows of a model by their ids."""
    return Prepared(lambda: ROWS[model]().filter(pk__in=_places(count)).order_by())


def _places(count: int) -> list[Given]:
    return [number(f"pk{place}") for place in range(count)]


def _given(ids: Sequence[int]) -> dict[str, int]:
    return {f"pk{place}": pk for place, pk in enumerate(ids)}


def _remembered(each: Callable, model: type[M], ids: Sequence[int]) -> list[M]:
    """The rows with these ids, by which others ask for them too; one query for those that are not remembered."""

    def load(names: list[tuple[type[M], int]]) -> list[M | None]:
        missing = [pk for _model, pk in names]
        found = {row.pk: row for row in _numbered(model, len(missing))(**_given(missing))}
        return [found.get(pk) for pk in missing]

    return [row for row in each([(model, pk) for pk in ids], load) if row is not None]
