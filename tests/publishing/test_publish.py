import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.utils import timezone

from blog.models import Redirect
from blog.publishing.publish import publish, unpublish
from blog.publishing.readiness import NotReady
from blog.publishing.slugs import change_slug
from tests.factories import AuthorFactory, PublishedPostFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_publish_refuses_an_unready_post_and_leaves_it_a_draft():
    post = PublishedPostFactory(published_at=None, body="", authors=[], categories=[])

    with pytest.raises(NotReady) as refusal:
        publish(post, by=UserFactory())

    post.refresh_from_db()
    assert post.published_at is None
    assert [finding.code for finding in refusal.value.findings] == [
        "body-missing",
        "author-missing",
        "category-missing",
    ]


def test_publish_refuses_an_associate_without_a_supervisor():
    post = PublishedPostFactory(published_at=None, authors=[AuthorFactory(licence_status="associate")])

    with pytest.raises(NotReady) as refusal:
        publish(post, by=UserFactory())

    assert [finding.code for finding in refusal.value.findings] == ["supervisor-missing"]


def test_publish_makes_public_at_once_and_remembers_who_did_it():
    post, writer = PublishedPostFactory(published_at=None), UserFactory()

    publish(post, by=writer)

    assert post.state == "published"
    assert LogEntry.objects.get().user == writer


def test_publish_at_a_time_schedules():
    post, moment = PublishedPostFactory(published_at=None), timezone.now() + datetime.timedelta(minutes=2)

    publish(post, by=UserFactory(), at=moment)

    assert (post.state, post.published_at) == ("scheduled", moment)


def test_publish_in_the_year_3000_is_refused():
    post = PublishedPostFactory(published_at=None)

    with pytest.raises(ValidationError):
        publish(post, by=UserFactory(), at=datetime.datetime(3000, 1, 1, tzinfo=datetime.UTC))


def test_unpublish_makes_a_draft_again():
    post = PublishedPostFactory()

    unpublish(post, by=UserFactory())

    assert post.state == "draft"


def test_changed_slug_of_a_public_post_leaves_its_old_addresses_behind(client):
    post = PublishedPostFactory(slug="first")

    change_slug(post, "second")
    change_slug(post, "third")

    assert client.get("/posts/first/")["Location"] == "/posts/third/"
    assert client.get("/posts/second/")["Location"] == "/posts/third/"


def test_slug_changed_back_redirects_nothing_to_itself(client):
    post = PublishedPostFactory(slug="first")

    change_slug(post, "second")
    change_slug(post, "first")

    assert client.get("/posts/first/").status_code == 200
    assert client.get("/posts/second/")["Location"] == "/posts/first/"


def test_changed_slug_of_a_draft_leaves_nothing_behind():
    change_slug(PublishedPostFactory(published_at=None), "second")

    assert not Redirect.objects.exists()
