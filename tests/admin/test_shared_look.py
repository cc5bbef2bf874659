"""How a shared link will look, beside the words for it: as the page will say it, and never more of a sensitive piece."""

import io

import pytest
from PIL import Image as Pillow

from blog.admin.shared_look import shared_look
from blog.discovery.sharing import shared_link
from blog.library.keeping import keep_picture
from blog.library.social import make_social_image
from blog.models import Draft, Image, Post, SiteSettings
from blog.publishing.working_copy import fields_of
from tests.factories import PostFactory
from tests.library.conftest import colourful

BESIDE = "/admin/blog/post/beside/"


def drawn(desk, look):
    answer = desk.get(look.picture)
    assert answer.status_code == 200
    return Pillow.open(io.BytesIO(answer.content))


def test_look_says_what_the_page_will_say(desk):
    post = PostFactory(title="After an affair", summary="What comes first.")
    make_social_image(post, SiteSettings.load())
    post.refresh_from_db()

    look = shared_look(post, post, None)

    link = shared_link(post, SiteSettings.load())
    assert (look.link.title, look.link.text, look.link.image_alt) == (link.title, link.text, link.image_alt)
    assert (look.link.image, look.address) == (link.image, f"127.0.0.1:8000{post.get_absolute_url()}")
    assert drawn(desk, look).size == (1200, 630)


def test_look_follows_what_is_not_saved_yet(desk):
    post = PostFactory(title="One")
    Draft.objects.create(
        post=post, title="Two", fields=fields_of(post) | {"title": "Two", "share_text": "Mine."}
    )

    page = desk.get(BESIDE, {"post": post.pk})

    look = page.context["look"]
    assert (look.link.title, look.link.text) == ("Two", "Mine.")
    assert "data-shared" in page.content.decode()
    assert Post.objects.get().social_image == ""


def test_look_of_a_sensitive_piece_names_nothing(desk):
    post = PostFactory(title="After an affair", summary="A subject.", is_sensitive=True)

    look = desk.get(BESIDE, {"post": post.pk}).context["look"]

    practice = SiteSettings.load()
    assert (look.link.title, look.link.text) == (practice.practice_name, practice.neutral_share_text)
    assert "neutral-" in look.picture


def test_piece_that_is_no_post_yet_has_a_look_and_an_empty_page_none(desk):
    draft = Draft.objects.create(title="One", fields={"title": "One", "slug": "two words"})

    look = desk.get(BESIDE, {"draft": draft.pk}).context["look"]

    assert (look.link.title, look.address, drawn(desk, look).format) == ("One", "127.0.0.1:8000/", "PNG")
    assert desk.get("/admin/blog/post/add/").context["look"] is None


def test_photograph_is_cut_as_it_will_be_sent(desk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    post = PostFactory(lead_image=keep_picture(colourful()))

    picture = drawn(desk, desk.get(BESIDE, {"post": post.pk}).context["look"])

    assert (picture.format, picture.size) == ("JPEG", (1200, 630))


@pytest.mark.parametrize("query", ["", "?post=7", "?draft=x"])
def test_nothing_is_drawn_of_nothing(desk, query):
    assert desk.get(f"/admin/blog/post/shared-picture/{query}").status_code == 404


def test_photograph_that_is_missing_is_no_error(desk):
    image = Image.objects.create(title="Cups", file="images/cups.jpg", width=8, height=6)
    post = PostFactory(lead_image=image)

    look = desk.get(BESIDE, {"post": post.pk}).context["look"]

    assert desk.get(look.picture).status_code == 404
