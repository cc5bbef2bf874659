"""Tags: what a post is about, in the writer's own words (django-taggit's, with a description)."""

from django.db import models
from django.urls import reverse
from taggit.models import TagBase

from blog.addresses import SLUG_LENGTH, slug_from


class Tag(TagBase):
    slug = models.SlugField(max_length=SLUG_LENGTH, unique=True, allow_unicode=True, blank=True)
    description = models.TextField(
        blank=True, max_length=1000, help_text="A sentence or two at the top of the tag's page."
    )
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="tag_has_a_name"),
            models.CheckConstraint(condition=~models.Q(slug=""), name="tag_has_a_slug"),
        ]

    def slugify(self, tag, i=None):
        slug = slug_from(tag, "tag")
        return slug if i is None else f"{slug[: SLUG_LENGTH - 8]}-{i}"

    def get_absolute_url(self):
        return reverse("blog:tags", args=[[self.slug]])
