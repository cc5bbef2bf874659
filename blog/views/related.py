"""What to read next: posts that share the most tags and categories, and the newest among equals."""

from collections import Counter
from collections.abc import Collection

from blog.models import Post, PostCategory, PostTag, Tag
from blog.views.series import Standing

SHOWN = 3
LOOKED_AT = (
    40  # the newest posts of each tag and category: a post that is older than all of them is not found
)
MOST_TAGS = 12


def related_to(post: Post, tags: Collection[Tag], standing: Standing | None) -> list[int]:
    """The ids of at most ``SHOWN`` published posts, the nearest first; never ``post`` or its neighbours in a series.

    Four queries at most, whose rows do not grow with the number of posts.
    """
    shelves = {
        PostTag: [tag.pk for tag in tags if tag.pk][:MOST_TAGS],
        PostCategory: [category.pk for category in post.ordered_categories],
    }
    moments = {}
    for filing, ids in shelves.items():
        moments |= filing.objects.newest_of_each(ids, LOOKED_AT)
    for pk in (post.pk, *(standing.neighbours if standing else ())):
        moments.pop(pk, None)
    if not moments:
        return []
    shared = Counter()
    for filing, ids in shelves.items():
        rows = filing.objects.filter(**{f"{filing.SHELF}__in": ids, f"{filing.POST}__in": list(moments)})
        shared.update(rows.order_by().post_ids())
    return sorted(moments, key=lambda pk: (shared[pk], moments[pk], pk), reverse=True)[:SHOWN]
