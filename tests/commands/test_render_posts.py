"""`manage.py render_posts`: what it renders again, what it leaves, and what it could not."""

import io

import pytest
from django.core.management import CommandError, call_command

from blog import content
from blog.models import Page, Post

pytestmark = pytest.mark.django_db


def _said(*arguments):
    out = io.StringIO()
    call_command("render_posts", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def post():
    post = Post(title="One", body="*Text*")
    post.save()
    return post


def test_render_posts_renders_what_another_version_made(post):
    Post.objects.update(body_html="old", render_version=0)

    said = _said()

    post.refresh_from_db()
    assert said == "Rendered 1 of 1 texts.\n"
    assert (post.body_html, post.render_version) == ("<p><em>Text</em></p>", content.RENDER_VERSION)


def test_render_posts_leaves_what_is_current(post):
    Post.objects.update(body_html="kept")

    said = _said()

    post.refresh_from_db()
    assert said == "Rendered 0 of 0 texts.\n"
    assert post.body_html == "kept"


def test_render_posts_renders_pages_and_posts_when_told_to_render_all(post):
    Page.objects.create(title="About", body="Text")

    assert _said("--all") == "Rendered 2 of 2 texts.\n"


def test_render_posts_does_not_date_the_text_anew(post):
    _said("--all")

    post.refresh_from_db()
    assert post.updated_at is None


def test_render_posts_names_what_it_could_not_render_and_renders_the_rest(post):
    long = Post(title="Long", body="short")
    long.save()
    Post.objects.filter(pk=long.pk).update(body="a " * 200_000, body_html="kept")

    with pytest.raises(CommandError) as refusal:
        _said("--all")

    long.refresh_from_db()
    assert str(refusal.value).startswith("These stayed as they were:\nLong (long): This text is ")
    assert long.body_html == "kept"
