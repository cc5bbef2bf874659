import datetime

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from blog.search import Filters, ask, did_you_mean
from blog.search.vocabulary import all_words, slips_between
from tests.factories import PublishedPostFactory

WORDS = st.text(alphabet="abcd", max_size=7)


def meant(typed: str) -> str:
    return did_you_mean(ask(typed), Filters(), all_words)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("reasurance", "reassurance"),
        ("atachement", "attachment"),
        ("anxeity", "anxiety"),
        ("nxiety", "anxiety"),
        ("slow reasurance", "slow reassurance"),
        ("Reasurance, slow", "reassurance, slow"),
        ("dont", "don't"),
        ("reassurance", ""),
        ("xylophone", ""),
        ("ab", ""),
        ("☃", ""),
    ],
)
def test_did_you_mean_puts_a_slip_right(typed, expected):
    PublishedPostFactory(body="Slow reassurance, attachment and anxiety: we don’t know.")

    assert meant(typed) == expected


@pytest.mark.django_db
def test_did_you_mean_reads_no_words_for_a_number():
    def never():
        raise AssertionError("The words were read.")

    assert did_you_mean(ask("99123"), Filters(), never) == ""


@pytest.mark.django_db
def test_did_you_mean_knows_names_of_tags_and_authors():
    PublishedPostFactory(tags=["Gottman"])

    assert meant("gotman") == "gottman"


@pytest.mark.django_db
def test_did_you_mean_suggests_nothing_that_is_not_public():
    PublishedPostFactory(title="Confession", published_at=None)
    PublishedPostFactory(title="Farewell", published_at=timezone.now() + datetime.timedelta(days=1))
    once = PublishedPostFactory(title="Reassurance")
    once.published_at = None
    once.save()

    assert [meant(word) for word in ("confesion", "farwell", "reasurance")] == ["", "", ""]


@pytest.mark.django_db
def test_did_you_mean_suggests_no_form_of_a_word_that_only_a_scheduled_post_has():
    PublishedPostFactory(
        title="Later", body="Repairings.", published_at=timezone.now() + datetime.timedelta(days=1)
    )
    PublishedPostFactory(body="A repair.")

    assert meant("repairingss") == ""


@pytest.mark.django_db
def test_did_you_mean_suggests_nothing_when_the_words_do_not_stand_together():
    PublishedPostFactory(body="Reassurance.")
    PublishedPostFactory(body="Slow.")

    assert meant("slow reasurance") == ""


@given(WORDS, WORDS)
def test_slips_between_is_symmetric_and_zero_only_for_equals(one, other):
    distance = slips_between(one, other, 9)

    assert distance == slips_between(other, one, 9)
    assert (distance == 0) == (one == other)
    assert distance <= max(len(one), len(other))
    assert slips_between(one, other, 1) == min(distance, 2)
