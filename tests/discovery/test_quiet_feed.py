"""The quiet feed says that something is new, and nothing of what it is about."""

import datetime
import xml.etree.ElementTree as ET

import pytest
from django.utils import timezone

from blog.models import Series, SiteSettings
from tests.factories import AuthorFactory, CategoryFactory, PostFactory, PublishedPostFactory

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def test_quiet_feed_names_no_subject_and_no_person(client):
    SiteSettings.objects.update(tagline="Secretword notes", description="Secretword notes")
    PublishedPostFactory(
        title="Secretword",
        subtitle="On secretword",
        slug="secretword",
        summary="What secretword is.",
        body="All of secretword.",
        share_text="Read of secretword",
        tab_title="Secretword",
        categories=[CategoryFactory(name="Secretword")],
        tags=["secretword"],
        authors=[AuthorFactory(name="Ann Secretword")],
        series=Series.objects.create(title="Secretword"),
    )

    full, quiet = (client.get(place).content.decode().lower() for place in ("/feed/", "/feed/quiet/"))

    assert "secretword" in full
    assert "secretword" not in quiet


def test_quiet_entry_is_a_day_one_sentence_and_the_discreet_copy(client):
    # Half past midnight in UTC is still the evening before where the practice is.
    moment = datetime.datetime(2025, 1, 11, 0, 30, tzinfo=datetime.UTC)
    post = PublishedPostFactory(title="After an affair", published_at=moment)

    response = client.get("/feed/quiet/")

    feed = ET.fromstring(response.content)  # noqa: S314 - our own feed
    (entry,) = feed.findall(f"{ATOM}entry")
    link = entry.find(f"{ATOM}link").get("href")
    told = {part.tag.removeprefix(ATOM): part.text for part in entry if part.tag != f"{ATOM}link"}
    assert told == {
        "id": link,
        "published": "2025-01-11T00:30:00+00:00",
        "summary": SiteSettings().neutral_share_text,
        "title": "A piece to read, 10 January 2025",
        "updated": "2025-01-11T00:30:00+00:00",
    }
    assert link.endswith(f"/read/{post.pk}/")
    assert client.get(f"/read/{post.pk}/").status_code == 200
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Orari Healing Therapy"
    assert response["X-Robots-Tag"] == "noindex, noarchive"


def test_quiet_feed_holds_what_is_public_newest_first(client):
    older, newer = PublishedPostFactory(), PublishedPostFactory()
    PostFactory(published_at=None)
    PostFactory(published_at=timezone.now() + datetime.timedelta(days=1))

    feed = ET.fromstring(client.get("/feed/quiet/").content)  # noqa: S314 - our own feed

    numbers = [entry.findtext(f"{ATOM}id").split("/")[-2] for entry in feed.findall(f"{ATOM}entry")]
    assert numbers == [str(newer.pk), str(older.pk)]


def test_empty_quiet_feed_does_not_depend_on_the_clock(client):
    feed = ET.fromstring(client.get("/feed/quiet/").content)  # noqa: S314 - our own feed

    assert feed.findtext(f"{ATOM}updated") == "2025-01-01T00:00:00+00:00"


def test_quiet_feed_is_offered_in_the_archive(client):
    PublishedPostFactory()

    archive = client.get("/archive/").content.decode()

    assert '<a href="/feed/quiet/">Feed without titles</a>' in archive


@pytest.mark.parametrize("count", [3, 30])
def test_quiet_feed_needs_two_queries(client, django_assert_num_queries, count):
    for _ in range(count):
        PublishedPostFactory()
    client.get("/feed/quiet/")

    with django_assert_num_queries(2):
        client.get("/feed/quiet/")
