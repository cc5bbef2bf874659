"""The command that copies the site: what it says, and what it refuses to write into."""

import io

import pytest
from django.core.management import CommandError, call_command

from tests.factories import PublishedPostFactory
from tests.running import lend_site, manage
from tests.wsgi_browser import connection_kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(tmp_path, settings):
    settings.DATA_DIR = tmp_path / "data"
    settings.MEDIA_ROOT = settings.DATA_DIR / "media"
    settings.STATIC_ROOT = settings.DATA_DIR / "static"
    settings.STATIC_ROOT.mkdir(parents=True)
    with connection_kept():
        yield tmp_path


def test_export_static_copies_a_served_site_without_its_page_cache(tmp_path, tmp_path_factory):
    lend_site(tmp_path)
    folder = tmp_path_factory.mktemp("copies") / "copy"

    done = manage(tmp_path, "export_static", str(folder), SITE_URL="https://practice.example")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0].endswith(f" MB, are in {folder}.")
    assert '<link rel="canonical" href="https://practice.example/">' in (folder / "index.html").read_text()
    assert list((folder / "static/blog/css").glob("site.*.css.br"))
    assert not (tmp_path / "pages.sqlite3").exists()


def test_export_static_says_what_it_did_and_which_links_lead_nowhere(place):
    PublishedPostFactory(body="[never written](/posts/never-written/)")
    said = io.StringIO()

    call_command("export_static", place / "copy", stdout=said)

    first, second, third = said.getvalue().splitlines()
    assert first.endswith(f" MB, are in {place / 'copy'}.")
    assert (second, third) == (
        "Pages name what the site has not, and neither has the copy:",
        "  /posts/never-written/",
    )


@pytest.mark.parametrize(
    ("folder", "sentence"),
    [
        ("file", "{place}/file is a file."),
        (
            "full",
            "{place}/full holds something else than an earlier copy. Choose an empty folder, or a new one.",
        ),
        ("data/copy", "{place}/data/copy is where the site keeps its own files. Choose a folder elsewhere."),
        (".", "{place} is where the site keeps its own files. Choose a folder elsewhere."),
        ("none/copy", "there is no folder {place}/none to make the copy in."),
        ("file/copy", "there is no folder {place}/file to make the copy in."),
    ],
)
def test_export_static_writes_into_nothing_else(place, folder, sentence):
    (place / "file").write_text("kept")
    (place / "full").mkdir()
    (place / "full/letter.txt").write_text("kept")
    before = sorted(place.rglob("*"))

    with pytest.raises(CommandError) as refused:
        call_command("export_static", place / folder)

    assert str(refused.value) == f"No copy was made: {sentence.format(place=place)}"
    assert sorted(place.rglob("*")) == before


def test_export_static_says_where_nothing_can_be_written(place):
    with pytest.raises(CommandError) as refused:
        call_command("export_static", "/proc/copy")

    assert str(refused.value) == "No copy was made: No such file or directory: /proc/.copy.unfinished"


def test_export_static_refuses_while_error_pages_show_everything(place, settings):
    settings.DEBUG = True

    with pytest.raises(CommandError, match="DJANGO_DEBUG is on"):
        call_command("export_static", place / "copy")


def test_export_static_says_when_the_database_is_not_there(tmp_path, tmp_path_factory):
    lend_site(tmp_path)
    (tmp_path / "site.sqlite3").unlink()
    folder = tmp_path_factory.mktemp("copies") / "copy"

    done = manage(tmp_path, "export_static", str(folder))

    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    assert "No copy was made: the database does not say" in done.stderr
    assert not list(folder.parent.iterdir())
