"""What is seen of a post without reading it: tab and history, messages that pass its link on, the discreet copy."""

import datetime
import re

import pytest
from django.utils import timezone

from blog.models import SiteSettings
from tests.factories import AuthorFactory, PublishedPostFactory

pytestmark = pytest.mark.django_db

TITLE = "After an affair"


def head_of(client, address):
    return client.get(address).content.decode().partition("</head>")[0]


def title_of(head):
    return re.search("<title>(.*?)</title>", head)[1]


def told(head):
    """What the page says about itself to those who show links: names and contents."""
    return dict(
        re.findall(r'<meta (?:name|property)="((?:og|twitter):[\w:]+|description)" content="([^"]*)"', head)
    )


def test_tab_says_the_title_and_the_practice(client):
    post = PublishedPostFactory(title=TITLE)

    assert title_of(head_of(client, post.get_absolute_url())) == f"{TITLE} - Orari Healing Therapy"


def test_tab_says_what_the_writer_chose(client):
    post = PublishedPostFactory(title=TITLE, tab_title="Notes - Orari")

    assert title_of(head_of(client, post.get_absolute_url())) == "Notes - Orari"


def test_link_that_is_sent_on_shows_title_and_summary(client):
    post = PublishedPostFactory(title=TITLE, summary="What comes after.")

    said = told(head_of(client, post.get_absolute_url()))

    assert (said["og:title"], said["og:description"]) == (TITLE, "What comes after.")
    assert said["description"] == "What comes after."


def test_link_to_a_sensitive_piece_names_no_subject(client):
    post = PublishedPostFactory(title=TITLE, summary="What comes after.", is_sensitive=True)

    said = told(head_of(client, post.get_absolute_url()))

    assert said["og:title"] == "Orari Healing Therapy"
    assert said["og:description"] == said["description"] == SiteSettings().neutral_share_text
    assert "affair" not in "".join(said.values())


def test_link_that_is_sent_on_shows_the_picture_of_the_post(client):
    post = PublishedPostFactory(title=TITLE, social_image="social/0123.png")

    said = told(head_of(client, post.get_absolute_url()))

    assert said["og:image"] == "http://127.0.0.1:8000/media/social/0123.png"
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["og:image:alt"] == f"{TITLE}. Orari Healing Therapy"
    assert said["twitter:card"] == "summary_large_image"


@pytest.mark.parametrize(
    ("name", "shown"), [("social/0123.png", ""), ("social/neutral-0123.png", "neutral-0123.png"), ("", "")]
)
def test_link_to_a_sensitive_piece_shows_the_neutral_picture_or_none(client, name, shown):
    post = PublishedPostFactory(title=TITLE, is_sensitive=True, social_image=name)

    said = told(head_of(client, post.get_absolute_url()))

    assert said.get("og:image", "").rpartition("/")[2] == shown
    assert said.get("og:image:alt", "") == ("Orari Healing Therapy" if shown else "")
    assert said["twitter:card"] == ("summary_large_image" if shown else "summary")


@pytest.mark.parametrize("is_sensitive", [True, False])
def test_own_words_for_sharing_come_first(client, is_sensitive):
    post = PublishedPostFactory(share_text="For a quiet hour.", is_sensitive=is_sensitive)

    assert told(head_of(client, post.get_absolute_url()))["og:description"] == "For a quiet hour."


def test_discreet_copy_has_the_text_and_names_nothing_outside_it(client):
    author = AuthorFactory(name="Nora Sample")
    drawn = "social/0123.png"
    post = PublishedPostFactory(
        social_image=drawn, title=TITLE, body="Slowly.\n\n## Again\n\nYes.", authors=[author]
    )

    answer = client.get(f"/read/{post.pk}/")

    head, _, page = answer.content.decode().partition("</head>")
    assert title_of(head) == "Reading - Orari Healing Therapy"
    assert "affair" not in re.sub(r'<link rel="canonical"[^>]*>', "", head).lower()
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{post.get_absolute_url()}">' in head
    assert list(told(head)) == ["description"]
    assert f"{TITLE}</h1>" in page
    assert "Slowly." in page
    assert "Your mental health blog." not in page
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert "noindex" in answer["X-Robots-Tag"]


def test_discreet_copy_has_the_supervisor_wherever_it_has_the_author(client):
    author = AuthorFactory(
        display_name="Nora",
        licence_status="associate",
        supervisor_name="Sam Sample",
        supervisor_credentials="LMFT",
    )
    post = PublishedPostFactory(authors=[author])

    assert author.supervision in client.get(f"/read/{post.pk}/").content.decode()


@pytest.mark.parametrize("moment", [None, timezone.now() + datetime.timedelta(days=365)])
def test_discreet_copy_of_what_is_not_public_is_a_404(client, moment):
    post = PublishedPostFactory(published_at=moment)

    assert client.get(f"/read/{post.pk}/").status_code == 404


@pytest.mark.parametrize("number", ["0", "999999999999999999999999999999", "-1", "a"])
def test_discreet_copy_of_nothing_is_a_404(client, number):
    assert client.get(f"/read/{number}/").status_code == 404


def test_discreet_copy_needs_few_queries(client, django_assert_num_queries):
    post = PublishedPostFactory(authors=AuthorFactory.create_batch(3))
    client.get(f"/read/{post.pk}/")

    with django_assert_num_queries(3):
        client.get(f"/read/{post.pk}/")


@pytest.mark.parametrize("is_sensitive", [True, False])
def test_article_offers_its_discreet_copy_in_honest_words(client, is_sensitive):
    post = PublishedPostFactory(is_sensitive=is_sensitive)

    page = client.get(post.get_absolute_url()).content.decode()

    assert page.count(f'href="/read/{post.pk}/" rel="nofollow" data-replace') == 1
    assert "This page may be in it already." in page
    assert (page.index("data-replace") < page.index("A first paragraph.")) == is_sensitive


@pytest.mark.parametrize(
    ("scope", "stands"),
    [("all", [True, True, True]), ("flagged", [True, False, False]), ("off", [False, False, False])],
)
def test_leaving_stands_where_the_practice_wants_it(client, scope, stands):
    SiteSettings(leave_scope=scope, leave_label="Somewhere else").save()
    sensitive, other = PublishedPostFactory(is_sensitive=True), PublishedPostFactory()

    pages = [
        client.get(address).content.decode()
        for address in (sensitive.get_absolute_url(), other.get_absolute_url(), "/")
    ]

    assert [page.count("data-leave") == 2 for page in pages] == stands
    assert ["Somewhere else" in page for page in pages] == stands
    assert all("Need help now?" in page for page in pages)


def test_discreet_copy_offers_the_feed_that_names_no_subject(client):
    post = PublishedPostFactory(title=TITLE)

    feeds = [
        re.findall('application/atom[+]xml" href="([^"]*)"', head_of(client, place))
        for place in (post.get_absolute_url(), f"/read/{post.pk}/")
    ]

    assert feeds == [["/feed/"], ["/feed/quiet/"]]
