"""Finding posts by their tags: all of several, without others, and only ways that lead somewhere."""

import difflib
import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from blog.addresses import SLUG, absolute, is_for_a_copy
from blog.caching.memory import Memory
from blog.models import Category, PostCategory, PostTag, Tag
from blog.views.paging import page_of
from blog.views.series import series_counts

LOOKED_UP = 3
SUGGESTED = 8
FURTHER = 10
FURTHER_AT_MOST = 50


@dataclass(frozen=True)
class TopicCount:
    """A tag and how many published posts carry it."""

    tag: Tag
    count: int


@dataclass(frozen=True)
class Choice:
    """A chosen tag, and the address of the same page without that choice."""

    tag: Tag
    remove_url: str


@dataclass(frozen=True)
class Further:
    """A tag that narrows the list: how many of its posts carry it, and where adding it or leaving it out leads.

    ``leave_out_url`` is empty when every post carries the tag: leaving it out would lead nowhere.
    """

    tag: Tag
    count: int
    add_url: str
    leave_out_url: str


class UnknownTag(Http404):
    """An address names tags that nothing carries; ``near`` are (tag, address) pairs that may have been meant."""

    def __init__(self, near: list[tuple[Tag, str]]) -> None:
        super().__init__("There is no such topic here.")
        self.near = near


def topic_counts(memory: Memory) -> list[TopicCount]:
    """Every tag that a published post carries, by name; remembered until something public changes."""

    def build() -> list[TopicCount]:
        filed = PostTag.objects.filter(tag=OuterRef("pk")).published().order_by().values("tag")
        # Tags without posts are left out here: asked in SQL, every count would be made twice.
        tags = Tag.objects.annotate(filed=Subquery(filed.annotate(n=Count("pk")).values("n")))
        topics = (TopicCount(tag, tag.filed) for tag in tags if tag.filed)
        return sorted(topics, key=lambda topic: topic.tag.name.casefold())

    return memory("topics", build)


def largest_topics(memory: Memory, limit: int) -> list[TopicCount]:
    """The topics with the most posts, at most ``limit``; equal ones by name."""
    return sorted(topic_counts(memory), key=lambda topic: -topic.count)[:limit]


def address(chosen: list[str], left_out: list[str]) -> str:
    """The canonical address of a choice: tags in alphabetical order, each once; all tags when none is left."""
    if not chosen:
        return reverse("blog:tag_index")
    query = without_query(left_out)
    return reverse("blog:tags", args=[sorted(chosen)]) + (query and f"?{query}")


def without_query(left_out: list[str]) -> str:
    """The canonical query that leaves these tags out, without its "?"; empty for none."""
    return urlencode({"without": "+".join(sorted(left_out))}, safe="+") if left_out else ""


def tag_index(request: HttpRequest) -> HttpResponse:
    counts = request.memory("categories", PostCategory.objects.counts)
    categories = [
        (category, counts[category.pk]) for category in Category.objects.all() if category.pk in counts
    ]
    context = {
        "topics": topic_counts(request.memory),
        "categories": categories,
        "series": series_counts(request.memory),
    }
    return render(request, "blog/tag_index.html", context)


def posts_of_tags(request: HttpRequest, slugs: list[str]) -> HttpResponse:
    """Posts that carry every tag of the path and none of ``?without=``; 301 to the canonical address."""
    left_slugs = [slug for value in request.GET.getlist("without") for slug in re.findall(SLUG, value)]
    wanted, left_out = sorted(set(slugs)), sorted(set(left_slugs) - set(slugs))
    if slugs != wanted or left_slugs != left_out or len(request.GET.getlist("without")) > 1:
        return redirect(address(wanted, left_out), permanent=True)
    counts = {topic.tag.slug: topic for topic in topic_counts(request.memory)}
    known = find_tags([*wanted, *left_out], counts)
    chosen = sorted(
        (known[slug] for slug in wanted), key=lambda tag: counts[tag.slug].count if tag.slug in counts else 0
    )
    avoided = [known[slug] for slug in left_out]

    filed = PostTag.objects.with_all(chosen).without_any(avoided).published()
    key = ("tags", *wanted, "-", *left_out)
    single = len(wanted) == 1 and not left_out
    if single:
        total = counts[wanted[0]].count if wanted[0] in counts else 0
    else:
        total = request.memory(key, filed.count)
    page = page_of(request, filed.newest_first().post_ids(), total)
    offered = [] if is_for_a_copy(request) else further(request.memory, key, filed, total, (wanted, left_out))
    context = {
        "chosen": [
            Choice(known[slug], address([s for s in wanted if s != slug], left_out)) for slug in wanted
        ],
        "left_out": [
            Choice(known[slug], address(wanted, [s for s in left_out if s != slug])) for slug in left_out
        ],
        "page": page,
        "page_query": without_query(left_out),
        "total": total,
        "further": offered[:FURTHER],
        "further_still": offered[FURTHER:],
        "instead": [] if total else instead(request.memory, wanted),
        "description": known[wanted[0]].description if single else "",
        "feed_url": reverse("blog:tag_feed", args=wanted) if single else "",
        "noindex": not single or page.number > 1 or not total,
        "canonical": absolute(reverse("blog:tags", args=[wanted[:1]])),
    }
    return render(request, "blog/topic.html", context)


def instead(memory: Memory, wanted: list[str]) -> list[TopicCount]:
    """What to offer where nothing was found: each chosen topic that has posts by itself, else the largest ones."""
    alone = [topic for topic in topic_counts(memory) if topic.tag.slug in wanted]
    return alone or largest_topics(memory, SUGGESTED)


def find_tags(slugs: list[str], counts: dict[str, TopicCount]) -> dict[str, Tag]:
    """The tags of these slugs. Raises ``UnknownTag`` with near ones when one of them does not exist."""
    known = {slug: counts[slug].tag for slug in slugs if slug in counts}
    missing = [slug for slug in slugs if slug not in known]
    if missing:
        known |= {tag.slug: tag for tag in Tag.objects.filter(slug__in=missing)}
        missing = [slug for slug in missing if slug not in known]
    if missing:
        near = {
            slug: counts[slug].tag
            for unknown in missing[:LOOKED_UP]
            for slug in difflib.get_close_matches(unknown, counts, 5, 0.5)
        }
        raise UnknownTag([(tag, tag.get_absolute_url()) for tag in near.values()])
    return known


def further(
    memory: Memory, key: tuple, filed, total: int, address_now: tuple[list[str], list[str]]
) -> list[Further]:
    """The other tags of the listed posts, most frequent first: each of them leads to at least one post."""
    wanted, left_out = address_now
    tags = {topic.tag.pk: topic.tag for topic in topic_counts(memory)}

    def build() -> dict[int, int]:
        posts = filed.order_by().values("content_object")
        return PostTag.objects.filter(content_object__in=posts).tag_counts()

    counts = memory(("further", *key), build)
    # A tag filed since the topics were counted is not known here yet; the next request sees it.
    known = [(pk, count) for pk, count in counts.items() if pk in tags and tags[pk].slug not in wanted]
    rows = sorted(known, key=lambda row: (-row[1], tags[row[0]].name.casefold()))
    return [
        Further(
            tag=tags[pk],
            count=count,
            add_url=address([*wanted, tags[pk].slug], left_out),
            leave_out_url=address(wanted, [*left_out, tags[pk].slug]) if count < total else "",
        )
        for pk, count in rows[:FURTHER_AT_MOST]
    ]
