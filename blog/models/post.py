"""Posts, and the questions the site asks about them.

``published_at`` alone says what a post is: empty, a draft; in the future, scheduled; in the past, published.
"""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from taggit.managers import TaggableManager

from blog import content
from blog.models.filing import FILINGS, PostAuthor, PostCategory, PostTag
from blog.models.image import Image
from blog.models.slug import SlugField, fill_slug

EARLIEST = datetime.datetime(1990, 1, 1, tzinfo=datetime.UTC)
LATEST = datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC)
NOT_ON_CARDS = ("body", "body_html", "body_text", "headings")


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

    def published(self):
        return self.filter(published_at__lte=timezone.now())

    def in_state(self, state: State):
        questions = {
            State.DRAFT: self.drafts,
            State.SCHEDULED: self.scheduled,
            State.PUBLISHED: self.published,
        }
        return questions[state]()

    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def tagged_with_all(self, tags):
        """Posts that carry every one of ``tags``."""
        carriers = PostTag.objects.with_all(tags).values("content_object")
        return self.filter(pk__in=carriers)

    def with_byline(self):
        """Load authors and categories in the writer's order, and the lead image: three queries for any number."""
        return self.select_related("lead_image").prefetch_related(
            models.Prefetch("bylines", PostAuthor.objects.select_related("author__portrait")),
            models.Prefetch("labels", PostCategory.objects.select_related("category")),
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
                moment = Post.objects.filter(pk=OuterRef(filing.POST)).values("published_at")[:1]
                filing.objects.filter(**{f"{filing.POST}__in": ids}).update(published_at=Subquery(moment))
        return changed


class Post(models.Model):
    title = models.CharField(max_length=200)
    subtitle = models.CharField(max_length=300, blank=True)
    slug = SlugField(
        verbose_name="web address",
        help_text="What stays in a reader's browser history. Left empty, it is made from the title.",
    )
    summary = models.CharField(
        max_length=500, blank=True, help_text="One or two sentences for lists and search engines."
    )
    body = models.TextField("text", blank=True)
    body_html = models.TextField(blank=True, editable=False)
    body_text = models.TextField(blank=True, editable=False)
    headings = models.JSONField(default=list, editable=False)
    words = models.PositiveIntegerField(default=0, editable=False)
    minutes = models.PositiveSmallIntegerField(default=1, editable=False)
    render_version = models.PositiveSmallIntegerField(default=0, editable=False)

    lead_image = models.ForeignKey(
        Image, models.SET_NULL, null=True, blank=True, related_name="leads", verbose_name="picture"
    )
    lead_image_alt = models.CharField(
        "what the picture shows",
        max_length=300,
        blank=True,
        help_text="For those who cannot see it. Left empty, the picture counts as decoration here.",
    )
    authors = models.ManyToManyField("blog.Author", through="blog.PostAuthor", related_name="posts")
    categories = models.ManyToManyField("blog.Category", through="blog.PostCategory", related_name="posts")
    tags = TaggableManager(through=PostTag, blank=True, related_name="posts")

    published_at = models.DateTimeField(
        "publication date",
        null=True,
        blank=True,
        help_text="Empty: a draft. In the future: it appears by itself. In the past: readers see it.",
    )
    first_published_at = models.DateTimeField(null=True, blank=True, editable=False)
    updated_at = models.DateTimeField(
        "last substantive change", null=True, blank=True, editable=False, help_text="Shown to readers."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    trashed_at = models.DateTimeField(null=True, blank=True, editable=False)
    trashed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        db_index=False,
    )
    is_sample = models.BooleanField(default=False, editable=False)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        permissions = [("publish_post", "Can publish posts")]
        indexes = [
            models.Index(F("published_at").desc(), F("id").desc(), name="newest_posts"),
            models.Index(F("changed_at").desc(), F("id").desc(), name="last_changed_posts"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="post_has_a_title"),
            models.CheckConstraint(condition=~Q(slug=""), name="post_has_a_slug"),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | Q(published_at__gte=EARLIEST, published_at__lt=LATEST),
                name="post_date_is_between_1990_and_2100",
                violation_error_message="Choose a date between 1990 and 2099.",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(first_published_at__isnull=False),
                name="post_remembers_its_first_publication",
            ),
            models.CheckConstraint(
                condition=Q(trashed_at__isnull=True) | Q(published_at__isnull=True),
                name="post_in_the_wastebasket_is_off_the_site",
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        """Render and save; the filing rows hear of a changed ``published_at`` in the same transaction."""
        self.render()
        fill_slug(self, self.title, "post")
        self._remember_first_publication()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], *DERIVED}
        with transaction.atomic():
            super().save(*args, **kwargs)
            for filing in FILINGS:
                rows = filing.objects.filter(**{filing.POST: self})
                rows.exclude(published_at=self.published_at).update(published_at=self.published_at)

    def get_absolute_url(self):
        return reverse("blog:post", args=[self.slug])

    def render(self) -> None:
        """Make HTML, plain text and length from the Markdown. Raises ``ValidationError`` beyond the limits."""
        try:
            rendered = content.render(self.body, find_image=Image.objects.find)
        except content.BodyRefused as refusal:
            raise ValidationError({"body": str(refusal)}) from refusal
        self.body_html, self.body_text = rendered.html, rendered.text
        self.words, self.minutes = rendered.words, rendered.minutes
        self.headings = [[h.level, h.id, h.title] for h in rendered.headings]
        self.render_version = content.RENDER_VERSION

    def clean(self):
        if self.published_at and not EARLIEST <= self.published_at < LATEST:
            raise ValidationError({"published_at": "Choose a date between 1990 and 2099."})
        self._remember_first_publication()
        self.render()

    def _remember_first_publication(self):
        """Follow ``published_at`` until that moment has passed; from then on it stays."""
        if self.first_published_at is None or self.first_published_at > timezone.now():
            self.first_published_at = self.published_at

    @property
    def state(self) -> State:
        if self.published_at is None:
            return State.DRAFT
        return State.SCHEDULED if self.published_at > timezone.now() else State.PUBLISHED

    @property
    def byline(self) -> list:
        """The authors in the writer's order; no query after ``with_byline()``."""
        return [row.author for row in self.bylines.all()]

    @property
    def ordered_categories(self) -> list:
        """The categories in the writer's order; no query after ``with_byline()``."""
        return [row.category for row in self.labels.all()]

    @property
    def teaser(self) -> str:
        return self.summary or self.subtitle


DERIVED = (
    "body_html",
    "body_text",
    "headings",
    "words",
    "minutes",
    "render_version",
    "slug",
    "first_published_at",
    "changed_at",
)
