"""The quiet feed: that something new is here, for lists of headlines that others may see.

A feed reader shows titles on lock screens and in lists, and keeps them. So an entry has the day for a title, one neutral
sentence, and the address of the discreet copy; no text, no topic, no picture and no name of a person.
"""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as formatted

from blog.addresses import absolute
from blog.discovery.feeds import FEED_LENGTH, LatestPosts, SteadyAtom
from blog.models import Post


class QuietFeed(LatestPosts):
    """The newest posts by their days. Two queries."""

    feed_type = SteadyAtom
    item_author_name = item_categories = None

    def __call__(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        answer = super().__call__(request, *args, **kwargs)
        answer["X-Robots-Tag"] = "noindex, noarchive"
        return answer

    def subtitle(self):
        """Nothing: what the practice says of itself may name its subject."""
        return ""

    def author_name(self):
        """The practice, as RFC 4287 asks for an author; a person's name would bring letters and supervision with it."""
        return self.practice.practice_name

    def feed_url(self):
        return absolute(reverse("blog:quiet_feed"))

    def feed_guid(self):
        return self.feed_url()

    def items(self):
        found = Post.objects.published().newest_first()
        return found.only("published_at", "first_published_at", "updated_at")[:FEED_LENGTH]

    def item_title(self, post):
        day = timezone.localtime(post.first_published_at)
        return f"A piece to read, {formatted(day, 'j F Y')}"

    def item_link(self, post):
        return absolute(reverse("blog:discreet", args=[post.pk]))

    def item_description(self, post):
        return self.practice.neutral_share_text

    def item_extra_kwargs(self, post):
        return {}
