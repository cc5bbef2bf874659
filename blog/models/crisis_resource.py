"""Lines that help at once: who answers, at which number, and when somebody last checked that it works."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

CHECK_EVERY = datetime.timedelta(days=180)


class CrisisResourceQuerySet(models.QuerySet):
    def due_for_a_call(self):
        """Lines that nobody has tried for half a year, or ever."""
        return self.filter(Q(checked_on=None) | Q(checked_on__lt=timezone.localdate() - CHECK_EVERY))


class CrisisResource(models.Model):
    name = models.CharField("what for", max_length=80, help_text="For example: Violence at home")
    contact = models.CharField(
        "what to dial or open", max_length=80, help_text="As readers see it: 1-800-799-7233"
    )
    address = models.CharField(
        "link", max_length=200, help_text="tel:18007997233 for a number, sms:741741 for a text, or https://…"
    )
    country = models.CharField(
        max_length=60, blank=True, help_text="Left empty, it is the practice’s own country."
    )
    hours = models.CharField(max_length=80, blank=True, help_text="For example: day and night")
    languages = models.CharField(max_length=80, blank=True, help_text="For example: English, Spanish")
    checked_by = models.CharField(max_length=80, blank=True, help_text="Who called or opened it that day.")
    checked_on = models.DateField(
        null=True, blank=True, help_text="The day you called or opened it yourself."
    )
    position = models.PositiveSmallIntegerField(default=0, help_text="Smaller numbers come first.")

    objects = CrisisResourceQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "line to call"
        verbose_name_plural = "lines to call"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(address__startswith="tel:")
                | models.Q(address__startswith="sms:")
                | models.Q(address__startswith="https://"),
                name="crisis_resource_address_is_a_link",
                violation_error_message="Begin the link with tel:, sms: or https://.",
            )
        ]

    def __str__(self):
        return f"{self.name}: {self.contact}"

    def clean(self):
        if self.checked_on and self.checked_on > timezone.localdate():
            raise ValidationError({"checked_on": "This day has not come yet."})

    @property
    def is_due_for_a_call(self) -> bool:
        """The same question about one line, asked when a page is read."""
        return self.checked_on is None or self.checked_on < timezone.localdate() - CHECK_EVERY
