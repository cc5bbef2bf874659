"""What is found and in which order: the same questions and answers on SQLite and on PostgreSQL."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from blog import search
from blog.models import Post
from blog.search import Filters, ask
from tests.factories import AuthorFactory, CategoryFactory, PostFactory, PublishedPostFactory, TagFactory

pytestmark = pytest.mark.django_db

ANYWHERE = Filters()


def found(typed: str, filters: Filters = ANYWHERE) -> list[Post]:
    ids = search.find(ask(typed), filters)[:12]
    return Post.objects.cards(ids)


def snippets(typed: str) -> list[str]:
    matches = search.find(ask(typed), ANYWHERE)
    return [str(result.snippet) for result in search.results(matches, Post.objects.cards(matches[:12]))]


def test_find_looks_at_every_text_a_post_shows():
    author = AuthorFactory(name="Licensed Name", display_name="Nora Quill")
    post = PublishedPostFactory(
        title="Evening",
        subtitle="After rain",
        summary="Of lamps.",
        body="A *window* opens.",
        tags=["Gottman"],
        authors=[author],
    )
    PublishedPostFactory()

    for word in ("evening", "rain", "lamps", "window", "gottman", "quill"):
        assert found(word) == [post], word
    assert found("licensed") == []  # the name that readers see is the other one


def test_find_wants_every_word_wherever_it_stands():
    post = PublishedPostFactory(title="Slow repair", body="Of the house.", tags=["Trust"])
    PublishedPostFactory(title="Slow repair")

    assert found("trust repair house") == [post]


def test_find_puts_titles_before_subtitles_and_those_before_the_text():
    in_text = PublishedPostFactory(body="We speak of repair here.\n\nAnd of more.")
    in_subtitle = PublishedPostFactory(subtitle="A repair")
    in_title = PublishedPostFactory(title="A repair")
    newest_in_text = PublishedPostFactory(body="We speak of repair here.\n\nAnd of more.")

    assert found("repair") == [in_title, in_subtitle, newest_in_text, in_text]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("repairs", "A repair."),
        ("repair", "She was repairing."),
        ("naive", "A naïve hope."),
        ("NAÏVE", "A naive hope."),
        ("cafe", "The Café."),
        ("anx", "Anxiety comes."),
        ("attachme", "On attachment."),
        ("slow anx", "Slow anxiety."),
        ("don't", "We don’t know."),
        ("dont’t don’t", "Dont’t. We don't know."),
        ("coparent", "Coparenting."),
        ("co-parenting", "On co-parenting, gently."),
        ("co parenting", "On co-parenting, gently."),
        ('"slow repair"', "A slow repair."),
        ('"repair the house"', "Repairing the houses."),
        ("2026", "In 2026 we met."),
        ("the", "The end."),
    ],
)
def test_find_understands_what_is_meant(typed, written):
    post = PublishedPostFactory(title="One", summary="", body=written)

    assert found(typed) == [post]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ('"repair slow"', "A slow repair."),
        ('"slow repair"', "A slow and good repair."),
        ('"anx"', "Anxiety comes."),
        ("anx slow", "Slow anxiety."),
        ("an", "Anxiety comes."),
        ("tag1 category1", "Tags are no words."),
    ],
)
def test_find_does_not_find_what_was_not_asked_for(typed, written):
    PublishedPostFactory(title="One", summary="", body=written, tags=["x"])

    assert found(typed) == []


def test_find_keeps_drafts_and_what_lies_in_the_wastebasket_away():
    PostFactory(title="Repair", tags=["Gottman"], published_at=None)
    PostFactory(title="Repair", published_at=None, trashed_at=timezone.now())

    assert found("repair") == []
    assert found("gottman") == []


def test_find_finds_a_scheduled_post_from_its_second_on():
    moment = datetime.datetime(2026, 11, 26, 13, tzinfo=datetime.UTC)
    with time_machine.travel(moment - datetime.timedelta(seconds=1), tick=False):
        post = PublishedPostFactory(title="At seven", published_at=moment)
        before = found("seven")
    with time_machine.travel(moment, tick=False):
        after = found("seven")

    assert (before, after) == ([], [post])


def test_find_on_some_shelves_only():
    tag, shelf = TagFactory(name="grief"), CategoryFactory(name="Loss")
    both = PublishedPostFactory(title="Repair", tags=["grief"], categories=[shelf])
    tagged = PublishedPostFactory(title="Repair", tags=["grief"])
    PublishedPostFactory(title="Repair")

    assert found("repair", Filters(tags=(tag.pk,))) == [tagged, both]
    assert found("repair", Filters(tags=(tag.pk,), categories=(shelf.pk,))) == [both]
    assert found("repair", Filters(tags=(tag.pk, 10**6))) == []


def test_matches_are_counted_and_sliced_without_loading_more():
    posts = [PublishedPostFactory(title="Repair") for _ in range(5)]
    matches = search.find(ask("repair"), ANYWHERE)

    assert (len(matches), matches.are_more) == (5, False)
    assert matches[1:3] == [posts[3].pk, posts[2].pk]
    assert matches[0] == posts[4].pk


def test_results_mark_the_words_as_they_are_written():
    PublishedPostFactory(title="One", body="She & he were <b>repairing</b> a naïve hope.")

    [marked] = snippets("naive repair")

    assert marked == "She &amp; he were <mark>repairing</mark> a <mark>naïve</mark> hope."


def test_results_have_no_snippet_when_the_words_stand_elsewhere():
    PublishedPostFactory(title="Repair", body="Another text.")

    assert snippets("repair") == [""]
