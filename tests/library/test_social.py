"""The picture that goes with a shared link: what is on it, when it is made, and what it never tells."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from PIL import Image as Pillow

from blog.images import social as drawing
from blog.library import social
from blog.library.keeping import keep_picture
from blog.library.social import Plan, byline_of, make_social_image, make_when_saved, plan_for
from blog.models import Image, People, Post, SiteSettings
from tests.factories import AuthorFactory, PostFactory
from tests.library.conftest import colourful

pytestmark = pytest.mark.django_db
PRACTICE = "Orari Healing Therapy"
SITE = SiteSettings(practice_name=PRACTICE)


def made(post):
    make_social_image(post, SITE)
    post.refresh_from_db()
    return post.social_image


def test_drawn_picture_has_the_size_that_sites_ask_for():
    content = Plan("A title", PRACTICE, byline=("Nora Sample, LMFT",)).draw()

    picture = Pillow.open(io.BytesIO(content))
    assert (picture.format, picture.size, len(content) < 60_000) == ("PNG", (1200, 630), True)
    assert picture.info.keys() <= {"transparency"}


@pytest.mark.parametrize(
    "title", ["Grief", "One word " * 30, "Donaudampfschifffahrtsgesellschaft" * 4, "悲しみ", "a" * 200]
)
def test_any_title_is_drawn_within_the_picture(title):
    content = Plan(title, PRACTICE).draw()

    picture = Pillow.open(io.BytesIO(content)).convert("RGB")
    edge = picture.crop((1120, 60, 1200, 380)).getcolors()
    assert edge == [(80 * 320, picture.getpixel((0, 0)))]


def test_supervised_name_stands_with_its_supervisor():
    author = AuthorFactory(
        name="Sam Sample", credentials="LAMFT", licence_status="associate", supervisor_name="Sue Sample"
    )

    assert byline_of([author]) == ("Sam Sample, LAMFT", "Supervised by Sue Sample")
    assert byline_of([author, AuthorFactory(name="Nora")])[0] == "Sam Sample, LAMFT, Supervised by Sue Sample"


def test_byline_that_does_not_fit_is_left_out_whole():
    too_long = Plan(
        "A title", PRACTICE, byline=("Sam Sample, LAMFT", "Supervised by " + "Sue Sample " * 12)
    ).draw()

    assert too_long == Plan("A title", PRACTICE).draw()


def test_plan_takes_the_title_or_the_photograph_or_nothing_that_tells():
    image = Image.objects.create(title="Cups", file="images/cups.jpg", width=8, height=6, focus_x=0.2)
    author = AuthorFactory(name="Nora", credentials="")
    plain = PostFactory(title="After an affair", authors=[author])
    pictured = PostFactory(title="Two", lead_image=image)
    sensitive = PostFactory(title="Three", lead_image=image, is_sensitive=True)

    assert plan_for(plain, SITE) == Plan("After an affair", PRACTICE, byline=("Nora",))
    assert plan_for(pictured, SITE) == Plan(photograph="images/cups.jpg", focus=(0.2, 0.5))
    assert plan_for(sensitive, SITE) == Plan(practice=PRACTICE)


def test_plan_takes_no_photograph_of_somebody_who_has_not_agreed():
    image = Image.objects.create(
        title="A face", file="images/face.jpg", width=8, height=6, people=People.NOT_AGREED
    )

    assert plan_for(PostFactory(lead_image=image), SITE).photograph == ""


def test_photograph_is_cut_around_what_matters():
    image = keep_picture(colourful())
    image.focus_x = 1
    image.save()

    name = made(PostFactory(lead_image=image))

    with default_storage.open(name) as file:
        picture = Pillow.open(file)
        red, green, _ = picture.convert("RGB").getpixel((1190, 300))
    assert (picture.format, picture.size, green > red) == ("JPEG", (1200, 630), True)


def test_picture_is_made_once_and_anew_when_the_words_change(stored):
    post = PostFactory(title="One")
    first = made(post)

    assert make_social_image(post, SITE) is False
    Post.objects.update(title="Two")
    second = made(Post.objects.get())
    assert (stored() == [second], second != first) == (True, True)


def test_sensitive_posts_share_one_picture_that_stays_as_long_as_one_has_it(stored):
    one, two = PostFactory(is_sensitive=True), PostFactory(is_sensitive=True)
    neutral = made(one)
    made(two)

    Post.objects.filter(pk=one.pk).update(is_sensitive=False)
    made(Post.objects.get(pk=one.pk))

    assert neutral.startswith("social/neutral-")
    assert neutral in stored()


def test_picture_is_made_after_the_transaction_and_only_for_what_readers_see(
    django_capture_on_commit_callbacks,
):
    draft, public = PostFactory(published_at=None), PostFactory()

    with django_capture_on_commit_callbacks(execute=True):
        make_when_saved(draft)
        make_when_saved(public)

    assert Post.objects.get(pk=draft.pk).social_image == ""
    assert Post.objects.get(pk=public.pk).social_image.startswith("social/")


def test_photograph_that_is_missing_leaves_the_post_as_it_is(django_capture_on_commit_callbacks):
    image = Image.objects.create(title="Cups", file="images/cups.jpg", width=8, height=6)
    post = PostFactory(lead_image=image)

    with django_capture_on_commit_callbacks(execute=True):
        make_when_saved(post)

    assert Post.objects.get().social_image == ""


def test_command_makes_all_and_says_what_failed(capsys):
    PostFactory.create_batch(2)
    missing = Image.objects.create(title="Cups", file="images/cups.jpg", width=8, height=6)
    PostFactory(title="Without its file", lead_image=missing)

    with pytest.raises(CommandError, match="Without its file: "):
        call_command("make_social_images")

    assert Post.objects.exclude(social_image="").count() == 2
    assert "The pictures of 2 of 3 posts are up to date." in capsys.readouterr().out


def test_command_draws_nothing_that_is_up_to_date(monkeypatch):
    PostFactory()
    call_command("make_social_images", verbosity=0)
    monkeypatch.setattr(social, "draw_title", lambda *_: pytest.fail("drawn again"))

    call_command("make_social_images", verbosity=0)


def test_faces_are_the_ones_that_pages_send():
    assert all(path.is_file() for path in vars(social.faces()).values())
    assert drawing.SIZE == (1200, 630)
