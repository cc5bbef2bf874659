"""Pages that stand by themselves: About, Privacy, Accessibility."""

from django.core.exceptions import ValidationError
from django.db import models

from blog import content
from blog.addresses import path_to
from blog.models.image import Image
from blog.models.slug import SlugField, fill_slug

RESERVED_SLUGS = frozenset(
    [
        "admin",
        "archive",
        "authors",
        "categories",
        "favicon",
        "feed",
        "healthz",
        "media",
        "posts",
        "preview",
        "read",
        "review",
        "robots",
        "search",
        "series",
        "sitemap",
        "static",
        "tags",
        "what-this-page-loads",
    ]
)


class PageQuerySet(models.QuerySet):
    def published(self):
        return self.filter(is_published=True)


class Page(models.Model):
    title = models.CharField(max_length=120)
    slug = SlugField(help_text="The page's web address. Left empty, it is made from the title.")
    body = models.TextField(blank=True)
    body_html = models.TextField(blank=True, editable=False)
    summary = models.CharField(max_length=300, blank=True, help_text="One sentence for search engines.")
    is_published = models.BooleanField("readers can see it", default=False)
    in_menu = models.BooleanField("in the menu at the top", default=False)
    in_footer = models.BooleanField("among the links at the foot", default=True)
    position = models.PositiveSmallIntegerField(default=0, help_text="Smaller numbers come first.")
    made_from = models.CharField(max_length=30, blank=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True)
    render_version = models.PositiveSmallIntegerField(default=0, editable=False)
    is_sample = models.BooleanField(default=False, editable=False)

    objects = PageQuerySet.as_manager()

    class Meta:
        ordering = ["position", "title"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="page_has_a_title"),
            models.CheckConstraint(condition=~models.Q(slug=""), name="page_has_a_slug"),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        fill_slug(self, self.title, "page")
        self.render()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return path_to("blog:page", self.slug)

    def render(self) -> None:
        """Make HTML from the Markdown. Raises ``ValidationError`` beyond the limits."""
        try:
            self.body_html = content.render(self.body, find_image=Image.objects.find).html
        except content.BodyRefused as refusal:
            raise ValidationError({"body": str(refusal)}) from refusal
        self.render_version = content.RENDER_VERSION

    def clean(self):
        self.render()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError(
                {"slug": f"The address “{self.slug}” belongs to the site itself. Choose another."}
            )
