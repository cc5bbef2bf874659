"""A press on Save: what becomes of the words in each state of the post, and that none are ever lost."""

import datetime
from urllib.parse import urlencode

import pytest

from blog.models import Draft, Occasion, Post, State
from blog.publishing.revisions import remember
from tests.admin.test_autosave import opened, typed
from tests.factories import PostFactory

NOVEMBER = datetime.datetime(2025, 11, 3, 15, tzinfo=datetime.UTC)


def change(post):
    return f"/admin/blog/post/{post.pk}/change/"


def step(post, name):
    return f"/admin/blog/post/{post.pk}/{name}/"


def save(client, post, sent, button="_continue", **words):
    address = change(post) if post else "/admin/blog/post/add/"
    return client.post(address, sent | words | {button: "1"})


def said(response):
    return [str(message) for message in response.context["messages"]]


def occasions(post):
    return [revision.occasion for revision in post.revisions.order_by("number")]


@pytest.fixture
def draft(db):
    return PostFactory(published_at=None, body="As it was.")


@pytest.fixture
def public(db):
    return PostFactory(body="As it was.")


def test_save_of_a_draft_changes_the_post_and_leaves_nothing_beside_it(desk, draft):
    typed(desk, opened(desk, draft), body="Typed.")

    save(desk, draft, opened(desk, draft), body="Saved.")

    draft.refresh_from_db()
    assert (draft.body, Draft.objects.count()) == ("Saved.", 0)
    assert occasions(draft) == [Occasion.KEPT, Occasion.KEPT, Occasion.SAVED]


def test_save_that_changes_nothing_is_no_version(desk, draft):
    for _ in range(2):
        save(desk, draft, opened(desk, draft), body="Saved.")

    assert occasions(draft) == [Occasion.KEPT, Occasion.SAVED]


def test_save_of_a_new_piece_makes_a_post_of_its_draft(desk):
    kept = typed(desk, opened(desk), body="A beginning.").json()

    save(desk, None, opened(desk, address=kept["address"]), title="With a title")

    post = Post.objects.get()
    assert (post.title, post.body, Draft.objects.count()) == ("With a title", "A beginning.", 0)
    assert occasions(post) == [Occasion.SAVED]


@pytest.mark.parametrize("published_at", [None, NOVEMBER])
def test_save_leads_back_to_the_list_as_it_was_filtered(desk, published_at):
    post = PostFactory(published_at=published_at)
    filtered = f"{change(post)}?{urlencode({'_changelist_filters': 'q=kettle'})}"

    answer = desk.post(filtered, opened(desk, post) | {"subtitle": "Saved", "_save": "1"})

    assert (answer.status_code, answer.url) == (302, "/admin/blog/post/?q=kettle")


def test_form_with_errors_is_kept_all_the_same(desk, draft):
    response = save(desk, draft, opened(desk, draft), title="", body="Not lost.")

    assert response.context["adminform"].form.errors["title"]
    assert Draft.objects.get().fields["body"] == "Not lost."
    assert response.context["based_on"] == opened(desk, draft)["based_on"]


def test_new_form_with_errors_is_kept_once(desk):
    sent = opened(desk) | {"body": "Not lost."}
    first = save(desk, None, sent)
    again = sent | {"draft": first.context["draft"].pk, "based_on": first.context["based_on"]}

    save(desk, None, again, body="Not lost either.")

    assert Draft.objects.get().fields["body"] == "Not lost either."
    assert Post.objects.count() == 0


def test_save_of_a_public_post_waits(desk, client, public):
    response = save(desk, public, opened(desk, public), body="Changed.")

    page = client.get(public.get_absolute_url()).content.decode()
    assert response.url == change(public)
    assert said(desk.get(response.url)) == ["Saved. Readers see it when you publish the changes."]
    assert ("As it was." in page, "Changed." in page) == (True, False)
    assert opened(desk, public)["body"] == "Changed."
    assert occasions(public) == [Occasion.KEPT, Occasion.SAVED]


def test_changes_go_public_when_she_says_so(desk, client, public):
    response = save(desk, public, opened(desk, public), "_look_over", body="Changed.", title="New title")
    looked_over = desk.get(response.url)

    done = desk.post(
        response.url, {"_publish_now": "1", "looked_over": looked_over.context["looked_over"]}, follow=True
    )

    public.refresh_from_db()
    link = f"<a href='{public.get_absolute_url()}'>See them on the site</a>"
    assert "Changed." in client.get(public.get_absolute_url()).content.decode()
    assert said(done) == [f"The changes are public. {link}"]
    assert (public.title, public.updated_at, Draft.objects.count()) == ("New title", None, 0)
    assert occasions(public)[-1] == Occasion.PUBLISHED


def test_changes_that_changed_while_she_looked_stay_where_they_are(desk, public):
    save(desk, public, opened(desk, public), body="Changed.")
    seen = desk.get(step(public, "publish")).context["looked_over"]
    typed(desk, opened(desk, public), body="Changed again.", window="phone")

    response = desk.post(step(public, "publish"), {"_publish_now": "1", "looked_over": seen})

    public.refresh_from_db()
    assert public.body == "As it was."
    assert [finding.code for finding in response.context["findings"]] == ["changed"]


def test_changes_that_are_not_ready_name_what_is_missing(desk, public):
    save(desk, public, opened(desk, public), body="", categories=[])

    response = desk.post(step(public, "publish"), {"_publish_now": "1"})

    public.refresh_from_db()
    blocking = [finding.code for finding in response.context["findings"] if finding.blocks]
    assert blocking == ["body-missing", "category-missing"]
    assert (public.body, Draft.objects.count()) == ("As it was.", 1)


def test_changes_that_no_post_could_be_name_what_is_wrong(desk, public):
    typed(desk, opened(desk, public), title="")

    response = desk.post(step(public, "publish"), {"_publish_now": "1"})

    assert [(finding.field, finding.message) for finding in response.context["findings"]] == [
        ("title", "Give it a title. A working title is enough for now.")
    ]


def test_publishing_a_draft_takes_what_was_typed_last(desk, draft):
    typed(desk, opened(desk, draft), body="Typed last.")

    desk.post(step(draft, "publish"), {"_publish_now": "1"})

    draft.refresh_from_db()
    assert (draft.body, draft.state, Draft.objects.count()) == ("Typed last.", State.PUBLISHED, 0)


def test_date_of_a_public_post_is_not_emptied_in_the_form(desk, public):
    response = save(desk, public, opened(desk, public), published_at="")

    public.refresh_from_db()
    assert list(response.context["adminform"].form.errors) == ["published_at"]
    assert public.state == State.PUBLISHED


def test_changes_are_dropped_and_can_be_found_again(desk, public):
    save(desk, public, opened(desk, public), body="Changed.")
    page = desk.get(step(public, "drop-changes"))

    desk.post(step(public, "drop-changes"), {"_drop": "1"})

    assert "Readers notice nothing" in page.content.decode()
    assert opened(desk, public)["body"] == "As it was."
    assert public.revisions.newest_first().first().fields["body"] == "Changed."


def test_changes_stay_when_she_says_so(desk, public):
    save(desk, public, opened(desk, public), body="Changed.")

    desk.post(step(public, "drop-changes"), {"_back": "1"})

    assert Draft.objects.count() == 1


def test_beginning_is_thrown_away_after_a_question(desk):
    kept = typed(desk, opened(desk), body="A beginning.").json()
    address = f"/admin/blog/post/drafts/{kept['draft']}/throw-away/"

    page = desk.get(address)
    desk.post(address, {"_back": "1"})
    stayed = Draft.objects.count()
    desk.post(address, {"_throw_away": "1"})

    assert "cannot be brought back" in page.content.decode()
    assert (stayed, Draft.objects.count()) == (1, 0)


@pytest.mark.parametrize("kind", ["draft", "public"])
def test_save_over_words_she_has_not_seen_is_refused_and_keeps_both(desk, request, kind):
    post = request.getfixturevalue(kind)
    sent = opened(desk, post)
    save(desk, post, sent, body="From the laptop.")

    response = save(desk, post, sent, body="From the phone.")

    assert response.status_code == 409
    assert opened(desk, post)["body"] == "From the laptop."
    assert post.revisions.get(occasion=Occasion.ASIDE).fields["body"] == "From the phone."


def test_save_of_equal_words_twice_is_no_conflict(desk, draft):
    sent = opened(desk, draft)

    answers = [save(desk, draft, sent, body="Saved.") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]


def test_changes_meet_a_post_that_was_changed_elsewhere(desk, public):
    save(desk, public, opened(desk, public), body="Changed.")
    public.body = "From the shell."
    public.save()
    remember(public, Occasion.SAVED, by=None)

    response = desk.post(step(public, "publish"), {"_publish_now": "1"})

    public.refresh_from_db()
    assert response.url == step(public, "conflict/0")
    assert (public.body, Draft.objects.get().fields["body"]) == ("From the shell.", "Changed.")


def test_window_opened_before_a_post_was_taken_off_does_not_publish_it_again(desk, client, public):
    sent = opened(desk, public)
    token = typed(desk, sent, body="Changed.").json()["based_on"]
    desk.post(step(public, "unpublish"), {"_unpublish": "1"})

    response = save(desk, public, sent | {"based_on": token, "window": "laptop"}, body="Changed again.")
    desk.post(response.context["address"], {"seen": response.context["seen"], "_merge": "1"})
    save(desk, public, opened(desk, public))

    public.refresh_from_db()
    assert response.status_code == 409
    assert (public.body, public.state) == ("Changed again.", State.DRAFT)


def test_save_of_a_text_that_cannot_be_taken_keeps_the_rest(desk, draft):
    typed(desk, opened(desk, draft), body="Kept.")

    response = save(desk, draft, opened(desk, draft), body_document="no document", title="Taken")

    fields = Draft.objects.get().fields
    assert list(response.context["adminform"].form.errors) == ["body"]
    assert (fields["body"], fields["title"]) == ("Kept.", "Taken")
    assert draft.revisions.newest_first().first().fields["body"] == "Kept."


def test_save_of_what_is_too_long_can_be_tried_again(desk, draft):
    sent = opened(desk, draft)
    response = save(desk, draft, sent, body="x" * 2_000_001)

    again = save(desk, draft, sent | {"based_on": response.context["based_on"]}, body="Shorter.")

    draft.refresh_from_db()
    assert (response.status_code, again.status_code, draft.body) == (200, 302, "Shorter.")


def test_new_piece_sent_twice_from_one_window_is_one_post(desk):
    sent = opened(desk) | {"title": "Once", "body": "Only once.", "window": "one"}

    first, second = (save(desk, None, sent) for _ in range(2))

    assert first.url == second.url == change(Post.objects.get())
    assert Draft.objects.count() == 0


def test_other_words_sent_again_from_that_window_are_set_aside(desk):
    sent = opened(desk) | {"title": "Once", "body": "Only once.", "window": "one"}
    save(desk, None, sent)

    refused = save(desk, None, sent, body="And once more.")

    post = Post.objects.get()
    assert (refused.status_code, post.body) == (409, "Only once.")
    assert post.revisions.get(occasion=Occasion.ASIDE).fields["body"] == "And once more."


def test_two_windows_may_begin_pieces_of_one_name(desk):
    for window in ("one", "two"):
        save(desk, None, opened(desk) | {"title": "Once", "body": "Only once.", "window": window})

    assert Post.objects.count() == 2


@pytest.mark.parametrize("post", ["draft", "public"])
def test_form_sent_without_any_text_leaves_the_text(desk, post, request):
    post = request.getfixturevalue(post)
    sent = {name: value for name, value in opened(desk, post).items() if name != "body"}

    save(desk, post, sent, title="Another title")

    post.refresh_from_db()
    waiting = Draft.objects.filter(post=post).first()
    assert (waiting.fields["body"] if waiting else post.body) == "As it was."
    assert post.body == "As it was."


def test_text_that_was_emptied_on_purpose_is_empty(desk, draft):
    save(desk, draft, opened(desk, draft), body="")

    draft.refresh_from_db()
    assert draft.body == ""
