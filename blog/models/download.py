"""Worksheets that readers may take with them: cleaned PDF files, each in its place on the posts that offer it."""

from django.db import models


class Download(models.Model):
    title = models.CharField(
        max_length=120, help_text="What readers see, for example: A plan for a hard day."
    )
    file = models.FileField("PDF", upload_to="downloads/")
    pages = models.PositiveIntegerField(default=1, editable=False)
    size = models.PositiveIntegerField(default=0, editable=False)
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "worksheet"
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="download_has_a_title"),
            models.UniqueConstraint(fields=["file"], name="download_file_once"),
        ]

    def __str__(self):
        return self.title

    @property
    def told(self) -> str:
        """What one gets, before one gets it: "PDF, 2 pages, 340 kB"."""
        pages = f"{self.pages} page{'' if self.pages == 1 else 's'}"
        return f"PDF, {pages}, {in_kilobytes(self.size)}"


class PostDownload(models.Model):
    """A worksheet in its place on a post."""

    post = models.ForeignKey("blog.Post", models.CASCADE, related_name="takeaways")
    download = models.ForeignKey(Download, models.PROTECT, related_name="places")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["post", "download"], name="download_once_a_post")]


def in_kilobytes(size: int) -> str:
    """A size in bytes as people know it from their phones: "340 kB", "1.2 MB" (thousands, as SI has them)."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB"
