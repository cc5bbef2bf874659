"""Series: pieces that belong together, in an order of their own."""

from django.db import models

from blog.addresses import path_to
from blog.models.slug import SlugField, fill_slug


class Series(models.Model):
    title = models.CharField(max_length=120)
    slug = SlugField(help_text="The end of the series’ web address. Left empty, it is made from the title.")
    description = models.TextField(
        blank=True, max_length=1000, help_text="A sentence or two at the top of the series’ page."
    )
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["title"]
        verbose_name_plural = "series"
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="series_has_a_title"),
            models.CheckConstraint(condition=~models.Q(slug=""), name="series_has_a_slug"),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        fill_slug(self, self.title, "series")
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return path_to("blog:series", self.slug)


class StartHere(models.Model):
    """A piece that the home page offers to those who are new, at a position that somebody chose."""

    AT_MOST = 6

    post = models.OneToOneField("blog.Post", models.CASCADE, related_name="start_here")
    position = models.PositiveSmallIntegerField(default=0, help_text="Smaller numbers come first.")

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "piece to start with"
        verbose_name_plural = "pieces to start with"

    def __str__(self):
        return str(self.post)
