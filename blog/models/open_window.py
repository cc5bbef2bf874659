"""Who has a post open at the desk, as far as their windows said lately."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

# A window says every half minute that it is still open; twice silent, and it counts as closed.
SILENCE = datetime.timedelta(seconds=75)


class OpenWindowQuerySet(models.QuerySet):
    def still_open(self):
        return self.filter(seen_at__gt=timezone.now() - SILENCE)


class OpenWindow(models.Model):
    """One window on one post. ``key`` is a random name that the window gave itself."""

    post = models.ForeignKey("blog.Post", models.CASCADE, related_name="open_windows")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=40)
    opened_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    objects = OpenWindowQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "user", "key"], name="open_window_once")]
