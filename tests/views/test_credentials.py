"""An associate's name never stands without the supervisor's, and letters never without their words, on any public page."""

import html
import re

import pytest
import time_machine

from blog.models import SiteSettings
from blog.publishing import review_links
from blog.publishing.clinical_reviews import mark_as_reviewed
from blog.publishing.preview_links import address_for
from tests.factories import AuthorFactory, PageFactory, PublishedPostFactory, UserFactory

pytestmark = pytest.mark.django_db

NAME, SUPERVISION = "Ann Sample", "Supervised by Sue Sample, LMFT-S"
LETTERS = {
    "LAMFT": "Licensed Associate Marriage and Family Therapist",
    "LMFT-S": "Licensed Marriage and Family Therapist Supervisor",
    "LPCC": "Licensed Professional Clinical Counselor",
}


@pytest.fixture
def associate():
    return AuthorFactory(
        name=NAME,
        credentials="LAMFT",
        licence_title=LETTERS["LAMFT"],
        licence_status="associate",
        supervisor_name="Sue Sample",
        supervisor_credentials="LMFT-S",
        supervisor_licence_title=LETTERS["LMFT-S"],
    )


@pytest.fixture
def counsellor():
    return AuthorFactory(name="Cleo Sample", credentials="LPCC", licence_title=LETTERS["LPCC"])


@pytest.fixture
def places(client, associate, counsellor):
    """Every address that a reader can come to, found by following links, and those that are given by hand."""
    by_associate = PublishedPostFactory(authors=[associate, counsellor], tags=["repair", "sleep"])
    by_counsellor = PublishedPostFactory(authors=[counsellor], tags=["repair"], is_sensitive=True)
    writer = UserFactory()
    for post, reviewer in (
        (by_counsellor, associate),
        (PublishedPostFactory(authors=[associate]), counsellor),
    ):
        day = post.published_at.date()
        mark_as_reviewed(post, reviewer=reviewer, on=day, due=None, by=writer)
    PageFactory(title="About", body=f"{NAME} writes here.", in_menu=True)
    link = review_links.ask(by_associate, reader="Ruth", days=7, by=writer)
    found = ["/", "/no/such/page/", f"/search/?q={NAME}", address_for(by_associate), f"/review/{link.key}/"]
    for place in found:
        page = html.unescape(client.get(place).content.decode())
        links = re.findall(r'href="(/[^"#]*)"', page)
        found += [
            to
            for to in dict.fromkeys(links)
            if to not in found and not to.startswith(("/static/", "/media/"))
        ]
    return found


def words_of(client, place):
    page = html.unescape(client.get(place).content.decode())
    return re.sub(r"\s+", " ", re.sub(r"<(?!content)[^>]*>", "", page.partition("<body")[2] or page))


def test_no_public_page_says_a_name_without_what_belongs_to_it(client, places):
    alone, short = [], []
    for place in places:
        words = words_of(client, place)
        if NAME in words and SUPERVISION not in words:
            alone.append(place)
        short += [
            (place, letters)
            for letters, title in LETTERS.items()
            if re.search(rf"(?<![\w-]){letters}(?![\w-])", words) and title not in words
        ]

    assert (alone, short) == ([], [])
    kinds = ("/posts/", "/read/", "/authors/", "/archive/", "/tags/", "/categories/", "/feed/", "/about/")
    assert [kind for kind in kinds if not any(kind in place for place in places)] == []


def test_supervision_is_said_where_the_frame_of_the_page_says_nothing(client, associate):
    post = PublishedPostFactory(authors=[associate])

    page = client.get(f"/read/{post.pk}/").content.decode()

    assert page.count(f"{SUPERVISION}, {LETTERS['LMFT-S']}") == 1
    assert "legal" not in page.partition('<footer class="footer">')[2]


def test_foot_of_every_page_says_where_the_licence_is_from_and_where_therapy_is_offered(client, associate):
    associate.licence_number, associate.licence_state = "1234", "Minnesota"
    associate.save()
    PublishedPostFactory(authors=[associate])
    SiteSettings(service_area="Minnesota & online").save()

    for place in ("/", "/tags/", "/none/"):
        foot = client.get(place).content.decode().partition('<footer class="footer">')[2]

        assert "licence 1234 (Minnesota)" in foot
        assert "Therapy is offered in Minnesota &amp; online" in foot


def test_author_page_says_licence_training_and_supervision(client, associate):
    associate.licence_number, associate.licence_state = "1234", "Minnesota"
    associate.licence_board = "Minnesota Board of Marriage and Family Therapy"
    associate.education, associate.memberships = "MA, Sample University\n\nBA, Example College", "AAMFT"
    associate.save()

    page = client.get(associate.get_absolute_url()).content.decode()

    facts = re.findall(r"<d[td]>(.*?)</d[td]>", page)
    assert facts == [
        "Licence",
        LETTERS["LAMFT"],
        "Number 1234",
        "Issued by Minnesota Board of Marriage and Family Therapy",
        "Supervision",
        f"{SUPERVISION}, {LETTERS['LMFT-S']}",
        "Education",
        "MA, Sample University",
        "BA, Example College",
        "Memberships",
        "AAMFT",
    ]


@pytest.mark.parametrize(("day", "shown"), [("2026-11-25", True), ("2026-11-26", False)])
def test_licence_number_is_shown_as_long_as_the_licence_holds(client, associate, day, shown):
    associate.licence_number, associate.licence_expires_on = "4711", "2026-11-25"
    associate.specialties = "Sleep"
    associate.save()
    post = PublishedPostFactory(authors=[associate])

    with time_machine.travel(f"{day} 18:00Z", tick=False):
        pages = [
            client.get(place).content.decode()
            for place in (associate.get_absolute_url(), post.get_absolute_url(), "/")
        ]

    assert ["4711" in page for page in pages] == [shown] * 3
    assert [LETTERS["LAMFT"] in page and SUPERVISION in page for page in pages] == [True] * 3


def test_author_without_any_of_it_has_a_finished_page(client):
    author = AuthorFactory(name="Gil Guest", credentials="", licence_status="none")
    post = PublishedPostFactory(authors=[author])

    page = client.get(author.get_absolute_url()).content.decode()
    piece = client.get(post.get_absolute_url()).content.decode()

    assert "<dl" not in page
    assert '<div class="biography">' not in page
    assert "By <a" in piece
    assert '<p class="fine"></p>' not in piece
    assert "author-card" not in piece


def test_article_says_that_it_is_no_therapy_before_it_says_who_wrote_it(client):
    post = PublishedPostFactory(authors=[AuthorFactory(specialties="Sleep")])

    after = client.get(post.get_absolute_url()).content.decode().partition('id="site-after-text"')[2]

    assert after.index(SiteSettings().disclaimer) < after.index("author-card")


def test_card_under_the_text_begins_the_biography(client):
    author = AuthorFactory(biography="She listens. " * 40)
    post = PublishedPostFactory(authors=[author])

    page = client.get(post.get_absolute_url()).content.decode()

    assert "She listens. She listens." in page
    assert page.count("She listens") < 20
