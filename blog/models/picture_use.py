"""Which texts name which pictures: a note for each, kept by triggers (``blog.library.noting``) and by nothing else."""

from django.db import models

LONGEST_STEM = 100  # characters; a file that is called something longer is none of ours


class NamedIn(models.TextChoices):
    """Where a picture is named."""

    POST = "post", "In the text of a post"
    PAGE = "page", "In the text of a page"
    DRAFT = "draft", "In the text that is being written"
    LEAD = "lead", "As the picture of what is being written"


class PictureUse(models.Model):
    """One text that names one picture.

    ``stem`` is what the text calls the picture: the name of its file without folder and ending. So a note is true of a
    picture that comes later, and of one whose file has been replaced. A draft names the picture at its head by number.
    """

    pk = models.CompositePrimaryKey("kind", "text_id", "stem")
    kind = models.CharField(max_length=8, choices=NamedIn)
    text_id = models.BigIntegerField()
    stem = models.CharField(max_length=LONGEST_STEM)

    class Meta:
        indexes = [models.Index("stem", "kind", "text_id", name="uses_of_a_picture")]

    def __str__(self):
        return f"{self.stem} in {self.kind} {self.text_id}"
