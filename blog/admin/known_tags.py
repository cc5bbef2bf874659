"""The tags that are suggested while one types: all of them, or those of late when there are very many."""

from django.utils.safestring import SafeString

from blog.admin.options import options
from blog.models import PostTag, Tag

SUGGESTED = 1000
LOOKED_AT = 3000  # rows that file a post under a tag, the newest


def known_tags() -> SafeString:
    """Options of a list: the tags of the posts filed last, then the newest, by name. What is not in it can be typed."""
    of_late = PostTag.objects.order_by("-pk").values("pk")[:LOOKED_AT]
    used = PostTag.objects.filter(pk__in=of_late).order_by().values("tag")
    names = set(Tag.objects.filter(pk__in=used).values_list("name", flat=True)[:SUGGESTED])
    newest = Tag.objects.order_by("-pk").values_list("name", flat=True)[:SUGGESTED]
    names |= set(newest[: SUGGESTED - len(names)])
    return options((name, "", "") for name in sorted(names, key=str.casefold))
