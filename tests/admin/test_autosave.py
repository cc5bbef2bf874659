"""The form that sends itself: what is kept, what is answered, and what is refused."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.models import Draft, Occasion, Post
from blog.publishing.drafts import MOST_CHARACTERS
from blog.publishing.trash import put_in
from tests.factories import AuthorFactory, CategoryFactory, PostFactory, TagFactory, UserFactory

AUTOSAVE = "/admin/blog/post/autosave/"
STILL_HERE = "/admin/blog/post/still-here/"


def opened(client, post=None, address=None):
    """What a browser would send from the form that it has just opened."""
    page = client.get(address or (f"/admin/blog/post/{post.pk}/change/" if post else "/admin/blog/post/add/"))
    form = page.context["adminform"].form
    with timezone.override("America/Chicago"):  # where the practice is
        values = {name: form[name].value() for name in form.fields}
        if values.get("published_at"):
            values["published_at"] = form.fields["published_at"].widget.format_value(values["published_at"])
    draft = page.context["draft"]
    hidden = {
        "based_on": page.context["based_on"],
        "draft": draft.pk if draft else "",
        "post": post.pk if post else "",
    }
    return {name: value for name, value in values.items() if value} | hidden


def typed(client, sent, **words):
    return client.post(AUTOSAVE, sent | {"window": "laptop"} | words)


@pytest.fixture
def post(db):
    return PostFactory(
        published_at=None,
        authors=[AuthorFactory(), AuthorFactory()],
        categories=[CategoryFactory(), CategoryFactory()],
        tags=["now", "and then"],
    )


@pytest.fixture
def theo(db):
    client = Client()
    client.force_login(UserFactory(is_superuser=True, first_name="Theo", last_name="Sample"))
    return client


def test_autosave_of_an_untouched_form_keeps_nothing(desk, post):
    answer = typed(desk, opened(desk, post))

    assert answer.status_code == 200
    assert Draft.objects.count() == 0


def test_autosave_keeps_the_whole_form_and_says_so(desk, owner, post, time_machine):
    time_machine.move_to("2026-11-24 16:42:00+00:00", tick=False)
    sent = opened(desk, post)

    answer = typed(desk, sent, title="Another title", body="Other\r\nwords.", tags="rituals, silence")

    draft = Draft.objects.get()
    again = opened(desk, post)
    assert answer.json() == {
        "saved_at": "10:42 am",
        "based_on": again["based_on"],
        "draft": draft.pk,
        "address": f"/admin/blog/post/{post.pk}/change/",
        "others": [],
        "missing": [],
    }
    assert (draft.post, draft.kept_by, draft.fields["body"]) == (post, owner, "Other\nwords.")
    assert (again["title"], again["body"], again["tags"]) == (
        "Another title",
        "Other\nwords.",
        "rituals, silence",
    )
    assert again["authors"] == sent["authors"] == [str(author.pk) for author in post.byline]
    assert Post.objects.get().title == post.title


def test_autosave_of_a_new_piece_can_be_opened_again(desk):
    answer = typed(desk, opened(desk), body="A beginning").json()

    again = opened(desk, address=answer["address"])
    assert answer["address"] == f"/admin/blog/post/add/?draft={answer['draft']}"
    assert answer["missing"] == [
        {"field": "title", "message": "Give it a title. A working title is enough for now."}
    ]
    assert (again["body"], again["draft"], again["based_on"]) == (
        "A beginning",
        answer["draft"],
        answer["based_on"],
    )
    assert Post.objects.count() == 0


def test_autosave_keeps_what_no_post_could_be(desk, post):
    words = {"title": "", "published_at": "next week", "body": "> " * 5000 + "deep", "slug": "no address"}

    answer = typed(desk, opened(desk, post), **words)

    assert {row["field"] for row in answer.json()["missing"]} == {"title", "published_at", "slug"}
    again = opened(desk, post)
    assert {name: again.get(name, "") for name in words} == words


def test_autosave_goes_on_from_its_own_answer(desk, post):
    sent = opened(desk, post)
    token = typed(desk, sent, body="One.").json()["based_on"]

    answer = typed(desk, sent | {"based_on": token, "window": ""}, body="One. Two.")

    assert answer.status_code == 200
    assert Draft.objects.get().fields["body"] == "One. Two."


def test_autosave_refuses_to_write_over_another_window_and_keeps_both(desk, post):
    sent = opened(desk, post)
    typed(desk, sent, body="From the laptop.")

    answers = [typed(desk, sent, body=body, window="phone") for body in ("From", "From the phone.")]

    aside = post.revisions.get(occasion=Occasion.ASIDE)
    assert [answer.status_code for answer in answers] == [409, 409]
    assert answers[1].json() == {
        "message": "This was changed on another screen. Your words are safe: look at both versions.",
        "conflict": f"/admin/blog/post/{post.pk}/conflict/{aside.number}/",
    }
    assert (Draft.objects.get().fields["body"], aside.fields["body"]) == (
        "From the laptop.",
        "From the phone.",
    )
    assert aside.based_on == sent["based_on"]


def test_autosave_of_a_new_piece_refuses_another_window_and_keeps_both(desk):
    draft = typed(desk, opened(desk), body="From the laptop.").json()["draft"]

    answer = typed(desk, opened(desk) | {"draft": draft}, body="From the phone.", window="phone")

    apart = Draft.objects.exclude(pk=draft).get()
    assert answer.status_code == 409
    assert answer.json()["conflict"] == f"/admin/blog/post/drafts/{draft}/conflict/{apart.pk}/"
    assert apart.fields["body"] == "From the phone."


def test_autosave_keeps_the_words_of_a_post_that_is_gone(desk, post):
    sent = opened(desk, post)
    Post.objects.all().delete()

    answer = typed(desk, sent, body="Not lost.")

    assert answer.json()["address"] == f"/admin/blog/post/add/?draft={Draft.objects.get().pk}"
    assert Draft.objects.get().fields["body"] == "Not lost."


def test_autosave_keeps_words_of_a_post_in_the_wastebasket(desk, owner, post):
    sent = opened(desk, post)
    put_in(post, by=owner)

    assert typed(desk, sent, body="Still written.").status_code == 200


@pytest.mark.parametrize("pk", ["", "0", "x", "-1", "9" * 40, "１", "1; drop"])
def test_autosave_passes_over_ids_that_are_none(desk, pk):
    answer = typed(
        desk, {"post": pk, "draft": pk, "title": "T", "authors": pk, "lead_image": pk, "based_on": pk}
    )

    assert answer.status_code == 200
    assert Draft.objects.get().fields["title"] == "T"


def test_autosave_says_when_it_is_too_long(desk, post):
    answer = typed(desk, opened(desk, post), body="x" * (MOST_CHARACTERS + 1))

    assert answer.status_code == 413
    assert answer.json() == {
        "message": "This is too long to be kept. Please take a part of it out, and keep that part elsewhere."
    }


def test_autosave_of_a_text_that_cannot_be_taken_leaves_what_was_kept(desk, post):
    sent = opened(desk, post)
    token = typed(desk, sent, body="Kept.").json()["based_on"]

    answer = typed(desk, sent | {"based_on": token}, body_document="no document", title="Not taken either")

    draft = Draft.objects.get()
    assert answer.status_code == 413
    assert answer.json()["message"]
    assert (draft.fields["body"], draft.fields["title"]) == ("Kept.", post.title)


def test_autosave_stores_no_sign_that_a_database_refuses(desk, post):
    typed(desk, opened(desk, post), body="nothing\x00here")

    assert Draft.objects.get().fields["body"] == "nothinghere"


def test_autosave_tells_who_is_signed_out(client, post):
    answer = client.post(AUTOSAVE, {"post": post.pk}, headers={"X-Requested-With": "fetch"})

    assert (answer.status_code, answer.json()) == (401, {"signed_out": True})


@pytest.mark.parametrize(("codename", "status"), [("view_post", 403), ("change_post", 200)])
def test_autosave_is_for_those_who_may_change(client, post, codename, status):
    reader = UserFactory()
    reader.user_permissions.add(Permission.objects.get(codename=codename))
    client.force_login(reader)

    assert client.post(AUTOSAVE, {"post": post.pk, "title": "T", "window": "w"}).status_code in (status, 409)


def test_autosave_does_not_take_over_what_the_form_does_not_ask(client, post):
    writer = UserFactory()
    writer.user_permissions.set(Permission.objects.filter(codename__in=["change_post", "view_post"]))
    client.force_login(writer)
    sent = opened(client, post) | {"published_at": "2024-03-01T06:30"}

    typed(client, sent, body="Other words.")

    assert Draft.objects.get().fields["published_at"] == ""


def test_autosave_names_who_else_has_it_open(desk, theo, post, time_machine):
    time_machine.move_to("2026-11-24 16:38:00+00:00", tick=False)
    theo.post(STILL_HERE, {"post": post.pk, "window": "of Theo"})

    answer = typed(desk, opened(desk, post), body="Other words.")
    theo.post(STILL_HERE, {"post": post.pk, "window": "of Theo", "gone": "1"})
    later = desk.post(STILL_HERE, {"post": post.pk, "window": "laptop"})

    assert answer.json()["others"] == [{"name": "Theo Sample", "since": "10:38 am"}]
    assert later.json() == {"others": []}


def test_autosave_leaves_the_public_page_and_its_memory_alone(desk, client):
    post = PostFactory(body="Public words.")
    with CaptureQueriesContext(connection) as queries:
        typed(desk, opened(desk, post), body="Not public words.")

    page = client.get(post.get_absolute_url()).content.decode()
    assert "Public words." in page
    assert "Not public words." not in page
    assert not [q for q in queries if q["sql"].startswith("UPDATE") and "blog_generation" in q["sql"]]


@pytest.mark.parametrize("number", [1, 3])
def test_autosave_asks_the_same_queries_for_any_number_of_rows(desk, number, django_assert_num_queries):
    rows = {
        "authors": [AuthorFactory() for _ in range(number)],
        "tags": [TagFactory() for _ in range(number)],
    }
    post = PostFactory(published_at=None, categories=[CategoryFactory() for _ in range(number)], **rows)
    sent = opened(desk, post)
    typed(desk, sent, body="One.")

    with django_assert_num_queries(40):
        typed(desk, sent, body="One. Two.")
