"""What cannot be deleted while posts stand on it, such as an author or a category: which posts those are."""

from django.contrib.admin.utils import unquote
from django.db.models import Q, QuerySet

from blog.admin.in_words import InWords
from blog.models import NOT_ON_CARDS, Post

SHOWN = 12


class StandingOnPosts(InWords):
    """``post_fields`` names the fields of a post that lead here."""

    post_fields: tuple[str, ...] = ()

    def delete_view(self, request, object_id, extra_context=None):
        """Django's question, and for what is in use a link to the posts that use it."""
        row = self.get_object(request, unquote(object_id))
        kinds = self._posts_on(row) if row else []
        posts = [post for kind in kinds for post in kind[:SHOWN]][:SHOWN]
        own = {"posts": posts, "more": sum(kind.count() for kind in kinds) - len(posts)}
        return super().delete_view(request, object_id, {**own, **(extra_context or {})})

    def _posts_on(self, row) -> list[QuerySet[Post]]:
        """The posts that lead here by each of the fields, each post once. Asked by one field at a time: an index has them."""
        kinds, told = [], Q()
        for name in self.post_fields:
            field = Post._meta.get_field(name)
            if field.many_to_many:
                filed = field.remote_field.through.objects.filter(**{field.m2m_reverse_field_name(): row})
                leads_here = Q(pk__in=filed.order_by().values(field.m2m_field_name()))
            else:
                leads_here = Q(**{name: row})
            kinds.append(Post.objects.filter(leads_here, ~told).defer(*NOT_ON_CARDS).order_by("-pk"))
            told |= leads_here
        return kinds
