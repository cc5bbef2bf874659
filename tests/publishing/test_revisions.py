import pytest

from blog.models import Draft, Occasion
from blog.publishing.drafts import keep
from blog.publishing.publish import publish, unpublish
from blog.publishing.revisions import bring_back, remember, set_aside, with_token
from blog.publishing.working_copy import fields_of, token_for, token_of, working_fields
from tests.factories import PostFactory, PublishedPostFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return UserFactory()


def occasions(post):
    return [(r.number, r.occasion) for r in post.revisions.order_by("number")]


def test_save_is_remembered_once(writer):
    post = PostFactory(published_at=None)

    made = [remember(post, Occasion.SAVED, by=writer) for _ in range(2)]

    assert made[1] is None
    assert (made[0].number, made[0].words, made[0].made_by) == (1, 3, writer)
    assert made[0].fields == fields_of(post)


def test_saved_on_purpose_is_more_than_kept(writer):
    post = PostFactory(published_at=None)
    remember(post, Occasion.KEPT, by=None)

    remember(post, Occasion.SAVED, by=writer)

    assert occasions(post) == [(1, Occasion.SAVED)]


def test_publishing_and_taking_off_are_remembered(writer):
    post = PublishedPostFactory(published_at=None)

    publish(post, by=writer)
    unpublish(post, by=writer)

    assert occasions(post) == [(1, Occasion.KEPT), (2, Occasion.PUBLISHED), (3, Occasion.TAKEN_OFF)]


def test_bringing_back_changes_the_form_and_nothing_that_readers_see(writer):
    post = PostFactory(body="As it was.", slug="stays")
    first = remember(post, Occasion.SAVED, by=writer)
    post.body, post.slug = "As it is.", "other"
    post.save()

    draft = bring_back(first, by=writer)

    post.refresh_from_db()
    assert post.body == "As it is."
    assert (draft.fields["body"], draft.fields["slug"]) == ("As it was.", "other")
    assert occasions(post) == [(1, Occasion.SAVED), (2, Occasion.KEPT), (3, Occasion.RESTORED)]
    assert post.revisions.get(number=3).restores == 1


def test_bringing_back_is_undone_by_bringing_back(writer):
    post = PostFactory(body="As it was.")
    first = remember(post, Occasion.SAVED, by=writer)
    words = working_fields(post) | {"body": "Typed and not saved."}
    keep(words, post=post, draft=None, based_on=token_for(post), by=writer)
    bring_back(first, by=writer)

    bring_back(post.revisions.get(number=2), by=writer)

    assert Draft.objects.get().fields["body"] == "Typed and not saved."


def test_refused_words_are_set_aside_once_a_window(writer):
    post = PostFactory()
    words = fields_of(post)

    for body in ("First", "First and second"):
        set_aside(post, words | {"body": body}, based_on="seen", by=writer, window="phone")
    set_aside(post, words | {"body": "Other"}, based_on="seen", by=writer, window="tablet")

    assert [(r.fields["body"], r.based_on) for r in post.revisions.order_by("number")] == [
        ("First and second", "seen"),
        ("Other", "seen"),
    ]


def test_base_of_a_conflict_is_found_by_its_token(writer):
    post = PostFactory()
    remember(post, Occasion.SAVED, by=writer)

    assert with_token(post, token_of(fields_of(post))) == fields_of(post)
    assert with_token(post, "unknown") is None
    assert with_token(post, "") is None
