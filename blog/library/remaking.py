"""The sizes of many pictures made anew, after the rules for them have changed."""

from collections.abc import Iterator

from blog.images.kinds import PictureRefused
from blog.images.renditions import RECIPE
from blog.library.sizes import add_avif, make_sizes
from blog.models import Image


def out_of_date(*, everything: bool = False) -> list[int]:
    """The ids of pictures whose sizes were made by other rules, or never; with ``everything``, of all."""
    images = Image.objects.all() if everything else Image.objects.exclude(recipe=RECIPE)
    return list(images.order_by("pk").values_list("pk", flat=True))


def without_avif() -> list[int]:
    """The ids of pictures that have sizes and were not yet tried as AVIF; moving ones are not."""
    images = (
        Image.objects.filter(recipe=RECIPE, is_moving=False)
        .exclude(avif_recipe=RECIPE)
        .exclude(renditions=[])
    )
    return list(images.order_by("-pk").values_list("pk", flat=True))


def try_avif(ids: list[int]) -> Iterator[tuple[Image, str]]:
    """Add AVIF to each picture where it is smaller; yields as ``remake()`` does."""
    for image in (Image.objects.filter(pk=pk).first() for pk in ids):
        if image is None:
            continue
        try:
            add_avif(image)
        except (OSError, PictureRefused) as error:
            yield image, str(error) or "its file is missing"
        else:
            yield image, ""


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
