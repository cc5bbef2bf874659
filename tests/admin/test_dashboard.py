"""The first page of the desk."""

import datetime

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from blog.admin.dashboard import greeting
from blog.models import CrisisResource, Draft, Post
from blog.publishing.working_copy import fields_of
from tests.factories import AuthorFactory, PostFactory, UserFactory


@pytest.mark.parametrize(
    ("hour", "words"),
    [(0, "Good morning"), (11, "Good morning"), (12, "Good afternoon"), (18, "Good evening")],
)
def test_greeting_follows_the_hour(hour, words):
    assert greeting(hour) == words


def test_dashboard_shows_what_lies_on_the_desk(desk):
    PostFactory(title="Older draft", published_at=None)
    PostFactory(title="Latest draft", published_at=None)
    PostFactory(title="Waiting", published_at=datetime.datetime(2090, 11, 26, 13, tzinfo=datetime.UTC))
    PostFactory(title="Public")

    response = desk.get("/admin/")

    page = response.content.decode()
    places = [page.index(words) for words in ("Latest draft", "Older draft", "Waiting", "Public")]
    assert places == sorted(places)
    assert "Sunday 26 November 2090, 7:00 am (Central Time)" in page


@pytest.mark.parametrize("number", [2, 20])
def test_dashboard_asks_the_same_queries_for_any_number_of_posts(desk, number, django_assert_num_queries):
    for moment in (None, timezone.now(), timezone.now() + datetime.timedelta(days=1)):
        for _ in range(number):
            post = PostFactory(published_at=moment, tags=["repair"])
            Draft.objects.create(post=post, fields=fields_of(post), title=post.title)
            Draft.objects.create(fields={"body": "Begun."})
    desk.get("/admin/")

    with django_assert_num_queries(21):
        desk.get("/admin/")


def test_piece_in_hand_is_where_she_stopped(desk, owner):
    PostFactory(title="Somebody's draft", published_at=None)
    body = "A beginning.\n\n" + "word " * 60 + "and here she *stopped*."
    draft = Draft.objects.create(title="In hand", fields={"title": "In hand", "body": body}, kept_by=owner)

    page = desk.get("/admin/")

    last = page.context["last"]
    assert (last["title"], last["address"]) == ("In hand", f"/admin/blog/post/add/?draft={draft.pk}")
    assert last["piece"].last_words.endswith("word word and here she stopped.")
    assert last["piece"].is_cut
    assert last["piece"].words == 66


def test_changes_of_a_public_post_are_told_apart_from_drafts(desk, owner):
    post = PostFactory(title="On the site")
    Draft.objects.create(post=post, fields=fields_of(post), title="Newer title", kept_by=UserFactory())

    page = desk.get("/admin/")

    assert page.context["pieces"] == []
    assert page.context["desk"].changed == {post.pk}
    assert "with changes not yet public" in page.content.decode()


def test_draft_in_the_wastebasket_is_not_on_the_desk(desk):
    post = PostFactory(published_at=None, trashed_at=timezone.now())
    Draft.objects.create(post=post, fields=fields_of(post), title="Thrown away")

    page = desk.get("/admin/")

    assert page.context["last"] is None


def test_ways_to_begin_lead_to_the_form(desk):
    page = desk.get("/admin/").content.decode()

    assert [f"?start={key}" in page for key in ("question", "myth", "ritual", "words")] == [True] * 4


def test_samples_are_offered_on_an_empty_site_and_go_again(desk, small_pictures):
    offered = "Put in sample content" in desk.get("/admin/").content.decode()
    desk.post("/admin/samples/", {"_load": "1"})
    loaded = Post.objects.filter(is_sample=True).count()
    removable = "Remove the sample content" in desk.get("/admin/").content.decode()
    desk.post("/admin/samples/", {"_remove": "1"})

    assert (offered, removable) == (True, True)
    assert loaded >= 12
    assert Post.objects.count() == 0


def test_samples_are_the_owners_affair(db):
    client = Client()
    client.force_login(UserFactory())

    response = client.post("/admin/samples/", {"_load": "1"})

    assert response.status_code == 403
    assert Post.objects.count() == 0


def test_samples_need_a_button(desk):
    assert desk.get("/admin/samples/").status_code == 405


@time_machine.travel("2026-11-25 18:00Z", tick=False)
def test_lines_are_mentioned_until_somebody_called_and_again_after_half_a_year(desk):
    def due():
        return len(desk.get("/admin/").context["needs"].get("lines_due", []))

    lines, today = CrisisResource.objects, timezone.localdate()
    number = lines.count()
    before = due()
    lines.update(checked_on=today - datetime.timedelta(days=180))
    fresh = due()
    lines.filter(address="tel:988").update(checked_on=today - datetime.timedelta(days=181))

    assert (before, fresh, due()) == (number, 0, 1)


@time_machine.travel("2026-11-25 18:00Z", tick=False)
@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ("2026-11-24", "The licence of Ann has expired"),
        ("2026-11-25", "Renew the licence of Ann: today is its last day"),
        ("2026-11-26", "Renew the licence of Ann: 1 day left"),
        ("2026-12-09", "Renew the licence of Ann: 14 days left"),
        ("2026-12-10", "Renew the licence of Ann"),
        ("2027-01-24", "Renew the licence of Ann"),
    ],
)
def test_licence_that_ends_is_on_the_desk_from_sixty_days_before(desk, ends, said):
    author = AuthorFactory(name="Ann", licence_expires_on=ends)

    page = desk.get("/admin/").content.decode()

    assert f'<p class="what">{said}</p>' in page
    assert ('class="pressing"' in page) == ("expired" in said)
    assert f'href="/admin/blog/author/{author.pk}/change/#id_licence_expires_on"' in page


@time_machine.travel("2026-11-25 18:00Z", tick=False)
@pytest.mark.parametrize(("ends", "status"), [("2027-01-25", "full"), (None, "full"), ("2026-11-01", "none")])
def test_licence_that_holds_is_not_on_the_desk(desk, ends, status):
    AuthorFactory(licence_expires_on=ends, licence_status=status)

    assert "licences_ending" not in desk.get("/admin/").context["needs"]


def test_licence_that_ends_is_no_affair_of_those_who_cannot_mend_it(db, client):
    AuthorFactory(name="Ann", licence_expires_on="2020-01-01")
    client.force_login(UserFactory())

    assert "licence of Ann" not in client.get("/admin/").content.decode()


def test_nothing_is_asked_of_somebody_who_may_not_see_to_it(client, db):
    CrisisResource.objects.create(name="Danger right now", contact="911", address="tel:911")
    PostFactory(is_sample=True)
    client.force_login(UserFactory())

    response = client.get("/admin/")

    assert response.context["needs"] == {}
    assert "When you have a minute" not in response.content.decode()
