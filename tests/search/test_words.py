import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from blog.search import find
from blog.search.words import snippet
from tests.factories import PublishedPostFactory

pytestmark = pytest.mark.django_db


def test_find_wants_every_word_and_puts_titles_first():
    in_text = PublishedPostFactory(title="Evening", body="Slow repair of trust.")
    in_title = PublishedPostFactory(title="Repair", body="And trust.")
    PublishedPostFactory(body="Only trust.")

    assert list(find("repair TRUST")) == [in_title, in_text]


def test_find_looks_at_tags_and_leaves_drafts_out():
    post = PublishedPostFactory(tags=["Gottman"])
    PublishedPostFactory(tags=["Gottman"], published_at=None)

    assert list(find("gottman")) == [post]


def test_snippet_marks_words_and_escapes_the_rest():
    assert snippet("If a < b then repair it.", ["repair"]) == "If a &lt; b then <mark>repair</mark> it."


class AnyQuestion(TestCase):
    @given(st.text(max_size=60))
    def test_any_string_is_a_valid_question(self, question):
        response = self.client.get("/search/", {"q": question})

        assert response.status_code == 200
