"""`manage.py demo_content`: its sentences, and what it refuses."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from blog.management.commands import demo_content
from blog.models import Post
from blog.transfer.demo import Removed


def _said(*arguments):
    out = io.StringIO()
    call_command("demo_content", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def actions(monkeypatch):
    """Stand in for the loading itself, which tests/transfer looks at."""
    monkeypatch.setattr(demo_content, "load_samples", lambda: 15)
    monkeypatch.setattr(demo_content, "make_corpus", lambda count, progress: progress(count) or count)


def test_demo_content_says_what_it_added(actions):
    assert _said() == "Added 15 sample posts.\n"


def test_demo_content_says_when_there_was_nothing_to_add(monkeypatch):
    monkeypatch.setattr(demo_content, "load_samples", lambda: 0)

    assert _said() == "The sample posts are all there already.\n"


def test_demo_content_adds_generated_posts(monkeypatch, actions):
    asked = []
    monkeypatch.setattr(demo_content, "make_corpus", lambda count, _progress: asked.append(count) or 2500)

    said = _said("--posts", "2500")

    assert asked == [2500]
    assert said == "Added 15 sample posts.\nAdded 2,500 generated posts.\n"


def test_demo_content_says_what_it_removed_and_kept(monkeypatch):
    monkeypatch.setattr(
        demo_content, "remove_samples", lambda: Removed(1, 5, 2, 6, 24, 20, 1, ("Alex Example, LMFT",))
    )

    assert _said("--remove") == (
        "Removed 1 sample post, 5 pages, 2 authors, 6 categories, 24 tags, 1 series and 20 pictures.\n"
        "Kept, because your own content uses them: Alex Example, LMFT.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--remove", "--posts", "3"], "Use either --posts or --remove, not both."),
        (["--posts", "0"], "--posts must be between 1 and 1,000,000."),
        (["--posts", "1000001"], "--posts must be between 1 and 1,000,000."),
    ],
)
def test_demo_content_refuses_with_a_sentence(arguments, sentence):
    with pytest.raises(CommandError) as refusal:
        _said(*arguments)

    assert str(refusal.value) == sentence


def test_demo_content_tells_a_broken_database_in_one_sentence(monkeypatch):
    def fail():
        raise OperationalError("database is locked\nand more")

    monkeypatch.setattr(demo_content, "load_samples", fail)

    with pytest.raises(CommandError) as refusal:
        _said()

    assert str(refusal.value) == "Nothing was changed: database is locked"


@pytest.mark.django_db
def test_demo_content_removes_nothing_of_the_practice():
    Post(title="Ours", body="Ours.").save()

    _said("--remove")

    assert list(Post.objects.values_list("title", flat=True)) == ["Ours"]
