"""The wastebasket: in, back, and only from there gone for good."""

import pytest
from django.contrib.auth.models import Permission

from blog.admin import trash
from blog.models import Post, State
from blog.publishing.trash import put_in
from tests.admin.test_autosave import opened
from tests.admin.test_saving import change, said, save, step
from tests.factories import AuthorFactory, CategoryFactory, PostFactory, UserFactory

LIST = "/admin/blog/post/"
BASKET = f"{LIST}?state=wastebasket"


@pytest.fixture
def thrown(db, owner):
    post = PostFactory(title="Thrown away", authors=[AuthorFactory()], categories=[CategoryFactory()])
    put_in(post, by=owner)
    return post


def act(client, address, action, *posts, **more):
    ticked = [post.pk for post in posts]
    return client.post(address, {"action": action, "_selected_action": ticked, **more}, follow=True)


def titles(response):
    return [post.title for post in response.context["cl"].result_list]


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2025-01-10 15:00+00:00", "gone from every page"),
        ("2090-01-10 15:00+00:00", "does not appear on"),
        (None, ""),
    ],
)
def test_wastebasket_asks_first_and_says_what_it_means(desk, client, moment, words):
    post = PostFactory(slug="here", published_at=moment)
    page = desk.get(step(post, "wastebasket")).content.decode()
    desk.post(step(post, "wastebasket"), {"_back": "1"})
    stayed = not Post.objects.get().trashed_at

    response = desk.post(step(post, "wastebasket"), {"_trash": "1"}, follow=True)

    post.refresh_from_db()
    assert words in page
    assert stayed
    assert post.trashed_at
    assert client.get("/posts/here/").status_code == 404
    assert f"<a href='/admin/blog/post/{post.pk}/put-back/'>Put it back</a>" in said(response)[0]
    assert titles(response) == []


def test_list_shows_the_wastebasket_by_itself_and_searches_it(desk, thrown):
    PostFactory(title="Still here")

    assert titles(desk.get(LIST)) == ["Still here"]
    assert titles(desk.get(BASKET)) == ["Thrown away"]
    assert titles(desk.get(LIST, {"q": "Thrown"})) == []
    assert titles(desk.get(LIST, {"q": "Thrown", "state": "wastebasket"})) == ["Thrown away"]
    assert "In the wastebasket</td>" in desk.get(BASKET).content.decode()


def test_dashboard_shows_nothing_of_the_wastebasket(desk, thrown):
    assert "Thrown away" not in desk.get("/admin/").content.decode()


def test_post_is_put_back_as_a_draft_with_all_it_had(desk, thrown):
    page = desk.get(change(thrown)).content.decode()

    response = desk.post(step(thrown, "put-back"), {"_put_back": "1"}, follow=True)

    post = Post.objects.get()
    assert "It is in the wastebasket, and off the site." in page
    assert response.redirect_chain[0][0] == change(post)
    assert (post.trashed_at, post.state) == (None, State.DRAFT)
    assert (len(post.byline), len(post.ordered_categories)) == (1, 1)


def test_put_back_asks_when_it_is_only_opened(desk, thrown):
    page = desk.get(step(thrown, "put-back"))

    assert "Back on the desk it is a draft" in page.content.decode()
    assert Post.objects.get().trashed_at


def test_what_is_in_the_wastebasket_can_be_written_and_not_published(desk, thrown):
    save(desk, thrown, opened(desk, thrown), body="Still written.")
    response = desk.post(step(thrown, "publish"), {"_publish_now": "1"})

    post = Post.objects.get()
    assert (post.body, post.state) == ("Still written.", State.DRAFT)
    assert "in-the-wastebasket" in [finding.code for finding in response.context["findings"]]


def test_only_what_is_in_the_wastebasket_is_deleted(desk, thrown):
    kept = PostFactory()

    refused = desk.post(step(kept, "delete"), {"post": "yes"})
    page = desk.get(step(thrown, "delete")).content.decode()
    desk.post(step(thrown, "delete"), {"post": "yes"})

    assert refused.status_code == 403
    assert "Nobody can bring it back" in page
    assert "revision" not in page.casefold()
    assert list(Post.objects.all()) == [kept]


def test_several_are_put_in_put_back_and_deleted(desk):
    posts = [PostFactory(), PostFactory(published_at=None), PostFactory()]

    put = act(desk, LIST, "put_in", *posts)
    back = act(desk, BASKET, "put_back", posts[0])
    asked = act(desk, BASKET, "delete_selected", *posts[1:])
    act(desk, BASKET, "delete_selected", *posts[1:], post="yes")

    assert said(put)[0].startswith("3 posts are in the wastebasket, and off the site.")
    assert said(back) == ["One post is on the desk again, as a draft. Readers do not see it."]
    assert "Nobody can bring them back" in asked.content.decode()
    assert list(Post.objects.kept()) == [posts[0]]
    assert Post.objects.count() == 1


def test_nothing_is_deleted_out_of_the_list(desk):
    post = PostFactory()

    act(desk, LIST, "delete_selected", post, post="yes")

    assert Post.objects.count() == 1


@pytest.mark.django_db
def test_wastebasket_is_for_those_who_may_take_it_off_the_site(client):
    writer = UserFactory()
    writer.user_permissions.set(Permission.objects.filter(codename__in=["change_post", "view_post"]))
    client.force_login(writer)
    public, draft = PostFactory(), PostFactory(published_at=None)

    refused = client.post(step(public, "wastebasket"), {"_trash": "1"})
    refused_together = act(client, LIST, "put_in", public)
    client.post(step(draft, "wastebasket"), {"_trash": "1"})
    deleting = client.post(step(draft, "delete"), {"post": "yes"})

    assert (refused.status_code, refused_together.status_code, deleting.status_code) == (403, 403, 403)
    assert list(Post.objects.trashed()) == [draft]


@pytest.mark.parametrize("name", ["wastebasket", "put-back"])
def test_wastebasket_of_an_unknown_post_is_404(desk, name):
    assert desk.get(f"/admin/blog/post/999/{name}/").status_code == 404


@pytest.mark.parametrize("action", ["put_in", "put_back", "delete_selected"])
def test_very_many_posts_at_once_are_refused(desk, owner, monkeypatch, action):
    monkeypatch.setattr(trash, "AT_ONCE", 2)
    posts = [PostFactory(published_at=None) for _ in range(3)]
    if action != "put_in":
        for post in posts:
            put_in(post, by=owner)
    before = set(Post.objects.values_list("pk", "trashed_at"))

    answer = act(
        desk, LIST if action == "put_in" else BASKET, action, posts[0], select_across="1", post="yes"
    )

    assert said(answer) == [trash.TOO_MANY]
    assert set(Post.objects.values_list("pk", "trashed_at")) == before


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"action": "put_in"}, "Tick the posts first. Nothing was changed."),
        (
            {"action": "", "_selected_action": ["1"]},
            "Choose what to do with them first. Nothing was changed.",
        ),
    ],
)
def test_going_on_without_a_tick_or_a_choice_says_what_is_missing(desk, sent, words):
    PostFactory()

    answer = desk.post("/admin/blog/post/?q=post", {**sent, "index": "0"}, follow=True)

    assert answer.redirect_chain == [("/admin/blog/post/?q=post", 302)]
    assert [str(message) for message in answer.context["messages"]] == [words]
