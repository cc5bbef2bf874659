"""Sizes made anew: by a command, around another focus, and with AVIF where it is smaller."""

import io

import pytest
from django.core.files import locks
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from PIL import Image as Pillow

from blog.library import sizes
from blog.library.clearing import delete_picture
from blog.library.keeping import keep_picture
from blog.library.remaking import without_avif
from blog.library.sizes import add_avif, make_card, make_sizes
from blog.models import Image
from tests.factories import PostFactory
from tests.library.conftest import colourful, seen

pytestmark = pytest.mark.django_db


def _said(*arguments):
    out = io.StringIO()
    call_command("make_sizes", *arguments, stdout=out)
    return out.getvalue()


def test_make_sizes_leaves_what_the_same_rules_made(image):
    assert _said() == "Made the sizes of 0 of 0 pictures.\n"


def test_make_sizes_makes_what_is_missing_and_texts_offer_it(image, stored):
    Image.objects.update(renditions=[], recipe="")
    post = PostFactory(body=f"![Cups](/media/{image.file.name})")

    said = _said()

    image.refresh_from_db()
    post.refresh_from_db()
    assert said == "Made the sizes of 1 of 1 pictures.\n"
    assert stored() == sorted(image.files)
    assert "<picture>" in post.body_html


def test_make_sizes_deletes_what_other_rules_made(image, stored, django_capture_on_commit_callbacks):
    other = default_storage.save("images/sizes/other-640-abc.webp", io.BytesIO(b"old"))
    row = {**image.renditions[0], "file": other}
    Image.objects.update(renditions=[row], recipe="older")

    with django_capture_on_commit_callbacks(execute=True):
        _said()

    image.refresh_from_db()
    assert stored() == sorted(image.files)


def test_make_sizes_makes_all_when_told_so(image):
    assert _said("--all") == "Made the sizes of 1 of 1 pictures.\n"


@pytest.mark.parametrize(("content", "sentence"), [(b"no picture", "cannot be read"), (None, "is missing")])
def test_make_sizes_ends_with_an_error_where_a_file_cannot_be_used(image, media, content, sentence):
    Image.objects.update(recipe="")
    (media / image.file.name).unlink()
    if content:
        (media / image.file.name).write_bytes(content)

    with pytest.raises(CommandError, match=f"two cups.*{sentence}"):
        _said()


def test_card_is_cut_around_what_matters(media, stored, django_capture_on_commit_callbacks):
    image = keep_picture(colourful((1200, 400)))
    image.focus_x = 0.0

    with django_capture_on_commit_callbacks(execute=True):
        make_card(image)

    card = image.on_card()
    red, green, _ = seen(media, card.src).convert("RGB").getpixel((5, 5))
    assert red > green
    assert (card.width, card.height) == (600, 400)
    assert stored() == sorted(image.files)


def test_avif_is_offered_first_where_every_width_is_smaller():
    image = keep_picture(colourful())

    add_avif(image)
    add_avif(image)

    assert [source.type for source in image.shown().sources] == ["image/avif", "image/webp"]
    assert [row["width"] for row in image.renditions if row["type"] == "image/avif"] == [900, 800, 480]


def test_avif_that_is_no_smaller_is_tried_once(image, stored, monkeypatch):
    monkeypatch.setattr(sizes, "avif", lambda _content: iter(()))
    before = stored()
    add_avif(image)
    monkeypatch.setattr(sizes, "avif", lambda _content: pytest.fail("tried again"))

    add_avif(Image.objects.get())

    assert (stored(), without_avif()) == (before, [])


def test_avif_changes_nothing_of_what_came_meanwhile(stored):
    image = keep_picture(colourful())
    seen_before = Image.objects.get()
    image.focus_x = 0.9
    image.save()
    make_card(image)

    add_avif(seen_before)

    now = Image.objects.get()
    assert [row for row in now.renditions if row["use"] == "card"] == [
        row for row in image.renditions if row["use"] == "card"
    ]
    assert stored() == sorted(now.files)


def test_avif_of_a_picture_that_is_gone_leaves_nothing(stored, django_capture_on_commit_callbacks):
    image = keep_picture(colourful())
    gone = Image.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        delete_picture(image)
    default_storage.save(gone.file.name, colourful())

    with django_capture_on_commit_callbacks(execute=True):
        add_avif(gone)

    assert stored() == [gone.file.name]


def test_command_makes_avif_for_pictures_that_have_none(image):
    assert _said("--avif").splitlines() == [
        "Made the sizes of 0 of 0 pictures.",
        "Tried AVIF for 1 of 1 pictures.",
    ]
    assert _said("--avif") == "Made the sizes of 0 of 0 pictures.\n"


def test_command_leaves_the_work_to_one_that_is_at_it(image, settings):
    with (settings.DATA_DIR / "make_sizes.lock").open("w") as file:
        locks.lock(file, locks.LOCK_EX)

        said = _said("--avif")

    assert "Another process makes pictures" in said
    assert without_avif() == [image.pk]


def test_moving_picture_offers_a_still_one_to_those_who_want_less_motion(media):
    frames = [Pillow.new("RGB", (60, 40), colour) for colour in ("red", "blue")]
    made = io.BytesIO()
    frames[0].save(made, "GIF", save_all=True, append_images=frames[1:])
    image = keep_picture(io.BytesIO(made.getvalue()))

    (still,) = image.shown().sources

    assert still.media == "(prefers-reduced-motion: reduce)"
    assert not getattr(seen(media, still.srcset), "is_animated", False)
    assert image.shown().src == image.file.url
    assert image.on_card().sources[0].media == ""


def test_text_beyond_limits_that_came_later_does_not_hold_up_its_pictures(image, monkeypatch):
    PostFactory(body=f"![Cups](/media/{image.file.name})")
    monkeypatch.setattr("blog.content.limits.MAX_CHARACTERS", 3)

    make_sizes(image)

    assert image.renditions
