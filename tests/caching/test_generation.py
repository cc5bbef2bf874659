import pytest

from blog.caching import generation
from blog.caching.memory import Memory
from blog.models import Post
from tests.factories import AuthorFactory, CategoryFactory, PageFactory, PublishedPostFactory, TagFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "factory", [AuthorFactory, CategoryFactory, PageFactory, PublishedPostFactory, TagFactory]
)
def test_generation_changes_when_something_public_is_saved_or_deleted(factory):
    tokens = [generation.current()]

    row = factory()
    tokens.append(generation.current())
    row.delete()
    tokens.append(generation.current())

    assert len(set(tokens)) == 3


def test_generation_changes_when_a_post_is_filed_elsewhere():
    post, category = PublishedPostFactory(), CategoryFactory()
    before = generation.current()

    post.categories.add(category)

    assert generation.current() != before


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
