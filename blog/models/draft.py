"""Drafts: what was typed into a post's form and is not yet part of the post. The public never sees one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class DraftQuerySet(models.QuerySet):
    """The questions the desk asks about drafts."""

    def without_a_post(self):
        """Pieces that have never been saved as a post."""
        return self.filter(post=None)

    def newest_first(self):
        return self.order_by("-kept_at", "-pk")


class Draft(models.Model):
    """The whole form as it was last kept: of one post, or of a piece that is no post yet.

    ``fields`` holds what each field of the form said, as text (lists of text for authors and categories); it may be
    what a post could not be, such as one without a title. ``based_on`` is the token of the post's own fields at the
    moment the draft began, empty for a new piece: while the post still has it, nobody else changed the post meanwhile.
    ``window`` is the name of the window that kept it last: what that window sends next continues its own words.
    """

    post = models.OneToOneField("blog.Post", models.CASCADE, null=True, blank=True, related_name="draft")
    fields = models.JSONField(default=dict)
    title = models.CharField(max_length=200, blank=True)
    based_on = models.CharField(max_length=32, blank=True)
    window = models.CharField(max_length=40, blank=True)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="drafts", db_index=False
    )
    began_at = models.DateTimeField(default=timezone.now)
    kept_at = models.DateTimeField(default=timezone.now)

    objects = DraftQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                F("kept_at").desc(), F("id").desc(), condition=Q(post=None), name="newest_new_drafts"
            ),
            models.Index("kept_by", F("kept_at").desc(), name="newest_drafts_of_a_writer"),
        ]

    def __str__(self):
        return self.title or "Without a title yet"
