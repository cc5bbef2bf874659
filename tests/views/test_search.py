"""The search page: what it answers to any question, and what it never says."""

import datetime

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from blog.models import LicenceStatus
from tests.factories import AuthorFactory, CategoryFactory, PublishedPostFactory

pytestmark = pytest.mark.django_db


def titles(response) -> list[str]:
    return [result.post.title for result in response.context["results"]]


def test_search_shows_titles_with_marked_words_and_how_many_there_are(client):
    PublishedPostFactory(title="Evening", body="A slow repair.", tags=["Trust"])

    page = client.get("/search/", {"q": "repairs"}).content.decode()

    assert "<mark>repair</mark>" in page
    assert '<div class="found-line" role="status">' in page
    assert "One piece" in page
    assert "January 2026" in page


def test_search_is_titled_search_and_keeps_the_question_out_of_the_head(client):
    PublishedPostFactory(title="Repair")

    page = client.get("/search/", {"q": "repair"}).content.decode()

    head = page[: page.index("</head>")]
    assert "<title>Search - " in head
    assert "repair" not in head.lower()
    assert 'autocomplete="off"' in page
    assert 'content="noindex"' in head


@pytest.mark.parametrize("count", [3, 30])
def test_search_needs_the_same_few_queries(client, django_assert_num_queries, count):
    for _ in range(count):
        PublishedPostFactory(title="Repair", tags=["a", "b"])
    client.get("/")

    # State; is it common, count, bound and rank; cards in three; marks; tags and categories in two each.
    # SQLite also looks at the texts for the words that the beginning stands for.
    with django_assert_num_queries(14 if connection.vendor == "sqlite" else 13):
        client.get("/search/", {"q": "repair"})


def test_search_page_numbers(client):
    for _ in range(14):
        PublishedPostFactory(title="Repair", tags=["a"])

    second = client.get("/search/", {"q": "repair", "tag": "a", "page": "2"})

    assert len(second.context["results"]) == 2
    assert 'href="/search/?q=repair&amp;tag=a"' in second.content.decode()


@pytest.mark.parametrize("number", ["0", "-1", "abc", "2", "999999", ""])
@pytest.mark.parametrize("question", ["repair", "xylophone", ""])
def test_search_page_that_does_not_exist_is_a_404(client, question, number):
    PublishedPostFactory(title="Repair")

    response = client.get("/search/", {"q": question, "page": number})

    assert response.status_code == 404
    assert b"<h1>This page is not here</h1>" in response.content


def test_search_suggests_the_word_that_was_meant(client):
    PublishedPostFactory(title="Reassurance", tags=["Trust"])

    page = client.get("/search/", {"q": "reasurance", "tag": "trust"}).content.decode()

    assert 'Did you mean <a href="/search/?q=reassurance&amp;tag=trust">reassurance</a>?' in page


def test_search_that_finds_nothing_offers_topics_and_help(client):
    PublishedPostFactory(tags=["Trust"])

    page = client.get("/search/", {"q": "xylophone"}).content.decode()

    main = page[page.index("<main") : page.index("</main>")]
    assert "Nothing here by that name" in main
    assert 'href="/tags/trust/"' in main
    assert '<a href="#site-help">Need help now?</a>' in main


def test_search_without_a_question_offers_topics(client):
    PublishedPostFactory(tags=["Trust"])

    response = client.get("/search/")

    assert response.status_code == 200
    assert 'href="/tags/trust/"' in response.content.decode()
    assert 'role="status"' not in response.content.decode()


def test_search_narrows_by_tag_and_category_and_takes_them_away_again(client):
    love, loss = CategoryFactory(name="Love"), CategoryFactory(name="Loss")
    PublishedPostFactory(title="Repair one", tags=["Trust"], categories=[love])
    PublishedPostFactory(title="Repair two", tags=["Trust", "Grief"], categories=[loss])

    response = client.get("/search/", {"q": "repair"})
    offered = {
        narrowing.name: (narrowing.count, narrowing.url) for narrowing in response.context["narrowings"]
    }
    narrowed = client.get(offered["Loss"][1])
    more = client.get("/search/", {"q": "repair", "category": "loss", "tag": "grief"})

    assert offered == {
        "Love": (1, "/search/?q=repair&category=love"),
        "Loss": (1, "/search/?q=repair&category=loss"),
        "Grief": (1, "/search/?q=repair&tag=grief"),
    }
    assert titles(narrowed) == ["Repair two"]
    assert narrowed.context["narrowings"] == []
    assert [(shelf.name, shelf.url) for shelf in more.context["chosen"]] == [
        ("Grief", "/search/?q=repair&category=loss"),
        ("Loss", "/search/?q=repair&tag=grief"),
    ]


def test_search_leaves_shelves_out_that_do_not_exist(client):
    PublishedPostFactory(title="Repair", tags=["Trust"])

    response = client.get("/search/", {"q": "repair", "tag": "no\x00ne", "category": "%27--"})

    assert titles(response) == ["Repair"]
    assert response.context["chosen"] == []


def test_search_says_when_it_is_filed_elsewhere(client):
    PublishedPostFactory(title="Repair")
    PublishedPostFactory(title="Other", tags=["Trust"])

    page = client.get("/search/", {"q": "repair", "tag": "trust"}).content.decode()

    assert '<a href="/search/?q=repair">Look on all shelves</a>' in page


def test_search_lets_nothing_through_that_is_not_public(client):
    later = timezone.now() + datetime.timedelta(days=1)
    PublishedPostFactory(title="Confession", body="Quiet.", tags=["Hushed"], published_at=None)
    PublishedPostFactory(title="Confession", body="Quiet.", tags=["Hushed"], published_at=later)
    PublishedPostFactory(title="Open", body="Quiet.")

    for question in ("confession", "confesion", "hushed", "hushd", "quiet"):
        main = client.get("/search/", {"q": question}).content.decode().split("<main")[1].split("</main>")[0]
        said = main.replace(f'value="{question}"', "").lower()
        assert "confession" not in said
        assert "hushed" not in said


def test_search_names_the_supervisor_with_the_associate(client):
    associate = AuthorFactory(
        name="Theo Sample", licence_status=LicenceStatus.ASSOCIATE, supervisor_name="Mara Example"
    )
    PublishedPostFactory(title="Repair", authors=[associate])

    main = client.get("/search/", {"q": "theo"}).content.decode().split("<main")[1].split("</main>")[0]

    assert main.count("Theo Sample") == main.count("Supervised by Mara Example") == 1


ODD = [
    "a" * 10_000,
    '"' * 999,
    "AND OR NOT NEAR(",
    "title:x ^y* -z {a b}: +",
    "🫶🏽🕊️",
    "\x00",
    "a\x00b",
    "'; DROP TABLE blog_post; --",
    "\\",
    "'\\' | & ! <-> :*",
    "%s %d {} %",
    "\ue000\ue001",
    "<script>alert(1)</script>",
    "ａｂｃ ﬁ ß İ ǅ",
    "नमस्ते สวัสดี 你好",
    "a\u0301" * 300,
]


class AnyQuestion(TestCase):
    def setUp(self):
        PublishedPostFactory(title="A title", body="Some words: don’t stop.")

    @settings(max_examples=20)
    @given(st.text(max_size=300), st.sampled_from(["", "{}", '"{}"', "words {}", "“{} stop", "{}*"]))
    @example("", "")
    def test_any_string_is_a_valid_question(self, question, frame):
        response = self.client.get("/search/", {"q": frame.replace("{}", question)})

        assert response.status_code == 200


@pytest.mark.parametrize("question", ODD)
def test_odd_questions_have_an_answer(client, question):
    PublishedPostFactory(title="A title", body="Some words.")

    response = client.get("/search/", {"q": question})

    assert response.status_code == 200
    assert b"<script>alert" not in response.content
    assert response.content.decode().count("<h1") == 1
