"""Home is a shelf: one piece in front, the newest, where to begin, the topics, and what came before."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from blog.caching.memory import Memory
from blog.models import Post, SiteSettings, StartHere
from blog.views.paging import CardPaginator, page_of
from blog.views.topics import largest_topics

NEWEST = 3
EARLIER = 8
TOPICS = 14


class ShelfPaginator(CardPaginator):
    cards = NEWEST + EARLIER


@dataclass(frozen=True)
class Front:
    """The piece in front and those to start with, as far as they are published; ``is_chosen`` when not just the newest."""

    featured: Post | None
    is_chosen: bool
    to_start_with: tuple[Post, ...]

    @property
    def ids(self) -> list[int]:
        return [post.pk for post in (self.featured, *self.to_start_with) if post]


def home(request: HttpRequest) -> HttpResponse:
    posts = Post.objects.published()
    front = front_of(request.memory, request.practice.settings)
    total = request.memory("posts", posts.count) - len(front.ids)
    ids = posts.exclude(pk__in=front.ids).newest_first().values_list("pk", flat=True)
    page = page_of(request, ids, total, paginator=ShelfPaginator)
    context = {"page": page, "is_first_page": page.number == 1, "noindex": page.number > 1}
    if page.number == 1:
        topics = largest_topics(request.memory, TOPICS)
        context |= {
            "front": front,
            "newest": page.object_list[:NEWEST],
            "earlier": page.object_list[NEWEST:],
            "topics": sorted(topics, key=lambda topic: topic.tag.name.casefold()),
        }
    return render(request, "blog/home.html", context)


def front_of(memory: Memory, settings: SiteSettings) -> Front:
    """What stands before the list, no post twice; remembered until something public changes."""

    def build() -> Front:
        posts = Post.objects.published()
        chosen = list(posts.filter(pk=settings.featured_post_id).values_list("pk", flat=True))
        first = chosen or list(posts.newest_first().values_list("pk", flat=True)[:1])
        others = posts.to_start_with().exclude(pk__in=first).values_list("pk", flat=True)[: StartHere.AT_MOST]
        cards = posts.cards([*first, *others])
        return Front(cards[0] if cards else None, bool(chosen), tuple(cards[1:]))

    return memory("front", build)
