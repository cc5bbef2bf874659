"""Pages on paper: an article as a handout, its practices and scripts as cards."""

import io

import pytest
from pypdf import PdfReader

from blog.content import cards
from blog.models import Post

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

POST = "slow-desire"
WITH_SCRIPTS = "how-to-stay-close-when-one-of-you-needs-quiet"


def printed(page, address: str) -> list[str]:
    """The words of each sheet of paper, on one line."""
    page.goto(address)
    sheets = PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages
    return [" ".join(sheet.extract_text().split()) for sheet in sheets]


def test_article_is_a_handout_with_everything_that_stands_for_it(page):
    post = Post.objects.get(slug=POST)
    author = post.byline[0]

    words = " ".join(printed(page, post.get_absolute_url()))

    for kept in (
        post.title,
        author.signature,
        "Supervised by",
        "Published",
        "general information",
        "988",
        "Notes",
    ):
        assert kept in words
    for left in (
        "Leave this page",
        "Topics",
        "Filed under",
        "Read this together",
        "http",
        "Skip to the text",
    ):
        assert left not in words


def test_practice_stays_on_one_page(page):
    sheets = printed(page, f"/posts/{POST}/")

    holding = [sheet for sheet in sheets if "Warmth without a destination" in sheet]
    assert len(holding) == 1
    assert "something entirely different" in holding[0]


def test_no_page_of_a_handout_is_all_but_empty(page):
    assert min(len(sheet) for sheet in printed(page, f"/posts/{POST}/")) > 300


def test_cards_come_one_to_a_page_without_the_name_of_the_site(page):
    post = Post.objects.get(slug=WITH_SCRIPTS)

    sheets = printed(page, f"/posts/{WITH_SCRIPTS}/together/")

    assert len(sheets) == len(cards(post.body_html))
    assert sheets[0].startswith("For the one who needs quiet")
    assert not any("Orari" in sheet or "988" in sheet for sheet in sheets)
