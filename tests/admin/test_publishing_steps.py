"""From draft to public and back: a page, then one button."""

import datetime
import re

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from blog.models import State
from tests.factories import PostFactory, UserFactory

LATER = {"day": "2090-11-26", "time": "07:00", "_publish_later": "1"}


def step(post, name):
    return f"/admin/blog/post/{post.pk}/{name}/"


def said(response):
    return [str(message) for message in response.context["messages"]]


@pytest.fixture
def draft(db):
    return PostFactory(published_at=None)


def test_publish_step_shows_the_page_and_changes_nothing(desk, draft):
    response = desk.get(step(draft, "publish"))

    draft.refresh_from_db()
    assert f'<iframe src="{response.context["preview_address"]}"' in response.content.decode()
    assert desk.get(response.context["preview_address"]).status_code == 200
    assert draft.state == State.DRAFT


def test_first_button_of_the_publish_step_goes_back(desk, draft):
    page = desk.get(step(draft, "publish")).content.decode()

    response = desk.post(step(draft, "publish"), {"_back": "1"})

    draft.refresh_from_db()
    buttons = re.findall(r'type="submit" (?:form="publish_form" )?name="(\w+)"', page)
    assert buttons == ["_back", "_publish_now", "_publish_later"]
    assert response.url == step(draft, "change")
    assert draft.state == State.DRAFT


def test_publish_now_makes_it_public_and_says_so(desk, draft):
    response = desk.post(step(draft, "publish"), {"_publish_now": "1"}, follow=True)

    draft.refresh_from_db()
    see = f"<a href='{draft.get_absolute_url()}'>See it on the site</a>"
    take_back = f"<a href='{step(draft, 'unpublish')}'>take it back</a>"
    assert draft.state == State.PUBLISHED
    assert said(response) == [f"It is public now. {see} or {take_back}."]


def test_nothing_is_published_without_a_named_button(desk, draft):
    desk.post(step(draft, "publish"), {})

    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_schedule_takes_the_practice_time_and_says_it(desk, draft):
    response = desk.post(step(draft, "publish"), LATER, follow=True)

    draft.refresh_from_db()
    assert draft.published_at == datetime.datetime(2090, 11, 26, 13, tzinfo=datetime.UTC)
    assert said(response) == ["It appears on Sunday 26 November 2090, 7:00 am (Central Time)."]


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"day": ""}, {"day": ["Choose a day."]}),
        ({"day": "soon"}, {"day": ["Write the day like 2026-11-26."]}),
        ({"time": "x"}, {"time": ["Write the time like 07:00."]}),
        ({"day": "3000-01-01"}, {"__all__": ["Choose a date between 1990 and 2099."]}),
        (
            {"day": "1999-01-01"},
            {"__all__": ["This time has passed already. Choose a later one, or publish it now."]},
        ),
    ],
)
def test_schedule_answers_bad_input_with_a_sentence(desk, draft, typed, errors):
    response = desk.post(step(draft, "publish"), LATER | typed)

    draft.refresh_from_db()
    assert response.context["schedule_form"].errors == errors
    assert draft.state == State.DRAFT


def test_publish_step_names_what_is_missing(desk):
    draft = PostFactory(published_at=None, authors=[], categories=[])

    response = desk.post(step(draft, "publish"), {"_publish_now": "1"})

    draft.refresh_from_db()
    assert [f.field for f in response.context["findings"] if f.blocks] == ["authors", "categories"]
    assert 'name="_publish_now"' not in response.content.decode()
    assert draft.state == State.DRAFT


def test_scheduled_post_can_be_published_now(desk):
    post = PostFactory(published_at=timezone.now() + datetime.timedelta(days=3))

    desk.post(step(post, "publish"), {"_publish_now": "1"})

    post.refresh_from_db()
    assert post.state == State.PUBLISHED


def test_unpublish_step_asks_first(desk):
    post = PostFactory()

    page = desk.get(step(post, "unpublish"))
    desk.post(step(post, "unpublish"), {"_back": "1"})

    post.refresh_from_db()
    assert page.status_code == 200
    assert post.state == State.PUBLISHED


def test_unpublish_takes_it_off_the_site(desk):
    post = PostFactory()

    response = desk.post(step(post, "unpublish"), {"_unpublish": "1"}, follow=True)

    post.refresh_from_db()
    assert post.state == State.DRAFT
    assert said(response) == ["It is off the site, and a draft again."]
    assert desk.get(f"/posts/{post.slug}/").status_code == 404


@pytest.mark.parametrize("name", ["publish", "unpublish"])
def test_steps_are_for_those_who_may_publish(draft, name):
    writer = UserFactory()
    writer.user_permissions.set(Permission.objects.filter(codename__in=["change_post", "view_post"]))
    client = Client()
    client.force_login(writer)

    response = client.post(step(draft, name), {"_publish_now": "1", "_unpublish": "1"})

    assert response.status_code == 403


def test_steps_of_an_unknown_post_are_404(desk):
    assert desk.get("/admin/blog/post/999/publish/").status_code == 404
