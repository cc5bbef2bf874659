import datetime

import pytest
from django.utils import timezone

from blog.models import OpenWindow
from blog.publishing.open_windows import close, others, see
from tests.factories import PostFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_others_are_named_once_each_and_the_window_itself_is_not():
    post, theo, nora = PostFactory(), UserFactory(first_name="Theo", last_name="Sample"), UserFactory()
    for user, window in [(nora, "laptop"), (nora, "phone"), (theo, "one"), (theo, "two")]:
        see(post, by=user, window=window)

    found = others(post, than=nora, window="laptop")

    assert [(other.name, other.is_own) for other in found] == [(nora.username, True), ("Theo Sample", False)]


def test_window_that_is_closed_or_silent_is_not_named():
    post, theo, nora = PostFactory(), UserFactory(), UserFactory()
    see(post, by=theo, window="closed")
    close(post, by=theo, window="closed")
    see(post, by=theo, window="silent")
    OpenWindow.objects.update(seen_at=timezone.now() - datetime.timedelta(minutes=2))

    assert others(post, than=nora, window="mine") == []


def test_window_seen_again_keeps_the_moment_it_was_opened(django_assert_num_queries):
    post, nora = PostFactory(), UserFactory()
    see(post, by=nora, window="laptop")
    OpenWindow.objects.update(opened_at=timezone.now() - datetime.timedelta(hours=1))

    with django_assert_num_queries(1):
        see(post, by=nora, window="laptop")

    assert OpenWindow.objects.get().opened_at < timezone.now() - datetime.timedelta(minutes=59)


def test_windows_forgotten_for_a_day_are_taken_away():
    post, nora = PostFactory(), UserFactory()
    see(post, by=nora, window="old")
    OpenWindow.objects.update(seen_at=timezone.now() - datetime.timedelta(days=2))

    see(post, by=nora, window="new")

    assert [row.key for row in OpenWindow.objects.all()] == ["new"]
