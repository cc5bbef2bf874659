"""Another file in the place of a picture's, or the same one turned: what uses the picture shows the new one."""

import io
from typing import IO

from django.db import transaction

from blog.images.kinds import PictureRefused
from blog.images.renditions import RECIPE
from blog.images.turning import turned
from blog.images.uploads import recognise
from blog.library.keeping import stored_name, take_in
from blog.library.later import make_avif_later, make_social_images_later
from blog.library.sizes import show_anew, sizes_of
from blog.library.storing import delete_stored, read_stored, store
from blog.models import FormerFile, Image

ANOTHER = "This is the file of another picture on the desk. Use that picture instead."


def replace_file(image: Image, file: IO[bytes]) -> None:
    """Put the picture in ``file`` in the place of the present one; texts and addresses that name the old one go on.

    Raises PictureRefused with a sentence, and then nothing has changed.
    """
    picture = recognise(file)
    name, former = stored_name(picture, owner=image), image.file.name
    if name == former:
        return
    if Image.objects.filter(file=name).exclude(pk=image.pk).exists():
        raise PictureRefused(ANOTHER)
    old_files = set(image.files)
    store(name, picture.content)
    rows = sizes_of(name, picture.content, (image.focus_x, image.focus_y))
    with transaction.atomic():
        FormerFile.objects.filter(file=name).delete()  # an earlier file of the same picture, come back
        FormerFile.objects.get_or_create(image=image, file=former)
        image.file.name = name
        take_in(image, picture)
        image.renditions, image.recipe = rows, RECIPE
        image.save()
        show_anew(image)
        transaction.on_commit(lambda: delete_stored(old_files - set(image.files)))
    make_avif_later()
    make_social_images_later()


def turn(image: Image, quarters: int) -> None:
    """Turn it clockwise by ``quarters`` of a circle; what matters in it stays where it was in the picture."""
    if not quarters % 4:
        return
    content = turned(read_stored(image.file.name), quarters % 4)
    for _ in range(quarters % 4):
        image.focus_x, image.focus_y = 1 - image.focus_y, image.focus_x
    replace_file(image, io.BytesIO(content))
