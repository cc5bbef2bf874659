"""Earlier versions: listed by day, compared as readers would see them, and brought back."""

import re

import pytest
from django.contrib.auth.models import Permission

from blog.models import Draft, Occasion, Revision
from blog.publishing.publish import publish
from blog.publishing.revisions import remember, set_aside
from blog.publishing.working_copy import fields_of
from tests.admin.test_autosave import opened, typed
from tests.admin.test_saving import change, said, save
from tests.factories import PostFactory, UserFactory

FIRST = "Silence has a job.\n\nThe kettle sings.\n\nThe end."


@pytest.fixture
def post(db):
    return PostFactory(published_at=None, title="Silence", body=FIRST)


@pytest.fixture
def versions(desk, post):
    """The first as it was, the second with a word changed, and what is in the form now with a title changed."""
    save(desk, post, opened(desk, post), body=FIRST.replace("a job", "a hard job"))
    save(desk, post, opened(desk, post), title="Silence, again", body=FIRST.replace("a job", "a hard job"))
    return post


def address(post, **asked):
    return f"/admin/blog/post/{post.pk}/history/?" + "&".join(
        f"{name}={value}" for name, value in asked.items()
    )


def lines(response):
    return [
        (day.name, [(line.what, line.who, line.change) for line in day.lines])
        for day in response.context["days"]
    ]


def test_versions_are_told_by_day_with_who_and_what(desk, post, time_machine):
    theo = UserFactory(first_name="Theo", last_name="Sample")
    for moment, occasion, body, by in [
        ("2026-11-03 14:00:00+00:00", Occasion.SAVED, FIRST, theo),
        ("2026-11-23 14:00:00+00:00", Occasion.KEPT, FIRST + "\n\nAnd more words.", theo),
        ("2026-11-24 14:00:00+00:00", Occasion.SAVED, FIRST.replace("a job", "another job"), None),
    ]:
        time_machine.move_to(moment, tick=False)
        post.body = body
        remember(post, occasion, by=by)
    post.save()
    publish(post, by=theo)

    response = desk.get(address(post))

    assert lines(response) == [
        (
            "Today",
            [
                ("Published", "Theo Sample", "something beside the text"),
                ("Saved", "", "1 word new, 4 gone"),
            ],
        ),
        ("Yesterday", [("Kept by itself", "Theo Sample", "3 words new")]),
        ("Tuesday, 3 November", [("Saved", "Theo Sample", "9 words")]),
    ]


def test_newest_version_that_differs_is_compared_with_now(desk, versions):
    response = desk.get(address(versions))

    assert response.context["chosen"].number == 2
    assert [(name, row.both) for name, row in response.context["comparison"].fields] == [
        ("Title", "<p>Silence<ins>, again</ins></p>")
    ]


def test_changes_of_a_public_post_are_compared_with_what_readers_see(desk):
    post = PostFactory(body="As it was.")
    for body in ("As it was, once.", "As it was, twice."):
        save(desk, post, opened(desk, post), body=body)

    response = desk.get(address(post))

    assert response.context["chosen"].fields["body"] == "As it was."


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ({"version": 1}, ["<ins>hard</ins>"]),
        ({"version": 1, "look": "sides"}, ["<ins>hard</ins>"]),
        ({"version": 1, "with": 2}, ["<ins>hard</ins>"]),
        ({"version": 2, "with": 1}, ["<ins>hard</ins>"]),
        ({"version": 1, "look": "only"}, []),
        ({"version": "x", "look": "y", "with": "9" * 30, "page": "z"}, []),
    ],
)
def test_any_two_versions_are_compared_from_the_older_to_the_newer(desk, versions, asked, marked):
    page = desk.get(address(versions, **asked)).content.decode()

    text = page[page.index('class="text') :]
    assert re.findall(r"<(?:ins|del)>(?:hard|[^<]*job[^<]*)</(?:ins|del)>", text) == marked


def test_equal_paragraphs_are_folded_away(desk, versions):
    page = desk.get(address(versions, version=1)).content.decode()

    assert "Two paragraphs, the same" in page


def test_version_comes_back_into_the_form_with_one_press(desk, versions):
    response = desk.post(f"/admin/blog/post/{versions.pk}/history/1/bring-back/", follow=True)

    versions.refresh_from_db()
    form = opened(desk, versions)
    assert response.redirect_chain[0][0] == change(versions)
    assert said(response)[0].startswith("The version of ")
    assert (form["title"], form["body"]) == ("Silence", FIRST)
    assert versions.title == "Silence, again"
    assert lines(desk.get(address(versions)))[0][1][0][:2] == ("Brought back, as it was in version 1", "You")


def test_version_brought_back_on_a_public_post_changes_nothing_that_readers_see(desk, client, versions):
    post = PostFactory(body="As it was.")
    first = remember(post, Occasion.SAVED, by=None)
    post.body = "As it is."
    post.save()

    desk.post(f"/admin/blog/post/{post.pk}/history/{first.number}/bring-back/")

    assert "As it is." in client.get(post.get_absolute_url()).content.decode()
    assert Draft.objects.get(post=post).fields["body"] == "As it was."


def test_looking_at_a_version_does_not_bring_it_back(desk, versions):
    assert desk.get(f"/admin/blog/post/{versions.pk}/history/1/bring-back/").status_code == 405


def test_words_set_aside_lead_to_both_versions(desk, owner, post):
    aside = set_aside(post, fields_of(post) | {"body": "Aside."}, based_on="", by=owner)

    page = desk.get(address(post)).content.decode()

    assert f'href="/admin/blog/post/{post.pk}/conflict/{aside.number}/"' in page


def test_kept_words_that_were_deleted_are_found_again(desk, post):
    long = "A sentence that will be missed. " * 30
    token = typed(desk, opened(desk, post), body=long).json()["based_on"]
    typed(desk, opened(desk, post) | {"based_on": token}, body="")

    assert long in [revision.fields["body"] for revision in post.revisions.all()]


def test_post_without_versions_says_so(desk, post):
    page = desk.get(address(post)).content.decode()

    assert "There are none yet." in page


@pytest.mark.parametrize("number", [1, 3])
def test_history_asks_the_same_queries_for_any_number_of_versions(
    desk, post, number, django_assert_num_queries
):
    for count in range(number):
        post.body = f"Version {count}."
        remember(post, Occasion.SAVED, by=UserFactory())
    desk.get(address(post))

    with django_assert_num_queries(12):
        desk.get(address(post))


def test_history_shows_twenty_versions_a_page(desk, post):
    for count in range(25):
        post.body = f"Version {count}."
        remember(post, Occasion.SAVED, by=None)

    first, second = (desk.get(address(post, page=page)) for page in (1, 2))

    assert [len(list(page.context["page"])) for page in (first, second)] == [20, 5]
    assert Revision.objects.count() == 25


def test_history_is_for_those_who_may_see_posts(client, post):
    client.force_login(UserFactory())
    refused = client.get(address(post)).status_code
    reader = UserFactory()
    reader.user_permissions.add(Permission.objects.get(codename="view_post"))
    client.force_login(reader)
    remember(post, Occasion.SAVED, by=None)

    seen = client.get(address(post)).content.decode()

    assert refused == 403
    assert "Bring this version back" not in seen
    assert client.post(f"/admin/blog/post/{post.pk}/history/1/bring-back/").status_code == 403


@pytest.mark.parametrize("path", ["999/history/", "999/history/1/bring-back/"])
def test_history_of_an_unknown_post_is_404(desk, path):
    address = f"/admin/blog/post/{path}"

    assert (desk.post(address) if "bring" in path else desk.get(address)).status_code == 404
