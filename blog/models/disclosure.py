"""What readers are told about a text beside the text: what it touches, and what was changed in it."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from blog.models.author import Author


class SensitiveTopic(models.Model):
    """A topic that a content note can name; the list is the practice's own."""

    name = models.CharField(max_length=60, unique=True)
    position = models.PositiveSmallIntegerField(default=0, help_text="Smaller numbers come first.")

    class Meta:
        ordering = ["position", "name"]
        verbose_name = "topic for content notes"
        verbose_name_plural = "topics for content notes"
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="sensitive_topic_has_a_name")
        ]

    def __str__(self):
        return self.name


class PublicChange(models.Model):
    """What was changed in a public post, in a sentence for readers; made with each substantive change."""

    post = models.ForeignKey("blog.Post", models.CASCADE, related_name="public_changes")
    made_at = models.DateTimeField()
    words = models.CharField(max_length=300)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.words


@dataclass(frozen=True)
class ClinicalReview:
    """Who read a text as a clinician, on which day, and the day by which somebody should again, if there is one."""

    reviewer: "Author"
    on: datetime.date
    due: datetime.date | None

    @property
    def is_due(self) -> bool:
        """Whether that day has come: readers are told the day of the last review instead."""
        return self.due is not None and self.due <= timezone.localdate()
