"""Categories: the labels above a title, and the few shelves every post stands on."""

from django.db import models

from blog.addresses import path_to
from blog.models.slug import SlugField, fill_slug


class Category(models.Model):
    name = models.CharField(max_length=60, unique=True)
    slug = SlugField(help_text="The end of the category's web address. Left empty, it is made from the name.")
    description = models.TextField(
        blank=True, max_length=1000, help_text="A sentence or two at the top of the category's page."
    )
    position = models.PositiveSmallIntegerField(default=0, help_text="Smaller numbers come first.")
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["position", "name"]
        verbose_name_plural = "categories"
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="category_has_a_name"),
            models.CheckConstraint(condition=~models.Q(slug=""), name="category_has_a_slug"),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        fill_slug(self, self.name, "category")
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return path_to("blog:category", self.slug)
