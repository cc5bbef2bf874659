import datetime

import pytest
import time_machine
from django.utils import timezone

from blog.models import Draft, Occasion, ReviewNote
from blog.publishing import review_links
from blog.publishing.publish import publish
from blog.publishing.review_links import LinkOver, NoteRefused
from blog.publishing.revisions import set_aside
from blog.publishing.working_copy import fields_of
from tests.factories import PostFactory, UserFactory

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)


@pytest.fixture
def writer():
    return UserFactory(username="theo")


@pytest.fixture
def post():
    return PostFactory(
        title="Sleep", body="At eleven the house goes quiet.", published_at=None, tags=["sleep"]
    )


@pytest.fixture
def link(post, writer):
    return review_links.ask(post, reader="Ruth Example", days=14, by=writer)


def change(post, **fields):
    Draft.objects.update_or_create(post=post, defaults={"fields": fields_of(post) | fields})


def test_link_is_for_the_version_that_is_being_written(post, writer):
    change(post, title="Sleep, and what waits for it")

    link = review_links.ask(post, reader="Ruth", days=7, by=writer)

    assert link.revision.fields["title"] == "Sleep, and what waits for it"
    assert (link.revision.occasion, link.revision.made_by) == (Occasion.KEPT, writer)


def test_two_links_to_one_state_share_a_version(post, writer, link):
    other = review_links.ask(post, reader="Nora", days=7, by=writer)

    assert (other.revision, post.revisions.count()) == (link.revision, 1)
    assert other.key != link.key


def test_link_is_never_to_words_that_were_set_aside(post, writer):
    aside = set_aside(post, fields_of(post), based_on="", by=writer)

    link = review_links.ask(post, reader="Ruth", days=7, by=writer)

    assert link.revision != aside


@pytest.mark.parametrize("days", [7, 14, 30])
def test_link_ends_after_its_days(post, writer, days):
    with time_machine.travel(NOW, tick=False):
        link = review_links.ask(post, reader="Ruth", days=days, by=writer)

    with time_machine.travel(NOW + datetime.timedelta(days=days, seconds=-1), tick=False):
        assert review_links.link_at(link.key) == link
    with time_machine.travel(NOW + datetime.timedelta(days=days), tick=False), pytest.raises(LinkOver):
        review_links.link_at(link.key)


def test_link_that_was_taken_back_or_never_given_opens_nothing(link):
    review_links.revoke(link)

    with pytest.raises(LinkOver) as taken_back:
        review_links.link_at(link.key)
    with pytest.raises(LinkOver) as forged:
        review_links.link_at("x" * 32)
    assert (taken_back.value.was_given, forged.value.was_given) == (True, False)


def test_link_to_a_post_in_the_wastebasket_opens_nothing(post, link):
    post.trashed_at = timezone.now()
    post.save()

    with pytest.raises(LinkOver):
        review_links.link_at(link.key)


def test_keys_are_long_and_never_the_same(post, writer):
    links = [review_links.ask(post, reader="Ruth", days=7, by=writer) for _ in range(5)]

    assert len({link.key for link in links}) == 5
    assert min(len(link.key) for link in links) == 32


def test_notes_are_kept_once_however_often_they_are_sent(link):
    said = [("At eleven the house goes quiet.", "Lovely.\r\nReally."), ("", "Thank you."), ("", "  ")]

    review_links.leave_notes(link, said)
    review_links.leave_notes(link, said)

    assert list(link.notes.values_list("passage", "text")) == [
        ("At eleven the house goes quiet.", "Lovely.\nReally."),
        ("", "Thank you."),
    ]


def test_note_on_a_long_passage_repeats_the_beginning_of_it(link):
    review_links.leave_notes(link, [("word " * 200, "Too long.")])

    [note] = link.notes.all()
    assert (len(note.passage) <= 300, note.passage.endswith("word…")) == (True, True)


@pytest.mark.parametrize("said", [[("", "x" * 4_001)], [("", f"note {n}") for n in range(201)]])
def test_too_much_is_refused_and_nothing_of_it_kept(link, said):
    with pytest.raises(NoteRefused):
        review_links.leave_notes(link, [("", "A fine one."), *said])

    assert link.notes.count() == 0


def test_note_may_hold_what_a_database_would_refuse(link):
    review_links.leave_notes(link, [("", "Be\x00fore")])

    assert link.notes.get().text == "Before"


def test_note_is_taken_back_by_its_own_link_and_only_while_it_is_open(post, writer, link):
    other = review_links.ask(post, reader="Nora", days=7, by=writer)
    review_links.leave_notes(link, [("", "First."), ("", "Second.")])
    first, second = link.notes.all()
    review_links.settle(post, second.pk)

    review_links.take_back(other, first.pk)
    review_links.take_back(link, second.pk)
    kept = link.notes.count()
    review_links.take_back(link, first.pk)

    assert (kept, list(link.notes.all())) == (2, [second])


def test_note_is_settled_once_and_on_its_own_post_only(post, link):
    review_links.leave_notes(link, [("", "First.")])
    note = ReviewNote.objects.get()

    settled = [review_links.settle(which, note.pk) for which in (PostFactory(), post, post)]

    assert settled == [False, True, False]


def changed_since(post):
    [approval] = review_links.approvals_of(post)
    return approval.changed_since


def test_approval_says_which_version_and_whether_the_words_are_other_ones_now(post, link):
    review_links.approve(link)
    before = changed_since(post)

    change(post, body="At eleven the house goes quiet, mostly.")

    [approval] = review_links.approvals_of(post)
    assert (before, approval.changed_since) == (False, True)
    assert (approval.reader, approval.version) == ("Ruth Example", link.revision.number)


def test_publishing_and_another_address_are_no_change_of_the_words(post, writer, link):
    review_links.approve(link)

    publish(post, by=writer)
    post.slug = "another"
    post.save()

    assert changed_since(post) is False


def test_approval_keeps_its_first_date_and_can_be_withdrawn(post, link):
    with time_machine.travel(NOW, tick=False):
        review_links.approve(link)
    review_links.approve(link)
    link.refresh_from_db()
    kept = link.approved_at

    review_links.withdraw_approval(link)

    assert (kept, review_links.approvals_of(post)) == (NOW, [])


def test_open_notes_are_worth_a_look_and_stop_nothing(post, writer, link):
    review_links.leave_notes(link, [("At eleven the house goes quiet.", "I would say often."), ("", "Fine.")])
    review_links.settle(post, link.notes.last().pk)

    [finding] = review_links.worth_a_look(post)

    words = "Ruth Example on “At eleven the house goes quiet.”: “I would say often.”"
    assert (finding.message, finding.blocks) == (words, False)
    publish(post, by=writer)


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Short.", "Short."), ("a  b\nc", "a b c"), ("one, two three", "one…"), ("x" * 12, "x" * 8 + "…")],
)
def test_quoted_is_one_line_cut_after_a_whole_word(words, expected):
    assert review_links.quoted(words, 9) == expected
