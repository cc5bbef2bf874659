"""The index says what the posts say, whatever wrote them, on both databases."""

import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from blog.models import Author, Category, Post, PostAuthor, PostCategory, PostTag, Tag
from blog.models.triggers import take_away
from blog.publishing.publish import unpublish
from blog.search import Filters, ask, find, index
from tests.factories import (
    PUBLISHED,
    AuthorFactory,
    CategoryFactory,
    PostFactory,
    PublishedPostFactory,
    TagFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def found(typed: str) -> list[int]:
    return sorted(find(ask(typed), Filters())[:12])


def test_index_follows_every_way_of_writing():
    post = PublishedPostFactory(title="Evening")
    tag = TagFactory(name="Morning")
    author = AuthorFactory(name="Quill")

    Post.objects.filter(pk=post.pk).update(title="Midnight")
    assert (found("evening"), found("midnight")) == ([], [post.pk])

    PostTag.objects.bulk_create([PostTag(content_object=post, tag=tag)])
    assert found("morning") == [post.pk]

    Tag.objects.filter(pk=tag.pk).update(name="Noon")
    assert (found("morning"), found("noon")) == ([], [post.pk])

    post.tags.clear()
    assert found("noon") == []

    PostAuthor.objects.filter(post=post).update(author=author)
    assert found("quill") == [post.pk]

    author.display_name = "Feather"
    author.save()
    assert (found("quill"), found("feather")) == ([], [post.pk])

    with connection.cursor() as cursor:
        cursor.execute("UPDATE blog_post SET body_text = 'Driftwood.' WHERE id = %s", [post.pk])
    assert found("driftwood") == [post.pk]

    [another] = Post.objects.bulk_create(
        [Post(title="Heron", slug="heron", published_at=PUBLISHED, first_published_at=PUBLISHED)]
    )
    assert found("heron") == [another.pk]

    post.delete()
    assert found("driftwood") == []
    assert index.is_true()


def test_index_lets_go_of_what_is_taken_off_the_site():
    post = PublishedPostFactory(title="Evening")

    unpublish(post, by=UserFactory())

    assert found("evening") == []
    assert index.is_true()


def test_index_forgets_what_is_rolled_back():
    post = PublishedPostFactory(title="Evening")

    with transaction.atomic():
        Post.objects.filter(pk=post.pk).update(title="Midnight")
        transaction.set_rollback(True)

    assert (found("evening"), found("midnight")) == ([post.pk], [])
    assert index.is_true()


def test_index_is_put_in_place_again_when_a_trigger_is_lost():
    post = PublishedPostFactory(title="Evening")
    take_away(index.PREFIX)
    Post.objects.filter(pk=post.pk).update(title="Midnight")
    was_true = index.is_true()

    index.put_in_place()

    assert was_true is False
    assert index.is_true()
    assert found("midnight") == [post.pk]


def test_index_is_left_alone_when_it_is_in_place():
    PublishedPostFactory(title="Evening")
    index.engine().empty()

    index.put_in_place()

    assert found("evening") == []


def test_index_makes_room_for_a_migration_that_has_something_to_do():
    PublishedPostFactory(title="Evening")

    index.make_room(plan=[])
    stood = index.is_in_place()
    index.make_room(plan=["something"])
    away = index.is_in_place()
    index.put_in_place()

    assert (stood, away) == (True, False)
    assert len(found("evening")) == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL changes tables in place.")
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("first_rows_again")
def test_index_survives_a_table_that_sqlite_makes_anew():
    PublishedPostFactory(title="Evening")
    field = Post._meta.get_field("title")
    wider = field.clone()
    wider.max_length = 201
    wider.set_attributes_from_name("title")

    index.make_room(plan=["something"])
    with connection.schema_editor() as editor:
        editor.alter_field(Post, field, wider)
        editor.alter_field(Post, wider, field)
    index.put_in_place()
    Post.objects.update(title="Midnight")

    assert index.is_true()
    assert len(found("midnight")) == 1


def test_index_posts_makes_the_index_anew(capsys):
    PublishedPostFactory(title="Evening")
    index.engine().empty()
    before = found("evening")

    call_command("index_posts")

    assert before == []
    assert len(found("evening")) == 1
    assert capsys.readouterr().out == "The index is made anew.\n"


def test_index_posts_checks_and_fails_when_the_index_is_not_true(capsys):
    PublishedPostFactory()

    call_command("index_posts", check=True)
    index.engine().empty()

    with pytest.raises(CommandError, match="does not say what the posts say"):
        call_command("index_posts", check=True)
    assert capsys.readouterr().out == "The index says what the posts say.\n"


def make(_post, number):
    PostFactory(published_at=PUBLISHED if number % 2 else None, tags=["common", f"own {number}"])


def retitle(post, number):
    post.title = f"Title {number}"
    post.save()


def write_and_date(post, number):
    rows = Post.objects.filter(pk=post.pk)
    rows.update(
        body_text=f'Body “{number}” – don’t\nA \\ " line',
        published_at=[None, PUBLISHED][number % 2],
        first_published_at=PUBLISHED,
        trashed_at=None,
    )


def date(post, _number):
    now = timezone.now()
    Post.objects.filter(pk=post.pk).update(published_at=now, first_published_at=now, trashed_at=None)


def trash(post, _number):
    Post.objects.filter(pk=post.pk).update(published_at=None, trashed_at=timezone.now())


def tag(post, number):
    post.tags.add(f"tag {number % 3}")


def untag(post, _number):
    post.tags.set(["common"])


def rename(post, number):
    for tag_id in post.filed_tags.values_list("tag", flat=True):
        Tag.objects.filter(pk=tag_id).update(name=f"Renamed {tag_id} {number}")
    Author.objects.filter(bylines__post=post).update(display_name=f"Name {number}")


def recategorize(post, _number):
    PostCategory.objects.filter(post=post).delete()
    post.categories.add(Category.objects.order_by("pk").first() or CategoryFactory())


def move_filings(post, _number):
    other = Post.objects.exclude(pk=post.pk).first()
    if other:
        PostAuthor.objects.filter(post=post).update(post=other)


def delete(post, _number):
    post.delete()


def write_raw(_post, number):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE blog_post SET summary = %s, body_text = '' WHERE id > %s", [f"Raw {number}", number]
        )


CHANGES = [
    make,
    retitle,
    write_and_date,
    date,
    trash,
    tag,
    untag,
    rename,
    recategorize,
    move_filings,
    delete,
    write_raw,
]


class AnyHistory(TestCase):
    @settings(max_examples=8)
    @given(st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 9)), min_size=4, max_size=14))
    def test_index_is_true_after_any_history(self, history):
        for change, number in [(make, 1), (make, 3), *history]:
            posts = list(Post.objects.order_by("pk"))
            change(posts[number % len(posts)] if posts else PostFactory(), number)

        assert index.is_true()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time.")
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("first_rows_again")
def test_index_waits_for_others_who_change_the_same_post():
    post, first, second = PublishedPostFactory(), TagFactory(name="Morning"), TagFactory(name="Evening")

    def file_under_second():
        PostTag.objects.create(content_object=post, tag=second)
        connections.close_all()

    other = threading.Thread(target=file_under_second)
    with transaction.atomic():
        PostTag.objects.create(content_object=post, tag=first)
        other.start()
        other.join(0.3)  # it waits for us, or has finished too early
    other.join()

    assert found("morning evening") == [post.pk]
    assert index.is_true()
