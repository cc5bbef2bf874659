"""What a reader's page of a post loads, in queries that are composed once."""

from collections.abc import Collection, Sequence
from functools import lru_cache

from django.db.models import BigIntegerField, QuerySet

from blog.models.download import PostDownload
from blog.models.filing import PostAuthor, PostCategory, remember
from blog.models.moments import as_stored
from blog.models.post import Post
from blog.models.post_queryset import NOT_ON_CARDS
from blog.models.prepared import Given, Prepared, moment, number, words
from blog.models.tag import Tag

LARGEST = BigIntegerField.MAX_BIGINT  # no database takes a larger number
# What no page of a post looks at.
NOT_ON_PAGES = ("body", "created_at", "changed_at", "trashed_at", "trashed_by")


def _pages(**which: object) -> QuerySet[Post]:
    posts = Post.objects.published(moment("now")).filter(**which).order_by()
    return posts.select_related("lead_image", "reviewed_by", "series").defer(*NOT_ON_PAGES)


BY_SLUG = Prepared(lambda: _pages(slug=words("slug")))
BY_NUMBER = Prepared(lambda: _pages(pk=number("pk")))
AUTHORS = Prepared(lambda: PostAuthor.objects.filter(post=number("pk")).select_related("author__portrait"))
CATEGORIES = Prepared(lambda: PostCategory.objects.filter(post=number("pk")).select_related("category"))
DOWNLOADS = Prepared(lambda: PostDownload.objects.filter(post=number("pk")).select_related("download"))
TAGS = Prepared(
    lambda: Tag.objects.filter(filed_posts__content_object=number("pk")).order_by("filed_posts__pk")
)


def read_at(slug: str) -> Post | None:
    """The published post at a slug with what its page shows: five queries, the tags not among them."""
    return _read(BY_SLUG(slug=slug, now=as_stored()))


def read_numbered(pk: int) -> Post | None:
    """The same by its number."""
    return _read(BY_NUMBER(pk=pk, now=as_stored())) if pk <= LARGEST else None


def _read(found: Sequence[Post]) -> Post | None:
    for post in found:
        remember(post, bylines=AUTHORS(pk=post.pk), labels=CATEGORIES(pk=post.pk))
        remember(post, takeaways=DOWNLOADS(pk=post.pk))
        return post
    return None


def tags_of(post: Post) -> list[Tag]:
    """The tags of a post in the order in which they were given; one query."""
    return TAGS(pk=post.pk)


def cards_of(ids: Collection[int]) -> list[Post]:
    """The cards of these posts that are published, in the order of ``ids``, without who wrote them: two queries."""
    if not ids:
        return []
    given = {f"pk{place}": pk for place, pk in enumerate(ids)}
    found = {post.pk: post for post in _cards(len(ids))(**given, now=as_stored())}
    labels = _labels(len(ids))(**given)
    for pk, post in found.items():
        remember(post, labels=[row for row in labels if row.post_id == pk])
    return [found[pk] for pk in ids if pk in found]


@lru_cache(maxsize=32)
def _cards(count: int) -> Prepared[Post]:
    """The cards of so many posts: a query has a fixed number of places."""

    def compose() -> QuerySet[Post]:
        posts = Post.objects.published(moment("now")).filter(pk__in=_places(count)).order_by()
        return posts.select_related("lead_image").defer(*NOT_ON_CARDS, *NOT_ON_PAGES)

    return Prepared(compose)


@lru_cache(maxsize=32)
def _labels(count: int) -> Prepared[PostCategory]:
    labels = PostCategory.objects.select_related("category")
    return Prepared(lambda: labels.filter(post__pk__in=_places(count)))


def _places(count: int) -> list[Given]:
    return [number(f"pk{place}") for place in range(count)]
