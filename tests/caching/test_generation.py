"""The generation changes with everything public, whoever writes it, and stands still for what is not."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from blog.caching import generation, triggers
from blog.caching.memory import Memory
from blog.models import (
    CrisisResource,
    FormerFile,
    Generation,
    Image,
    Post,
    PostDownload,
    PublicChange,
    Redirect,
    Series,
    SiteSettings,
    StartHere,
)
from blog.models.triggers import existing, take_away
from tests.factories import (
    AuthorFactory,
    CategoryFactory,
    DownloadFactory,
    PageFactory,
    PostFactory,
    PublishedPostFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db

ROWS = {
    "author": AuthorFactory,
    "category": CategoryFactory,
    "page": PageFactory,
    "post": lambda: PublishedPostFactory(authors=[], categories=[]),
    "tag": TagFactory,
    "crisisresource": lambda: CrisisResource.objects.create(name="A line", contact="1", address="tel:1"),
    "image": lambda: Image.objects.create(title="A lake", file="images/lake.webp", width=4, height=3),
    "formerfile": lambda: FormerFile.objects.create(
        image=Image.objects.create(title="A lake", file="images/lake.webp", width=4, height=3),
        file="old.webp",
    ),
    "publicchange": lambda: PublicChange.objects.create(
        post=PublishedPostFactory(), made_at=timezone.now(), words="A clearer middle."
    ),
    "redirect": lambda: Redirect.objects.create(old_path="/old/", new_path="/"),
    "series": lambda: Series.objects.create(title="Sleep"),
    "sitesettings": SiteSettings.objects.create,
    "download": DownloadFactory,
    "postdownload": lambda: PostDownload.objects.create(
        post=PublishedPostFactory(), download=DownloadFactory()
    ),
    "starthere": lambda: StartHere.objects.create(post=PublishedPostFactory()),
    "postauthor": lambda: PublishedPostFactory().bylines.get(),  # noqa: PLW0108  the row is made when it is wanted
    "postcategory": lambda: PublishedPostFactory().labels.get(),  # noqa: PLW0108  the row is made when it is wanted
    "posttag": lambda: PublishedPostFactory(tags=["calm"]).filed_tags.get(),  # noqa: PLW0108  the row is made when it is wanted
}


def test_every_public_model_is_tried_here():
    assert sorted(ROWS) == sorted(model._meta.model_name for model in triggers.public_models())


@pytest.mark.parametrize("name", ROWS)
def test_generation_changes_whoever_writes(name):
    model, table = apps.get_model("blog", name), apps.get_model("blog", name)._meta.db_table
    tokens = [generation.current().token]

    def note():
        tokens.append(generation.current().token)

    row = ROWS[name]()
    note()
    row.save()
    note()
    field = next(each.name for each in model._meta.concrete_fields if not each.primary_key)
    model.objects.filter(pk=row.pk).update(**{field: F(field)})
    note()
    model.objects.bulk_update([row], [field])
    note()
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET id = id")  # noqa: S608
        note()
    row.delete()
    note()

    assert len(set(tokens)) == 7


@pytest.mark.parametrize("name", ["author", "page", "image", "sitesettings", "crisisresource"])
def test_frame_changes_with_what_every_page_repeats(name):
    before = generation.current().frame

    ROWS[name]()

    assert generation.current().frame != before


def test_frame_stands_still_for_a_post():
    author, category = AuthorFactory(), CategoryFactory()
    before = generation.current().frame

    PublishedPostFactory(authors=[author], categories=[category], tags=["calm"])

    assert generation.current().frame == before


def test_generation_stands_still_for_a_draft():
    post = PostFactory(published_at=None, tags=["calm"])
    before = generation.current()

    post.title = "Another title"
    post.save()
    post.tags.clear()
    Post.objects.filter(pk=post.pk).update(body="Other words.")

    assert generation.current() == before


def test_generation_changes_when_a_post_is_taken_off_the_site():
    post = PublishedPostFactory()
    before = generation.current()

    Post.objects.filter(pk=post.pk).update(published_at=None)

    assert generation.current() != before


def test_generation_is_what_it_was_after_a_write_that_is_taken_back():
    before = generation.current()

    with transaction.atomic():
        TagFactory()
        transaction.set_rollback(True)

    assert generation.current() == before


def test_nothing_is_remembered_without_a_generation():
    Generation.objects.all().delete()
    TagFactory()

    assert generation.current() != generation.current()


def test_triggers_that_were_lost_are_put_back_in_a_new_generation():
    before = generation.current()
    take_away(next(iter(existing(triggers.PREFIX))))

    call_command("migrate", verbosity=0)

    assert existing(triggers.PREFIX).keys() == triggers.statements().keys()
    assert generation.current() != before


def test_migrate_without_anything_to_do_leaves_the_generation_alone():
    before = generation.current()

    call_command("migrate", verbosity=0)

    assert generation.current() == before


def test_there_is_no_generation_while_a_migration_works():
    triggers.make_room([("a migration", False)])
    during = (existing(triggers.PREFIX), Generation.objects.count())

    triggers.put_in_place()

    assert during == ({}, 0)
    assert Generation.objects.count() == 1


def test_memory_builds_once_until_something_changes():
    PublishedPostFactory()
    built = []

    def build():
        built.append(Post.objects.count())
        return built[-1]

    values = [Memory()("n", build), Memory()("n", build)]
    PublishedPostFactory()
    values.append(Memory()("n", build))

    assert (values, built) == ([1, 1, 2], [1, 2])
