import datetime

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError

from blog.models import Post
from blog.publishing.clinical_reviews import a_year_after, mark_as_reviewed, withdraw_review
from blog.publishing.readiness import findings
from tests.factories import AuthorFactory, PublishedPostFactory, UserFactory

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 25)
NEXT = datetime.date(2027, 11, 25)


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel("2026-11-25 18:00Z", tick=False):
        yield


def test_review_is_told_with_who_and_both_days(client):
    post, reviewer = PublishedPostFactory(), AuthorFactory(name="Sue Sample", credentials="LPCC")

    mark_as_reviewed(post, reviewer=reviewer, on=TODAY, due=NEXT, by=UserFactory())

    page = " ".join(client.get(post.get_absolute_url()).content.decode().split())
    assert f'Clinically reviewed by <a href="{reviewer.get_absolute_url()}">Sue Sample, LPCC</a>' in page
    assert 'on <time datetime="2026-11-25">25 November 2026</time>. Next review by' in page
    assert "medically" not in page.lower()


def test_review_costs_the_page_no_query(client, django_assert_num_queries):
    post = PublishedPostFactory()
    mark_as_reviewed(post, reviewer=AuthorFactory(), on=TODAY, due=None, by=UserFactory())
    client.get(post.get_absolute_url())

    with django_assert_num_queries(3):
        client.get(post.get_absolute_url())


def test_overdue_review_is_told_as_the_last_one(client):
    post = PublishedPostFactory()
    mark_as_reviewed(
        post, reviewer=AuthorFactory(), on=datetime.date(2025, 11, 25), due=TODAY, by=UserFactory()
    )

    page = client.get(post.get_absolute_url()).content.decode()

    assert 'Last reviewed <time datetime="2025-11-25">25 November 2025</time>' in page
    assert "Clinically reviewed" not in page
    assert list(Post.objects.review_due()) == [post]
    assert "review-due" in [finding.code for finding in findings(post)]


@pytest.mark.parametrize(
    ("on", "due", "field"),
    [
        (datetime.date(2026, 11, 26), None, "on"),
        (TODAY, TODAY, "due"),
        (TODAY, datetime.date(2026, 1, 1), "due"),
    ],
)
def test_review_that_cannot_be_true_is_refused(on, due, field):
    post = PublishedPostFactory()

    with pytest.raises(ValidationError) as refusal:
        mark_as_reviewed(post, reviewer=AuthorFactory(), on=on, due=due, by=UserFactory())

    assert list(refusal.value.message_dict) == [field]
    assert Post.objects.get().reviewed_on is None


def test_nobody_reviews_their_own_text(client):
    author = AuthorFactory()
    post = PublishedPostFactory(authors=[author])

    with pytest.raises(ValidationError):
        mark_as_reviewed(post, reviewer=author, on=TODAY, due=None, by=UserFactory())


def test_review_of_somebody_who_became_an_author_is_not_told(client):
    post, reviewer = PublishedPostFactory(), AuthorFactory()
    mark_as_reviewed(post, reviewer=reviewer, on=TODAY, due=None, by=UserFactory())

    post.authors.add(reviewer, through_defaults={"position": 1})

    assert "Clinically reviewed" not in client.get(post.get_absolute_url()).content.decode()
    assert "reviewed-by-author" in [finding.code for finding in findings(Post.objects.get())]


def test_later_change_is_noticed_and_a_change_of_the_same_day_is_not():
    post = PublishedPostFactory(updated_at=datetime.datetime(2026, 11, 25, 20, tzinfo=datetime.UTC))
    mark_as_reviewed(post, reviewer=AuthorFactory(), on=TODAY, due=NEXT, by=UserFactory())
    same_day = post.is_changed_since_review

    post.updated_at += datetime.timedelta(days=1)

    assert (same_day, post.is_changed_since_review) == (False, True)
    assert "changed-since-review" in [finding.code for finding in findings(post)]


def test_review_can_be_taken_back_and_the_log_keeps_both(client):
    post, writer = PublishedPostFactory(), UserFactory()
    mark_as_reviewed(post, reviewer=AuthorFactory(name="Sue"), on=TODAY, due=NEXT, by=writer)

    withdraw_review(post, by=writer)

    assert "reviewed" not in client.get(post.get_absolute_url()).content.decode().partition("<main")[2]
    assert [entry.change_message for entry in LogEntry.objects.order_by("pk")] == [
        "Clinically reviewed by Sue, LMFT on 2026-11-25.",
        "Took back that it was clinically reviewed.",
    ]


@pytest.mark.parametrize(
    ("day", "later"),
    [(TODAY, NEXT), (datetime.date(2028, 2, 29), datetime.date(2029, 2, 28))],
)
def test_next_review_is_proposed_a_year_later(day, later):
    assert a_year_after(day) == later
