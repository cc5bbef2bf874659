"""Marking a post as reviewed: a page of its own, for those who may publish."""

import datetime

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.test import Client

from blog.models import Post
from tests.factories import AuthorFactory, PublishedPostFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel("2026-11-25 18:00Z", tick=False):
        yield


def step(post):
    return f"/admin/blog/post/{post.pk}/clinical-review/"


def test_step_proposes_today_and_a_year_later_and_leaves_out_the_authors(desk):
    post, other = PublishedPostFactory(), AuthorFactory()

    form = desk.get(step(post)).context["form"]

    assert (form.initial["on"], form.initial["due"]) == (
        datetime.date(2026, 11, 25),
        datetime.date(2027, 11, 25),
    )
    assert list(form.fields["reviewer"].queryset) == [other]


def test_step_writes_the_review_down_and_nothing_else(desk):
    post, reviewer = PublishedPostFactory(body="As it was."), AuthorFactory()

    answer = desk.post(
        step(post), {"_reviewed": "1", "reviewer": reviewer.pk, "on": "2026-11-20", "due": "2027-06-01"}
    )

    found = Post.objects.get()
    assert answer.url == f"/admin/blog/post/{post.pk}/change/"
    assert (found.reviewed_by, str(found.reviewed_on), str(found.review_due_on)) == (
        reviewer,
        "2026-11-20",
        "2027-06-01",
    )
    assert (found.body, found.updated_at) == ("As it was.", None)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"on": "soon"}, {"on": ["Write the day like 2026-11-26."]}),
        (
            {"on": "2026-12-01"},
            {"on": ["The review has taken place already: choose today or a day before it."]},
        ),
        ({"reviewer": ""}, {"reviewer": ["Choose who reviewed it."]}),
    ],
)
def test_step_says_what_cannot_be(desk, typed, error):
    post, reviewer = PublishedPostFactory(), AuthorFactory()

    page = desk.post(step(post), {"_reviewed": "1", "reviewer": reviewer.pk, "on": "2026-11-20"} | typed)

    assert page.context["form"].errors == error
    assert Post.objects.get().reviewed_on is None


def test_step_takes_a_review_back(desk):
    post = PublishedPostFactory()
    desk.post(step(post), {"_reviewed": "1", "reviewer": AuthorFactory().pk, "on": "2026-11-20"})

    desk.post(step(post), {"_withdraw": "1"})

    assert Post.objects.get().reviewed_by is None


def test_step_asks_for_a_second_person_where_there_is_none(desk):
    page = desk.get(step(PublishedPostFactory())).content.decode()

    assert "Add the person who reviewed it" in page
    assert 'name="_reviewed"' not in page


def test_dashboard_lists_what_is_due(desk):
    post, reviewer = PublishedPostFactory(title="Slow desire"), AuthorFactory()
    before = desk.get("/admin/").content.decode()

    desk.post(
        step(post), {"_reviewed": "1", "reviewer": reviewer.pk, "on": "2025-11-20", "due": "2026-11-20"}
    )

    after = desk.get("/admin/").content.decode()
    assert ("Review “Slow desire” again" in before, "Review “Slow desire” again" in after) == (False, True)
    assert "due on 20 November 2026" in after


def test_step_is_for_those_who_may_publish():
    writer = UserFactory()
    writer.user_permissions.add(Permission.objects.get(codename="change_post"))
    writer.user_permissions.add(Permission.objects.get(codename="view_post"))
    client = Client()
    client.force_login(writer)
    post = PublishedPostFactory()

    answer = client.post(step(post), {"_reviewed": "1", "reviewer": AuthorFactory().pk, "on": "2026-11-20"})

    assert answer.status_code == 403
    assert Post.objects.get().reviewed_by is None
