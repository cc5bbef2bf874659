"""What lies on the writing desk: the piece in hand, other drafts, what appears by itself, what is public."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser

from blog import content
from blog.models import NOT_ON_CARDS, Draft, Image, Post, State

SHOWN = 6
LAST_WORDS = 34  # about two lines
WITHOUT_TEXTS = [f"post__{name}" for name in NOT_ON_CARDS]


@dataclass(frozen=True)
class Piece:
    """Something in writing: a post that is a draft, changes that wait beside a post, or a piece that is no post yet."""

    post: Post | None
    draft: Draft | None

    @property
    def title(self) -> str:
        """Its title as it is written now; empty while it has none."""
        return self.draft.title if self.draft else self.post.title

    @property
    def moment(self) -> datetime.datetime:
        return self.draft.kept_at if self.draft else self.post.changed_at

    @property
    def is_public(self) -> bool:
        return self.post is not None and self.post.state == State.PUBLISHED

    @property
    def last_writer(self) -> AbstractBaseUser | None:
        """Who kept it last, as far as that is known: a saved post remembers no hand."""
        return self.draft.kept_by if self.draft else None

    def is_of(self, user: AbstractBaseUser) -> bool:
        if self.draft:
            return self.draft.kept_by_id == user.pk
        return user.pk in {author.user_id for author in self.post.byline}

    @cached_property
    def words(self) -> int:
        return len(self.draft.fields.get("body", "").split()) if self.draft else self.post.words

    @cached_property
    def last_words(self) -> str:
        """The end of what is written, as a reader would see it: the place where she stopped."""
        text = self._text().split()
        return " ".join(text[-LAST_WORDS:])

    @property
    def is_cut(self) -> bool:
        return len(self._text().split()) > LAST_WORDS

    def _text(self) -> str:
        if self.draft is None:
            return self.post.body_text
        try:
            return content.render(self.draft.fields.get("body", ""), find_image=Image.objects.find).text
        except content.BodyRefused:
            return ""


@dataclass(frozen=True)
class Desk:
    """Lists for the dashboard; ``last`` is the user's own newest piece, or anybody's, and not among ``pieces`` again.

    ``changed`` holds the ids of posts on the site beside which changes wait.
    """

    last: Piece | None
    pieces: list[Piece]
    scheduled: list[Post]
    published: list[Post]
    changed: set[int]
    total: int


def desk(user: AbstractBaseUser) -> Desk:
    """The desk as ``user`` finds it: everybody of the practice sees every post. A fixed number of queries."""
    posts = Post.objects.for_cards()
    pieces = _pieces(posts)
    own = [piece for piece in pieces if piece.is_of(user)]
    last = next(iter(own or pieces), None)
    published = list(posts.published().newest_first()[:SHOWN])
    waiting = Draft.objects.filter(post__in=[post.pk for post in published])
    return Desk(
        last=last,
        pieces=[piece for piece in pieces if piece is not last and not piece.is_public][:SHOWN],
        scheduled=list(posts.scheduled().order_by("published_at", "pk")[:SHOWN]),
        published=published,
        changed=set(waiting.values_list("post_id", flat=True)),
        total=Post.objects.kept().count(),
    )


def _pieces(posts) -> list[Piece]:  # noqa: ANN001  a queryset of ours
    """What is in writing, the newest first: drafts of posts with what waits beside them, changes, and beginnings."""
    kept = Draft.objects.select_related("post", "kept_by").defer(*WITHOUT_TEXTS)
    kept = list(kept.filter(post__trashed_at=None).newest_first()[: 2 * SHOWN])
    beside = {draft.post_id: draft for draft in kept if draft.post_id}
    drafts = list(posts.drafts().order_by("-changed_at", "-pk")[: SHOWN + 1])
    pieces = [Piece(post, beside.pop(post.pk, None)) for post in drafts]
    pieces += [Piece(draft.post, draft) for draft in kept if draft.post_id is None or draft.post_id in beside]
    return sorted(pieces, key=lambda piece: piece.moment, reverse=True)
