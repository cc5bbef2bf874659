"""What a writer finds: every post, drafts too, of which the index for readers knows nothing."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL

from blog.models import Author, Post, PostAuthor, PostTag, Tag
from blog.search.finding import Filters, find
from blog.search.index import engine
from blog.search.questions import Question, ask

TEXTS = ("title", "subtitle", "summary", "body_text")
NAMES = ((PostTag, Tag), (PostAuthor, Author))


def narrowed(posts: QuerySet[Post], typed: str) -> QuerySet[Post]:
    """Those of ``posts`` with what was typed somewhere in their titles, or with all of its words in them.

    Posts with a date are looked up in the index, the few drafts one by one, so that a list of 100,000 posts stays quick.
    """
    question = find(ask(typed), Filters()).question
    found = Q(place__in=_titled(typed.strip()).values("pk"))
    if question.terms:
        found |= Q(place__in=RawSQL(*engine().matching(question)))  # noqa: S611  only placeholders in it
        found |= Q(place__in=_drafts(question).values("pk"))
    # A sum and no column: SQLite would else fetch each row by its number and sort all of them for one page.
    return posts.alias(place=F("pk") + 0).filter(found)


def _titled(words: str) -> QuerySet[Post]:
    return Post.objects.filter(title__icontains=words).order_by()


def _drafts(question: Question) -> QuerySet[Post]:
    found = Post.objects.filter(published_at=None).order_by()
    for word in (word for term in question.terms for word in term.words):
        anywhere = Q()
        for name in TEXTS:
            anywhere |= Q(**{f"{name}__icontains": word})
        # Asked, not joined: each word would bring its tables with it, and each tag and author the whole row once more.
        for filing, shelf in NAMES:
            name = shelf.objects.filter(pk=OuterRef(f"{filing.SHELF}_id")).values("name")[:1]
            rows = filing.objects.filter(**{filing.POST: OuterRef("pk")}).alias(called=Subquery(name))
            anywhere |= Q(Exists(rows.filter(called__icontains=word)))
        found = found.filter(anywhere)
    return found
