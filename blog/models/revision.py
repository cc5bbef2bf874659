"""Revisions: every state of a post that somebody saved, published or brought back, kept for good."""

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone


class Occasion(models.TextChoices):
    """Why a revision was made, in the words of the history page."""

    SAVED = "saved", "Saved"
    KEPT = "kept", "Kept by itself"
    PUBLISHED = "published", "Published"
    SCHEDULED = "scheduled", "Scheduled"
    TAKEN_OFF = "taken-off", "Taken off the site"
    RESTORED = "restored", "Brought back"
    MERGED = "merged", "Put together from two versions"
    TRASHED = "trashed", "Put in the wastebasket"
    UNTRASHED = "untrashed", "Taken out of the wastebasket"
    ASIDE = "aside", "Set aside, written in two places"

    @property
    def is_public(self) -> bool:
        """Whether readers saw this state, from that moment or from a moment it names."""
        return self in (Occasion.PUBLISHED, Occasion.SCHEDULED)


class RevisionQuerySet(models.QuerySet):
    """The questions the desk asks about revisions."""

    def newest_first(self):
        return self.order_by("-number")

    def of_the_post(self):
        """States that the post went through; what was set aside never was one."""
        return self.exclude(occasion=Occasion.ASIDE)

    def for_lists(self):
        """Who, when and what, without the texts: one query for any number."""
        return self.select_related("made_by").defer("fields")


class Revision(models.Model):
    """One state: ``fields`` as in ``Draft``, ``token`` its short hash, ``number`` counting from 1 for each post.

    What was refused because somebody else had changed the post is set aside as one, too: then ``based_on`` is the token
    that it began from, and ``window`` names where it was written, until both versions are put together.
    """

    post = models.ForeignKey("blog.Post", models.CASCADE, related_name="revisions", db_index=False)
    number = models.PositiveIntegerField()
    occasion = models.CharField(max_length=12, choices=Occasion)
    fields = models.JSONField(default=dict)
    token = models.CharField(max_length=32)
    based_on = models.CharField(max_length=32, blank=True)
    window = models.CharField(max_length=40, blank=True)
    words = models.PositiveIntegerField(default=0)
    restores = models.PositiveIntegerField(null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    made_at = models.DateTimeField(default=timezone.now)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("post", F("number").desc(), name="revision_number_once_a_post"),
            models.CheckConstraint(
                condition=models.Q(occasion__in=Occasion.values), name="revision_occasion_is_known"
            ),
        ]
        indexes = [models.Index(fields=["post", "token"], name="revision_by_token")]

    def __str__(self):
        return f"Version {self.number}"
