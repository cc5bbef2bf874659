"""Which texts name which pictures, as the database notes it: always what a reader of every text would say."""

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import example, given
from hypothesis import strategies as st

from blog.library import noting
from blog.models import Draft, Page, PictureUse, Post, stems_in
from tests.factories import PageFactory, PostFactory

pytestmark = pytest.mark.django_db

# What a name in a text is made of, and what comes near to it.
PIECES = [
    "images/",
    "sizes/",
    "a1",
    "b-2",
    "-",
    "_",
    ".",
    "480",
    "-480-",
    "jpg",
    " ",
    '"',
    "\\",
    "\n",
    "/",
    "ä",
    "'",
    "%s",
    "{x}",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def notes():
    return set(PictureUse.objects.values_list("kind", "text_id", "stem"))


@given(text=TEXTS)
@example(text="![Cups](/media/images/sizes/9c1f-480-5d2a.webp) and images/9c1f.jpg images/a.images/b.jpg")
@example(
    text="images/sizes/a-480.jpg images/sizes/-1-2.jpg images/sizes/a--3-4.jpg images/" + "x" * 101 + ".jpg"
)
def test_database_reads_a_text_as_python_does(text):
    Draft.objects.all().delete()

    draft = Draft.objects.create(fields={"body": text})

    assert {stem for _kind, _pk, stem in notes()} == {stem for stem in stems_in(text) if len(stem) <= 100}
    assert {pk for _kind, pk, _stem in notes()} <= {draft.pk}


def test_notes_follow_every_way_of_writing():
    post = PostFactory(body="![Cups](/media/images/one.jpg)")
    other = PostFactory(body="No picture.")
    page = PageFactory(body="![Cups](/media/images/one.jpg)")
    draft = Draft.objects.create(post=post, fields={"body": "images/two.webp", "lead_image": "7"})
    made = notes()
    Post.objects.filter(pk=post.pk).update(body="images/three.jpg and images/four.jpg")
    other.body = "images/five.jpg"
    Post.objects.bulk_update([other], ["body"])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE blog_page SET body = 'images/six.jpg'")
    Draft.objects.filter(pk=draft.pk).update(fields={"lead_image": "none"})
    changed = notes()
    Post.objects.filter(pk=post.pk).delete()
    Page.objects.all().delete()

    left = notes()

    assert made == {
        ("post", post.pk, "one"),
        ("page", page.pk, "one"),
        ("draft", draft.pk, "two"),
        ("lead", draft.pk, "7"),
    }
    assert changed == {
        ("post", post.pk, "three"),
        ("post", post.pk, "four"),
        ("post", other.pk, "five"),
        ("page", page.pk, "six"),
    }
    assert left == {("post", other.pk, "five")}
    assert noting.is_true()


def test_saving_without_another_text_writes_no_note():
    post = PostFactory(body="images/one.jpg")
    PictureUse.objects.all().delete()

    post.save()

    assert notes() == set()


def test_copy_that_is_loaded_says_the_same():
    PostFactory(body="images/one.jpg")
    Draft.objects.create(fields={"body": "images/two.jpg"})
    before = notes()
    models = [*PictureUse.objects.all(), *Post.objects.all(), *Draft.objects.all()]
    copy = serializers.serialize("json", models)
    Post.objects.all().delete()
    Draft.objects.all().delete()

    for row in serializers.deserialize("json", copy):
        row.save()

    assert notes() == before
    assert noting.is_true()


def test_notes_are_made_anew_by_command(capsys):
    PostFactory(body="images/one.jpg")
    PageFactory(body="images/two.jpg")
    Draft.objects.create(fields={"body": "images/three.jpg", "lead_image": "4"})
    before = notes()
    PictureUse.objects.filter(kind="post").delete()
    with pytest.raises(CommandError):
        call_command("note_pictures", "--check")

    call_command("note_pictures")
    call_command("note_pictures", "--check")

    assert notes() == before
    assert capsys.readouterr().out.splitlines() == [
        "It is noted anew where each picture is used.",
        "The notes say what the texts say.",
    ]


def test_triggers_that_were_lost_are_put_back_and_every_text_is_read():
    post = PostFactory(body="images/one.jpg")
    noting.remove()
    Post.objects.update(body="images/two.jpg")
    was_true = noting.is_true()

    noting.put_in_place()

    assert was_true is False
    assert noting.is_true()
    assert notes() == {("post", post.pk, "two")}


def test_notes_make_room_for_a_migration_that_has_something_to_do():
    noting.make_room(plan=[])
    stood = noting.is_true()
    noting.make_room(plan=["something"])
    away = noting.is_true()
    noting.put_in_place()

    assert (stood, away, noting.is_true()) == (True, False, True)
