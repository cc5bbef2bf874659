"""Pictures: a cleaned file with its size, and the words that stand for it."""

from django.db import models

from blog.content import Picture


class ImageQuerySet(models.QuerySet):
    def find(self, address: str) -> Picture | None:
        """The picture at a media address, for ``content.render(find_image=…)``; None when it is not ours."""
        image = self.filter(file=address.removeprefix("/media/")).first() if address else None
        return image and Picture(src=image.file.url, width=image.width, height=image.height)


class Image(models.Model):
    title = models.CharField(max_length=120, help_text="For finding it again. Readers never see this.")
    file = models.ImageField(upload_to="images/", width_field="width", height_field="height")
    alt = models.CharField(
        "words for those who cannot see it",
        max_length=300,
        blank=True,
        help_text="What the picture shows. Leave it empty only if the picture is decoration.",
    )
    credit = models.CharField(max_length=120, blank=True, help_text="Who made it, if they should be named.")
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    is_sample = models.BooleanField(default=False, editable=False)

    objects = ImageQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(file=""), name="image_has_a_file")]

    def __str__(self):
        return self.title
