"""Links for people without an account to read one version of a post, and what they said about it."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


def new_key() -> str:
    """192 random bits: whoever has the address may read, so nobody must be able to guess it."""
    return secrets.token_urlsafe(24)


class ReviewLinkQuerySet(models.QuerySet):
    def valid(self):
        """Neither over nor revoked."""
        return self.filter(revoked_at=None, ends_at__gt=timezone.now())


class ReviewLink(models.Model):
    """One link to one revision, for one person by name; it ends at ``ends_at`` or when somebody revokes it."""

    revision = models.ForeignKey("blog.Revision", models.CASCADE, related_name="review_links")
    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    reader = models.CharField("who reads it", max_length=120)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    views = models.PositiveIntegerField(default=0)
    last_viewed_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)

    objects = ReviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(reader=""), name="review_link_has_a_reader")]

    def __str__(self):
        return f"Link for {self.reader}"

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None and self.ends_at > timezone.now()


class ReviewNote(models.Model):
    """A reviewer's remark; ``passage`` repeats the words it is about, empty for the whole piece."""

    link = models.ForeignKey(ReviewLink, models.CASCADE, related_name="notes")
    passage = models.CharField(max_length=300, blank=True)
    text = models.TextField(max_length=4_000)
    made_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="review_note_has_a_text")]
