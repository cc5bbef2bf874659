"""The questions the site asks about posts, and the three answers to "what is this post?"."""

from django.db import models, transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from blog.models.filing import FILINGS, PostAuthor, PostCategory, PostTag

# What no card shows, and what is long.
NOT_ON_CARDS = ("body", "body_html", "body_text", "headings", "references")


class State(models.TextChoices):
    DRAFT = "draft", "Draft"
    SCHEDULED = "scheduled", "Scheduled"
    PUBLISHED = "published", "Published"


class PostQuerySet(models.QuerySet):
    """The questions the site asks about posts. Callers chain the answers."""

    def drafts(self):
        return self.filter(published_at__isnull=True, trashed_at__isnull=True)

    def trashed(self):
        """What lies in the wastebasket; the database sees to it that the public sees none of it."""
        return self.filter(trashed_at__isnull=False)

    def kept(self):
        """Everything but what lies in the wastebasket."""
        return self.filter(trashed_at__isnull=True)

    def scheduled(self):
        return self.filter(published_at__gt=timezone.now())

    def published(self, now=None):
        """What readers see at ``now``: a moment, or the place of one in a query; left out, it is the present."""
        return self.filter(published_at__lte=now or timezone.now())

    def in_state(self, state: State):
        questions = {
            State.DRAFT: self.drafts,
            State.SCHEDULED: self.scheduled,
            State.PUBLISHED: self.published,
        }
        return questions[state]()

    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def to_start_with(self):
        """What somebody chose for those who are new, in the order of that choice."""
        return self.filter(start_here__isnull=False).order_by("start_here__position", "start_here__pk")

    def tagged_with_all(self, tags):
        """Posts that carry every one of ``tags``."""
        carriers = PostTag.objects.with_all(tags).values("content_object")
        return self.filter(pk__in=carriers)

    def with_byline(self):
        """Load authors and categories in the writer's order, and the lead image: three queries for any number."""
        labels = models.Prefetch("labels", PostCategory.objects.select_related("category"))
        bylines = models.Prefetch("bylines", PostAuthor.objects.select_related("author__portrait"))
        return self.select_related("lead_image").prefetch_related(labels, bylines)

    def review_due(self):
        """Public posts whose next clinical review was due by today."""
        return (
            self.published().filter(review_due_on__lte=timezone.localdate()).order_by("review_due_on", "pk")
        )

    def for_cards(self):
        """Load what a card shows, and leave the long texts behind."""
        return self.with_byline().defer(*NOT_ON_CARDS)

    def cards(self, ids):
        """The cards of these posts, in the order of ``ids``."""
        found = self.for_cards().in_bulk(list(ids))
        return [found[pk] for pk in ids if pk in found]

    def update(self, **fields):
        """As Django's, and the copies of ``published_at`` on the filing rows follow in the same transaction."""
        if "published_at" not in fields:
            return super().update(**fields)
        with transaction.atomic(using=self.db):
            ids = list(self.values_list("pk", flat=True))
            changed = super().update(**fields)
            for filing in FILINGS:
                moment = self.model.objects.filter(pk=OuterRef(filing.POST)).values("published_at")[:1]
                filing.objects.filter(**{f"{filing.POST}__in": ids}).update(published_at=Subquery(moment))
        return changed
