import pytest

from blog.models import Occasion, Post
from blog.publishing.publish import publish
from blog.publishing.readiness import NotReady
from blog.publishing.trash import put_in, take_out
from tests.factories import PublishedPostFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_wastebasket_takes_a_post_off_the_site_and_gives_it_back_as_a_draft(client):
    post, writer = PublishedPostFactory(slug="gone"), UserFactory()

    put_in(post, by=writer)
    seen = client.get("/posts/gone/").status_code
    inside = list(Post.objects.trashed())
    take_out(post, by=writer)

    post.refresh_from_db()
    assert (seen, inside, list(Post.objects.kept())) == (404, [post], [post])
    assert (post.state, post.trashed_at, post.trashed_by) == ("draft", None, None)
    assert [r.occasion for r in post.revisions.order_by("number")] == [
        Occasion.KEPT,
        Occasion.TRASHED,
        Occasion.UNTRASHED,
    ]


def test_nothing_in_the_wastebasket_is_published():
    post, writer = PublishedPostFactory(published_at=None), UserFactory()
    put_in(post, by=writer)

    with pytest.raises(NotReady) as refusal:
        publish(post, by=writer)

    assert [finding.code for finding in refusal.value.findings] == ["in-the-wastebasket"]
