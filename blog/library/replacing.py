"""Another file in the place of a picture's, or the same one turned: what uses the picture shows the new one."""

import io
from typing import IO

from django.core.files.storage import default_storage
from django.db import transaction

from blog.images.kinds import PictureRefused
from blog.images.turning import turned
from blog.images.uploads import recognise
from blog.library.keeping import store, stored_name, take_in
from blog.library.sizes import make_sizes
from blog.library.uses import texts_with
from blog.models import FormerFile, Image

ANOTHER = "This is the file of another picture on the desk. Use that picture instead."


def replace_file(image: Image, file: IO[bytes]) -> None:
    """Put the picture in ``file`` in the place of the present one; texts and addresses that name the old one go on.

    Raises PictureRefused with a sentence, and then nothing has changed.
    """
    picture = recognise(file)
    name = stored_name(picture)
    former = image.file.name
    if name == former:
        return
    other = Image.objects.at(name)
    if other and other != image:
        raise PictureRefused(ANOTHER)
    old_files = image.files
    store(name, picture.content)
    with transaction.atomic():
        FormerFile.objects.filter(file=name).delete()  # an earlier file of the same picture, come back
        FormerFile.objects.get_or_create(image=image, file=former)
        image.file.name = name
        take_in(image, picture)
        image.width, image.height = picture.width, picture.height
        image.save()
        make_sizes(image)
        show_anew(image)
        transaction.on_commit(lambda: _delete(set(old_files) - set(image.files)))


def turn(image: Image, quarters: int) -> None:
    """Turn it clockwise by ``quarters`` of a circle; what matters in it stays where it was in the picture."""
    with default_storage.open(image.file.name) as file:
        content = file.read()
    for _ in range(quarters % 4):
        image.focus_x, image.focus_y = 1 - image.focus_y, image.focus_x
    if quarters % 4:
        replace_file(image, io.BytesIO(turned(content, quarters % 4)))


def show_anew(image: Image) -> None:
    """Make the HTML of the texts that show ``image`` anew: its files have other names now."""
    for text in texts_with(image):
        text.save(update_fields=["body_html"])


def _delete(names: set[str]) -> None:
    for name in names:
        default_storage.delete(name)
