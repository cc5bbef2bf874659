"""Work that nobody waits for: when it begins, and that two never do the same."""

import subprocess

import pytest
from django.core.files import locks
from django.core.management import call_command

from blog.library import later
from blog.library.keeping import keep_picture
from blog.library.one_at_a_time import in_turn
from blog.models import People, SiteSettings
from tests.factories import AuthorFactory, PostFactory
from tests.library.conftest import colourful


@pytest.fixture
def begun(settings, monkeypatch, django_capture_on_commit_callbacks):
    """The commands of the processes that a piece of work begins."""
    settings.MAKE_SOCIAL_IMAGES = True

    def during(work):
        commands = []
        monkeypatch.setattr(
            later.subprocess,
            "Popen",
            lambda command, **_: commands.append(command) or subprocess.CompletedProcess([], 0),
        )
        monkeypatch.setattr(subprocess.CompletedProcess, "wait", lambda _: 0, raising=False)
        with django_capture_on_commit_callbacks(execute=True):
            work()
        return [command[-1] for command in commands]

    return during


def changed(desk, thing, **fields):
    """Send the form of ``thing`` as it opens, with ``fields`` in the place of what is there."""
    address = f"/admin/blog/{thing._meta.model_name}/{thing.pk}/change/"
    form = desk.get(address).context["adminform"].form
    shown = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in (shown | fields).items() if value not in (None, False)}
    answer = desk.post(address, sent)
    assert answer.status_code == 302, answer.context["adminform"].form.errors


@pytest.mark.parametrize(
    ("fields", "commands"),
    [
        ({"practice_name": "Another Name"}, ["make_social_images"]),
        ({"accent": "#1f5f5b"}, ["make_social_images"]),
        ({"tagline": "Other words"}, []),
    ],
)
def test_changed_practice_has_other_pictures_for_shared_links(admin_client, begun, fields, commands):
    settings = SiteSettings.load()
    settings.save()

    assert begun(lambda: changed(admin_client, settings, **fields)) == commands


def test_changed_author_and_picture_have_other_pictures_for_shared_links(
    admin_client, begun, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    image, author = keep_picture(colourful()), AuthorFactory()

    assert begun(lambda: changed(admin_client, author, name="Another Name")) == ["make_social_images"]
    assert begun(lambda: changed(admin_client, image, people=People.NOT_AGREED)) == ["make_social_images"]
    assert begun(lambda: changed(admin_client, image, alt="Cups")) == []


def test_who_waits_already_does_the_work_of_who_comes_later(settings, tmp_path, capsys, db):
    settings.DATA_DIR = settings.MEDIA_ROOT = tmp_path
    PostFactory()

    with (tmp_path / "make_social_images.next.lock").open("w") as queue:
        locks.lock(queue, locks.LOCK_EX)
        call_command("make_social_images")

    assert "Another process is about to" in capsys.readouterr().out


def test_who_works_leaves_one_place_to_wait(settings, tmp_path):
    settings.DATA_DIR = tmp_path

    with in_turn("work") as is_ours, (tmp_path / "work.next.lock").open("w") as queue:
        assert (is_ours, locks.lock(queue, locks.LOCK_EX | locks.LOCK_NB)) == (True, True)
