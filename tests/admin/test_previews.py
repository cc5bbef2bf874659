"""The desk's own address of a preview, and the button that leads there without JavaScript."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from blog.models import Draft
from tests.factories import PostFactory, UserFactory

HERE = "/admin/blog/post/preview/"


def test_desk_leads_to_the_page_of_a_post(desk):
    post = PostFactory(title="In hand", published_at=None)

    page = desk.get(HERE, {"post": post.pk}, follow=True)

    assert page.redirect_chain[0][0].startswith("/preview/")
    assert "In hand</h1>" in page.content.decode()


def test_desk_leads_to_the_page_of_a_piece_that_is_no_post_yet(desk):
    draft = Draft.objects.create(fields={"title": "Only begun"})

    page = desk.get(HERE, {"draft": draft.pk}, follow=True)

    assert "Only begun</h1>" in page.content.decode()


@pytest.mark.parametrize("wanted", [{}, {"post": "999"}, {"post": "x"}, {"draft": "9" * 40}, {"post": "٣"}])
def test_desk_has_no_page_of_nothing(desk, wanted):
    assert desk.get(HERE, wanted).status_code == 404


def test_desk_shows_previews_to_those_who_may_see_posts(db):
    post = PostFactory(published_at=None)
    stranger, reader = UserFactory(), UserFactory()
    reader.user_permissions.set(Permission.objects.filter(codename="view_post"))

    statuses = []
    for user in (None, stranger, reader):
        client = Client()
        if user:
            client.force_login(user)
        answer = client.get(HERE, {"post": post.pk})
        statuses.append((answer.status_code, answer.headers.get("Location", "").split("/")[1:2]))

    assert statuses == [(302, ["admin"]), (403, []), (302, ["preview"])]
