"""The sizes of many pictures made anew, after the rules for them have changed."""

from collections.abc import Iterator

from blog.images.renditions import RECIPE
from blog.library.sizes import make_sizes
from blog.models import Image


def out_of_date(*, everything: bool = False) -> list[int]:
    """The ids of pictures whose sizes were made by other rules, or never; with ``everything``, of all."""
    images = Image.objects.all() if everything else Image.objects.exclude(recipe=RECIPE)
    return list(images.order_by("pk").values_list("pk", flat=True))


def remake(ids: list[int]) -> Iterator[tuple[Image, str]]:
    """Make the sizes of each picture; yields it with an empty string, or with the sentence why it stays as it was."""
    for image in (Image.objects.filter(pk=pk).first() for pk in ids):
        if image is None:  # deleted meanwhile
            continue
        try:
            make_sizes(image)
        except FileNotFoundError:
            yield image, "its file is missing"
        else:
            yield image, "" if image.renditions else "its file cannot be read as a picture"
