"""One row of each kind, with as little as it needs."""

import datetime

import factory
from django.contrib.auth import get_user_model

from blog.models import Author, Category, Download, Page, Post, PostAuthor, PostCategory, PostDownload, Tag

LONG_AGO = datetime.datetime(2025, 1, 5, 12, tzinfo=datetime.UTC)

PUBLISHED = datetime.datetime(2025, 1, 10, 15, tzinfo=datetime.UTC)


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"writer-{n}")
    is_staff = True
    password = factory.django.Password("a-long-Passphrase-9")


class AuthorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Author

    name = factory.Sequence(lambda n: f"Nora Example {n}")
    credentials = "LMFT"


class CategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Category

    name = factory.Sequence(lambda n: f"Category {n}")
    position = factory.Sequence(lambda n: n)


class TagFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Tag

    name = factory.Sequence(lambda n: f"tag {n}")


class DownloadFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Download

    title = factory.Sequence(lambda n: f"Worksheet {n}")
    file = factory.Sequence(lambda n: f"downloads/{n:020}.pdf")
    pages = 2
    size = 340_000


class PageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Page

    title = factory.Sequence(lambda n: f"Page {n}")
    is_published = True


class PostFactory(factory.django.DjangoModelFactory):
    """A published post with an author and a category; ``authors``, ``categories``, ``downloads`` and ``tags`` keep their order.

    Tags may be given by name. ``published_at=None`` makes a draft, an empty list leaves out what it names.
    """

    class Meta:
        model = Post
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Post {n}")
    body = "A calm sentence."
    published_at = PUBLISHED

    @factory.post_generation
    def authors(self, create, rows, **options):
        for position, author in enumerate([AuthorFactory()] if rows is None else rows):
            PostAuthor.objects.create(post=self, author=author, position=position)

    @factory.post_generation
    def categories(self, create, rows, **options):
        for position, category in enumerate([CategoryFactory()] if rows is None else rows):
            PostCategory.objects.create(post=self, category=category, position=position)

    @factory.post_generation
    def downloads(self, create, rows, **options):
        for position, download in enumerate(rows or ()):
            PostDownload.objects.create(post=self, download=download, position=position)

    @factory.post_generation
    def tags(self, create, rows, **options):
        if rows:
            self.tags.add(*rows)


class PublishedPostFactory(PostFactory):
    """As above with a summary and two paragraphs; each one a minute newer than the one before."""

    summary = "What it is about."
    body = "A first paragraph.\n\nAnd a second one."
    published_at = factory.Sequence(
        lambda n: datetime.datetime(2026, 1, 5, 12, tzinfo=datetime.UTC) + datetime.timedelta(minutes=n)
    )
