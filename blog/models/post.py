"""Posts, and the questions the site asks about them.

``published_at`` alone says what a post is: empty, a draft; in the future, scheduled; in the past, published.
"""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from taggit.managers import TaggableManager

from blog import content
from blog.addresses import path_to
from blog.content.references import from_rows
from blog.models.disclosure import ClinicalReview
from blog.models.filing import FILINGS, Filed, PostTag
from blog.models.image import Image
from blog.models.post_queryset import PostQuerySet, State
from blog.models.slug import SlugField, fill_slug

SOCIAL, NEUTRAL = "social/", "social/neutral-"  # how the files of ``social_image`` are called
EARLIEST = datetime.datetime(1990, 1, 1, tzinfo=datetime.UTC)
LATEST = datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC)


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
        help_text="For those who cannot see it. Left empty, it is what is said of the picture in the library.",
    )
    lead_image_is_decorative = models.BooleanField(
        "it is decoration only",
        default=False,
        help_text="Here it shows nothing that the words do not say.",
    )
    tab_title = models.CharField(
        "in the browser’s tab",
        max_length=120,
        blank=True,
        help_text="Also what stays in the history. Left empty, it is the title and the practice’s name.",
    )
    social_image = models.CharField(max_length=100, blank=True, editable=False)
    share_text = models.CharField(
        "when somebody shares it",
        max_length=200,
        blank=True,
        help_text="What a message shows with the link. Left empty, it is the summary; for a sensitive piece, a neutral sentence.",
    )
    is_sensitive = models.BooleanField(
        "sensitive",
        default=False,
        help_text="Reading about it could put somebody at risk at home: shared links then say nothing of the subject.",
    )
    mentions = models.CharField(
        max_length=200,
        blank=True,
        help_text="What some readers want to know beforehand, with commas between: pregnancy loss, infidelity.",
    )
    content_note = models.CharField(
        "one sentence more", max_length=200, blank=True, help_text="Calm and plain. Most pieces need none."
    )
    skip_to = models.CharField(
        "where one can skip to",
        max_length=120,
        blank=True,
        help_text="The heading after the hard part. Left empty, it is the end of the text.",
    )
    references = models.JSONField(default=list, blank=True)
    series = models.ForeignKey(
        "blog.Series", models.SET_NULL, null=True, blank=True, related_name="posts", db_index=False
    )
    series_place = models.PositiveSmallIntegerField(
        "place in the series", null=True, blank=True, help_text="Left empty, it is the order of publication."
    )
    without_booking = models.BooleanField(
        "no booking link here", default=False, help_text="For pieces about grief or abuse, for example."
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
    reviewed_by = models.ForeignKey(
        "blog.Author",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        db_index=False,
    )
    reviewed_on = models.DateField(null=True, blank=True, editable=False)
    review_due_on = models.DateField(null=True, blank=True, editable=False)
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
            # The orders of the list on the desk, without what lies in the wastebasket. The date comes last, so that no row is
            # opened to see whether it is a draft.
            models.Index(
                "trashed_at",
                F("changed_at").desc(),
                F("id").desc(),
                "published_at",
                name="last_changed_posts",
            ),
            models.Index("trashed_at", "title", "id", "published_at", name="titled_posts"),
            models.Index("trashed_at", "published_at", "id", name="dated_posts"),
            # What the desk's first page asks for each time, of the few posts that have it.
            models.Index(
                "review_due_on", "id", name="posts_to_review", condition=Q(review_due_on__isnull=False)
            ),
            models.Index("reviewed_by", name="posts_of_a_reviewer", condition=Q(reviewed_by__isnull=False)),
            models.Index("id", name="sample_posts", condition=Q(is_sample=True)),
            models.Index("series", "series_place", F("published_at"), name="posts_of_series"),
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
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True, reviewed_on__isnull=True, review_due_on__isnull=True)
                | Q(reviewed_by__isnull=False, reviewed_on__isnull=False),
                name="post_review_says_who_and_when",
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
        return path_to("blog:post", self.slug)

    def render(self) -> None:
        """Make HTML, plain text and length from the Markdown. Raises ``ValidationError`` beyond the limits."""
        try:
            references = from_rows(self.references)
            rendered = content.render(self.body, find_image=Image.objects.find, references=references)
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
    def shared_image(self) -> str:
        """The name of the file that goes with a shared link. A picture from before a post was sensitive does not go."""
        if self.is_sensitive and not self.social_image.startswith(NEUTRAL):
            return ""
        return self.social_image

    @property
    def lead_image_words(self) -> str:
        """What stands for its picture: this post's own words, else the picture's; nothing for decoration."""
        if self.lead_image is None or self.lead_image_is_decorative:
            return ""
        return self.lead_image_alt or self.lead_image.alt

    @Filed
    def byline(self) -> list:
        """The authors in the writer's order; no query after ``with_byline()``."""
        return [row.author for row in self.bylines.all()]

    @Filed
    def ordered_categories(self) -> list:
        """The categories in the writer's order; no query after ``with_byline()``."""
        return [row.category for row in self.labels.all()]

    @property
    def clinical_review(self) -> ClinicalReview | None:
        """The last review, unless the reviewer has become one of the authors: nobody reviews their own text."""
        if self.reviewed_by_id is None or self.reviewed_by_id in {author.pk for author in self.byline}:
            return None
        return ClinicalReview(self.reviewed_by, self.reviewed_on, self.review_due_on)

    @property
    def is_changed_since_review(self) -> bool:
        """Whether readers were told of a change on a later day than that of the review."""
        if self.reviewed_on is None or self.updated_at is None:
            return False
        return timezone.localdate(self.updated_at) > self.reviewed_on

    @property
    def downloads(self) -> list:
        """The worksheets in the writer's order; no query where a page has loaded them."""
        return [row.download for row in self.takeaways.all()]

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
