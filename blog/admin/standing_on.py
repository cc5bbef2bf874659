"""What cannot be deleted while posts stand on it, such as an author or a category: which posts those are."""

from django.contrib.admin.utils import unquote
from django.db.models import Q

from blog.admin.in_words import InWords
from blog.models import NOT_ON_CARDS, Post

SHOWN = 12


class StandingOnPosts(InWords):
    """``post_fields`` names the fields of a post that lead here."""

    post_fields: tuple[str, ...] = ()

    def delete_view(self, request, object_id, extra_context=None):
        """Django's question, and for what is in use a link to the posts that use it."""
        row = self.get_object(request, unquote(object_id))
        posts = self._posts_on(row) if row else Post.objects.none()
        own = {"posts": list(posts[:SHOWN]), "more": max(0, posts.count() - SHOWN)}
        return super().delete_view(request, object_id, {**own, **(extra_context or {})})

    def _posts_on(self, row):
        leads_here = Q()
        for field in self.post_fields:
            leads_here |= Q(**{field: row})
        return Post.objects.filter(leads_here).defer(*NOT_ON_CARDS).order_by("-pk").distinct()
