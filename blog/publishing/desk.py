"""What lies on the writing desk: the piece in hand, other drafts, what appears by itself, what is public."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser

from blog.models import Post

SHOWN = 6


@dataclass(frozen=True)
class Desk:
    """Lists for the dashboard; ``last`` is the user's own newest draft, or anybody's, and not among ``drafts`` again."""

    last: Post | None
    drafts: list[Post]
    scheduled: list[Post]
    published: list[Post]
    total: int


def desk(user: AbstractBaseUser) -> Desk:
    """The desk as ``user`` finds it: everybody of the practice sees every post. Four lists, six queries."""
    posts = Post.objects.for_cards()
    drafts = list(posts.drafts().order_by("-changed_at", "-pk")[: SHOWN + 1])
    own = [draft for draft in drafts if user.pk in {author.user_id for author in draft.byline}]
    last = next(iter(own or drafts), None)
    return Desk(
        last=last,
        drafts=[draft for draft in drafts if draft != last],
        scheduled=list(posts.scheduled().order_by("published_at", "pk")[:SHOWN]),
        published=list(posts.published().newest_first()[:SHOWN]),
        total=Post.objects.kept().count(),
    )
