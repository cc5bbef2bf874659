import pytest
from django.utils import timezone

from blog.models import Draft, Occasion, Post, Revision
from blog.publishing.drafts import MOST_CHARACTERS, Stale, TooLong, is_up_to_date, keep
from blog.publishing.publish import unpublish
from blog.publishing.working_copy import fields_of, token_for, working_fields
from tests.factories import PostFactory, UserFactory

pytestmark = pytest.mark.django_db

LONG = "A sentence that will be missed. " * 30


@pytest.fixture
def writer():
    return UserFactory()


@pytest.fixture
def post():
    return PostFactory()


def typed(post, body, by, *, based_on=None, window="laptop", **fields):
    """Keep another text for ``post``, as a window that has just been opened would."""
    token = token_for(post) if based_on is None else based_on
    words = working_fields(post) | {"body": body} | fields
    return keep(words, post=post, draft=None, based_on=token, by=by, window=window)


def test_keep_leaves_the_post_as_it_is(post, writer):
    before = post.body

    draft = typed(post, "Other words.", writer, title="Another\ntitle")

    post.refresh_from_db()
    assert (post.body, draft.fields["body"], draft.title) == (before, "Other words.", "Another title")
    assert draft.kept_by == writer
    assert is_up_to_date(draft)


def test_keep_begins_a_new_piece_once_something_is_written(writer):
    nothing = keep({"authors": ["1"]}, post=None, draft=None, based_on="", by=writer)
    draft = keep({"body": "A beginning"}, post=None, draft=None, based_on="", by=writer)

    assert nothing is None
    assert (draft.post, str(draft)) == (None, "Without a title yet")


def test_keep_of_equal_words_is_no_conflict(post, writer):
    typed(post, "Other words.", writer, window="laptop")

    typed(post, "Other words.", writer, window="phone", based_on="of yesterday")

    assert Draft.objects.get().fields["body"] == "Other words."


def test_keep_refuses_what_another_window_has_not_seen(post, writer):
    seen = token_for(post)
    typed(post, "From the laptop.", writer, window="laptop", based_on=seen)

    with pytest.raises(Stale) as refusal:
        typed(post, "From the phone.", writer, window="phone", based_on=seen)

    assert refusal.value.present["body"] == "From the laptop."
    assert Draft.objects.get().fields["body"] == "From the laptop."


def test_keep_goes_on_after_an_answer_that_was_lost(post, writer):
    seen = token_for(post)
    typed(post, "First.", writer, based_on=seen)

    typed(post, "First. Second.", writer, based_on=seen)

    assert Draft.objects.get().fields["body"] == "First. Second."


def test_keep_of_a_new_piece_goes_on_after_an_answer_that_was_lost(writer):
    for body in ("First.", "First. Second."):
        keep({"body": body}, post=None, draft=None, based_on="", by=writer, window="laptop")

    assert Draft.objects.get().fields["body"] == "First. Second."


def test_keep_of_a_new_piece_refuses_another_window(writer):
    draft = keep({"body": "Mine"}, post=None, draft=None, based_on="", by=writer, window="laptop")

    with pytest.raises(Stale):
        keep({"body": "Yours"}, post=None, draft=draft, based_on="", by=writer, window="phone")


def test_what_is_written_and_taken_back_leaves_no_draft(post, writer):
    before = fields_of(post)
    typed(post, "Other words.", writer)

    kept = keep(before, post=post, draft=None, based_on=token_for(post), by=writer, window="laptop")

    assert (kept, Draft.objects.count()) == (None, 0)


def test_keep_has_a_bound(post, writer):
    typed(post, "x" * 1_000_000, writer)

    with pytest.raises(TooLong):
        typed(post, "x" * MOST_CHARACTERS, writer)

    assert len(Draft.objects.get().fields["body"]) == 1_000_000


def test_first_keep_remembers_what_the_post_said(post, writer):
    typed(post, "Other words.", writer)

    assert [(r.occasion, r.fields["body"]) for r in post.revisions.all()] == [(Occasion.KEPT, post.body)]


@pytest.mark.parametrize(
    ("minutes", "first", "window", "remembered"),
    [
        (1, "Short.", "laptop", 1),
        (11, "Short.", "laptop", 2),
        (1, LONG, "laptop", 2),
        (1, "Short.", "phone", 2),
    ],
    ids=["seconds later", "ten minutes later", "a paragraph deleted", "on the phone"],
)
def test_keep_remembers_what_would_be_missed(post, writer, time_machine, minutes, first, window, remembered):
    time_machine.move_to("2026-11-24 10:00:00+00:00", tick=False)
    typed(post, first, writer)
    time_machine.shift(60 * minutes)

    typed(post, "Now.", writer, window=window)

    assert [r.fields["body"] for r in post.revisions.order_by("number")] == [post.body, first][:remembered]


def test_ten_minutes_count_from_the_beginning(post, writer, time_machine):
    time_machine.move_to("2026-11-24 10:00:00+00:00", tick=False)
    Revision.objects.create(post=post, number=1, occasion=Occasion.SAVED, token="-", made_at=timezone.now())
    time_machine.shift(60 * 60 * 24)

    for body in ("A", "An", "And"):
        typed(post, body, writer)

    assert [r.fields.get("body") for r in post.revisions.order_by("number")] == [None, post.body]


def test_draft_does_not_publish_again_what_was_taken_off(post, writer):
    typed(post, "Other words.", writer)

    unpublish(post, by=writer)

    draft = Draft.objects.get()
    assert (draft.fields["published_at"], draft.fields["body"]) == ("", "Other words.")
    assert is_up_to_date(draft)


def test_draft_knows_that_its_post_was_changed_elsewhere(post, writer):
    typed(post, "Other words.", writer)
    other = Post.objects.get()
    other.body = "From the shell."
    other.save()

    assert not is_up_to_date(Draft.objects.get())
