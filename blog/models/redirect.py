"""Old addresses that still lead to the right page (HTTP 301), or say that it is gone (410)."""

from django.core.exceptions import ValidationError
from django.db import models


class Redirect(models.Model):
    old_path = models.CharField(
        "old address", max_length=300, unique=True, help_text="Begins with a slash: /posts/old-name/"
    )
    new_path = models.CharField(
        "new address",
        max_length=300,
        blank=True,
        help_text="Where it leads now. Left empty, readers are told that the page is gone.",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["old_path"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(old_path__startswith="/"), name="redirect_old_path_begins_with_a_slash"
            ),
            models.CheckConstraint(
                condition=~models.Q(old_path=models.F("new_path")), name="redirect_leads_somewhere_else"
            ),
        ]

    def __str__(self):
        return self.old_path

    def clean(self):
        if not self.old_path.startswith("/"):
            raise ValidationError(
                {"old_path": "An address begins with a slash, for example /posts/old-name/."}
            )
        if self.new_path and not self.new_path.startswith(("/", "https://")):
            raise ValidationError({"new_path": "Give an address of this site that begins with a slash."})
        if self.new_path.startswith("//"):
            raise ValidationError({"new_path": "An address of this site begins with one slash."})
