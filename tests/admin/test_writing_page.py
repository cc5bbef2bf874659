"""What stands around the post's form: its parts, the status line, the actions that somebody may use."""

import datetime
import re

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.test import Client

from blog.models import Draft
from blog.publishing.working_copy import fields_of
from tests.factories import AuthorFactory, PostFactory, UserFactory

ADD = "/admin/blog/post/add/"


def change(post):
    return f"/admin/blog/post/{post.pk}/change/"


def lines(response):
    """What the folded parts say while they are closed."""
    parts = [*response.context["near"], *response.context["folded"]]
    return {part.fieldset.name: part.value for part in parts}


def test_folded_parts_say_what_is_inside(desk):
    post = PostFactory(
        published_at=None, authors=[AuthorFactory(name="Nora Sample")], slug="after", summary="In short."
    )

    assert lines(desk.get(change(post))) == {
        "Author": "Nora Sample, LMFT",
        "Picture": "none yet",
        "Sources": "none yet",
        "Summary": "In short.",
        "Web address": "after",
        "To take along": "nothing",
        "Series": "none",
        "Care for the reader": "nothing to say beforehand",
        "Discretion": "as usual",
        "Shared link": "in its own words",
        "Date on the site": "none",
    }


def test_folded_part_with_a_mistake_is_open(desk):
    response = desk.post(ADD, {"title": "Kept", "slug": "two words"})

    open_parts = [part.fieldset.name for part in response.context["folded"] if part.is_open]
    assert open_parts == ["Web address"]
    assert response.context["kept"].words == "Not saved: see what is marked"


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (datetime.timedelta(0), "Saved 10:42 am"),
        (datetime.timedelta(days=1), "Saved yesterday, 10:42 am"),
        (datetime.timedelta(days=3), "Saved Monday, 10:42 am"),
        (datetime.timedelta(days=23), "Saved 3 November"),
        (datetime.timedelta(days=400), "Saved 22 October 2025"),
    ],
)
def test_status_line_says_when_it_was_saved(owner, ago, words):
    with time_machine.travel("2026-11-26 16:42:00+00:00", tick=False) as clock:
        clock.shift(-ago)
        post = PostFactory(published_at=None)
        clock.shift(ago)
        desk = Client()
        desk.force_login(owner)

        assert desk.get(change(post)).context["kept"].words == words


def test_changes_of_a_public_post_are_said(desk, owner):
    post = PostFactory()
    Draft.objects.create(post=post, fields=fields_of(post) | {"title": "Changed"}, kept_by=owner)

    response = desk.get(change(post))

    assert response.context["card"].says == "Public, with changes"


def test_form_is_complete_without_any_script(desk):
    page = desk.get(change(PostFactory(published_at=None))).content.decode()

    names = set(re.findall(r'<(?:input|textarea|select)[^>]*\sname="(\w+)"', page))
    assert {"title", "subtitle", "body", "slug", "summary", "authors", "categories", "tags"} <= names
    assert {"published_at", "lead_image", "lead_image_alt", "based_on", "post", "draft"} <= names


def test_django_scripts_stay_away_from_the_form(desk):
    page = desk.get(ADD).content.decode()

    assert re.findall(r'<script[^>]*src="[^"]*(jquery|jsi18n)', page) == []


def test_somebody_who_may_only_look_gets_no_button(db):
    looker = UserFactory()
    looker.user_permissions.add(Permission.objects.get(codename="view_post"))
    client = Client()
    client.force_login(looker)

    page = client.get(change(PostFactory(published_at=None))).content.decode()

    assert 'form="post_form"' not in page
    assert "You can read it." in page


def test_somebody_who_may_only_look_reads_the_words_in_hand(db):
    looker = UserFactory()
    looker.user_permissions.add(Permission.objects.get(codename="view_post"))
    post = PostFactory(title="Older title", tags=["silence"])
    words = {**fields_of(post), "title": "Newer title", "body": "Words of **today**.", "tags": "repair"}
    Draft.objects.create(post=post, fields=words, title="Newer title")
    client = Client()
    client.force_login(looker)

    page = client.get(change(post)).content.decode()

    found = [words in page for words in ("Newer title", "Words of <strong>today</strong>.")]
    assert found == [True, True]
    assert re.search(r"field-tags_in_words.*?readonly\">(.*?)<", page, re.DOTALL)[1] == "repair"


def test_without_a_category_the_way_to_the_first_one_is_there(desk):
    page = desk.get(ADD).content.decode()

    assert re.search(
        r'class="no-categories">[^<]*<a href="/admin/blog/category/add/">Add the first one</a>', page
    )
