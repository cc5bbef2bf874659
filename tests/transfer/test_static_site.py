"""A copy of the public site: whole, closed in itself, of one state, and nothing of what is not public."""

import datetime
import re
import resource
from urllib.parse import unquote, urljoin, urlsplit

import brotli
import pytest
from django.conf import settings as site_settings
from django.core.files import locks
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.wsgi import get_wsgi_application
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from blog.caching import memory
from blog.library.keeping import keep_picture
from blog.models import FormerFile, Post, Redirect, SiteSettings
from blog.transfer.static_site.copying import export
from blog.transfer.static_site.failing import CopyFailed
from blog.transfer.static_site.naming import sitemap_for_copy
from blog.transfer.static_site.places import place_of
from tests.crawling import addresses
from tests.factories import DownloadFactory, PageFactory, PostFactory, PublishedPostFactory
from tests.library.conftest import file as picture
from tests.wsgi_browser import connection_kept

HIDDEN = ("draft", "scheduled", "trashed")
LONG = "安" * 120  # 360 bytes, more than a file's name may have


def make_site():
    """Something of every kind, and something hidden of every kind."""
    SiteSettings(accent="#2D5A4C").save()
    for number in range(13):
        PublishedPostFactory(title=f"Piece {number}", tags=["rest"])
    shown = keep_picture(picture("#204060", size=(320, 200)))
    FormerFile.objects.create(file="images/former.jpg", image=shown)
    PublishedPostFactory(
        title="Linked",
        tags=["sleep"],
        lead_image=shown,
        social_image=default_storage.save("social/shown.png", ContentFile(b"drawn")),
        downloads=[DownloadFactory(file=default_storage.save("downloads/sheet.pdf", ContentFile(b"%PDF")))],
        body=(
            "[two](/tags/rest+sleep/) [found](/search/?q=x) [desk](/admin/) [never](/posts/never-written/)\n\n"
            "[near](../piece-1/#top) [second](/tags/rest/?page=2&utm_source=a) [old](/old-name/) [feed](/tags/rest/feed/)"
            " [before](/media/images/former.jpg)"
        ),
    )
    PublishedPostFactory(title=LONG, slug=LONG)
    PublishedPostFactory(title="Schlaf für zwei")
    PageFactory(title="About")
    for number, kind in enumerate(HIDDEN):
        kept = keep_picture(picture(f"#40{number}060", size=(64, 40)), name=f"{kind}.jpg")
        moment = timezone.now()
        PostFactory(
            title=f"Hidden {kind}",
            tags=[f"only {kind}"],
            lead_image=kept,
            body=f"Words of a {kind} post.",
            published_at=moment + datetime.timedelta(days=400) if kind == "scheduled" else None,
            trashed_at=moment if kind == "trashed" else None,
        )
    for old, new in {
        "/old-name/": "/older/still.html",
        "/older/still.html": "/posts/piece-1/",
        "/2019/old.php": "https://example.org/elsewhere",
        "/rss.xml": "/feed/",
        "/gone/": "",
        "/lost/": "/posts/never-written/",
        "/about/": "/posts/piece-1/",
        "/a/../../b/": "/about/",
        "/robots.txt/x/": "/about/",
    }.items():
        Redirect.objects.create(old_path=old, new_path=new)
    return [row["file"] for post in Post.objects.filter(title__startswith="Hidden") for row in _files(post)]


def _files(post):
    return [{"file": post.lead_image.file.name}, *post.lead_image.renditions]


@pytest.fixture
def place(tmp_path, settings):
    """A folder to copy into, beside that of the files."""
    settings.MEDIA_ROOT = tmp_path / "media"
    (tmp_path / "place").mkdir()
    with connection_kept():
        yield tmp_path / "place"


class Copied:
    """A finished copy, what was said of it, and what had to stay out."""

    def __init__(self, folder, made, hidden):
        self.folder, self.made, self.hidden = folder, made, hidden

    def files(self):
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}

    def page(self, name):
        return (self.folder / name).read_text()


@pytest.fixture(scope="module")
def copied(django_db_setup, django_db_blocker, tmp_path_factory):
    """One copy for the tests that only look at it; the database is as it was."""
    place = tmp_path_factory.mktemp("static")
    memory._remembered.clear()
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=place / "media"),
        connection_kept(),
        transaction.atomic(),
    ):
        hidden = make_site()
        made = export(place / "copy", get_wsgi_application())
        transaction.set_rollback(True)
    return Copied(place / "copy", made, hidden)


def test_every_address_in_a_copy_leads_to_a_file_in_it(copied):
    broken = set()
    for path in copied.folder.rglob("*.html"):
        page = "/" + path.relative_to(copied.folder).as_posix()
        for link in (
            *addresses(path.read_text()),
            *re.findall(r'og:image" content="([^"]+)', path.read_text()),
        ):
            whole = urlsplit(urljoin(site_settings.SITE_URL + page, link))
            if f"{whole.scheme}://{whole.netloc}" != site_settings.SITE_URL:
                continue
            file = copied.folder / unquote(whole.path)[1:]
            if whole.query or not any(each.is_file() for each in (file, file / "index.html")):
                broken.add(link)

    # What the site itself has nothing at: a relative link means something else on the discreet copy of the same text.
    assert broken == {"/posts/never-written/", "/read/piece-1/#top"}
    assert copied.made.nowhere == ["/posts/never-written/", "/read/piece-1/"]


def test_a_copy_has_every_kind_of_page(copied):
    assert {
        "index.html",
        "404.html",
        "about/index.html",
        "posts/linked/index.html",
        "posts/schlaf-für-zwei/index.html",
        "tags/rest/index.html",
        "tags/rest/page.2/index.html",
        "tags/rest/feed/index.xml",
        "archive/2026/1/index.html",
        "feed/index.xml",
        "feed/quiet/index.xml",
        "sitemap.xml",
        "robots.txt",
        "favicon.ico",
        "what-this-page-loads/index.html",
        "static/blog/css/finding.css",
        "static/blog/fonts/newsreader.woff2",
        "media/social/shown.png",
        "media/downloads/sheet.pdf",
        "media/images/former.jpg",
    } <= copied.files()
    assert any(name.startswith("look/2d5a4c-") and name.endswith(".css") for name in copied.files())


def test_lists_and_feeds_are_linked_by_their_addresses_in_the_copy(copied):
    topic, post = copied.page("tags/rest/index.html"), copied.page("posts/linked/index.html")

    assert 'rel="next" href="/tags/rest/page.2/"' in topic
    assert 'rel="prev" href="/tags/rest/"' in copied.page("tags/rest/page.2/index.html")
    assert '<a href="/tags/rest/feed/index.xml">Feed</a>' in topic
    assert '<a href="/tags/rest/page.2/">second</a>' in post
    assert '<a href="/posts/piece-1/#top">near</a>' in post
    assert '<a href="/tags/rest/feed/index.xml">feed</a>' in post


def test_what_no_copy_has_is_no_link_any_more(copied):
    post = copied.page("posts/linked/index.html")

    assert [f"<a>{words}</a>" in post for words in ("two", "found", "desk")] == [True] * 3
    assert not any(
        name.startswith(("search", "admin", "healthz", "preview", "review")) for name in copied.files()
    )
    assert not any("+" in name for name in copied.files())


def test_a_name_too_long_for_a_file_is_cut_and_linked_so(copied):
    [name] = {path.split("/")[1] for path in copied.files() if path.startswith("posts/安")}

    assert len(name.encode()) < 255
    assert f'href="/posts/{name}/"' in unquote(copied.page("archive/index.html"))


@pytest.mark.parametrize("kind", HIDDEN)
def test_nothing_that_is_not_public_is_in_a_copy(copied, kind):
    words = (f"Hidden {kind}", f"hidden-{kind}", f"a {kind} post", f"only-{kind}")

    texts = [path for path in copied.folder.rglob("*") if path.suffix in (".html", ".xml", ".txt")]

    assert [path for path in texts if any(each in path.read_text() for each in words)] == []
    assert not any(kind in name for name in copied.files())


def test_pictures_of_what_is_not_public_stay_where_they_are(copied):
    assert len(copied.hidden) >= len(HIDDEN)
    assert {f"media/{name}" for name in copied.hidden} & copied.files() == set()


def test_an_old_address_leads_on(copied):
    for name in ("old-name/index.html", "older/still.html"):
        page = copied.page(name)
        assert '<meta http-equiv="refresh" content="0; url=/posts/piece-1/">' in page
        assert f'<link rel="canonical" href="{site_settings.SITE_URL}/posts/piece-1/">' in page
        assert '<a href="/posts/piece-1/">' in page
    assert 'url=https://example.org/elsewhere"' in copied.page("2019/old.php/index.html")
    assert copied.page("rss.xml") == copied.page("feed/index.xml")


def test_an_old_address_takes_no_place_and_leads_nowhere_else(copied):
    assert "<h1>About</h1>" in copied.page("about/index.html")
    assert "Disallow" in copied.page("robots.txt")
    assert not {"gone/index.html", "lost/index.html", "b/index.html"} & copied.files()
    assert {path.name for path in copied.folder.parent.iterdir()} == {"copy", "media"}


def test_every_text_is_there_packed_as_well(copied):
    texts = [
        name for name in copied.files() if name.endswith((".html", ".xml", ".css", ".js", ".txt", ".svg"))
    ]

    assert {f"{name}.{coding}" for name in texts for coding in ("br", "gz")} <= copied.files()
    packed = (copied.folder / "index.html.br").read_bytes()
    assert brotli.decompress(packed).decode() == copied.page("index.html")


def test_what_is_told_of_a_copy_is_so(copied):
    plain = [name for name in copied.files() if not name.endswith((".br", ".gz"))]
    told = [
        name for name in plain if name.endswith(".html") and "This page has moved" not in copied.page(name)
    ]

    assert copied.made.pages == len(told)
    assert copied.made.pages + copied.made.files == len(plain) - 1  # the mark is no part of the site
    assert copied.made.size == sum(path.stat().st_size for path in copied.folder.rglob("*") if path.is_file())


@pytest.mark.django_db
def test_a_copy_replaces_an_earlier_one_as_a_whole(place):
    going = PublishedPostFactory(title="Going")
    export(place / "copy", get_wsgi_application())
    Post.objects.filter(pk=going.pk).update(published_at=None)
    PublishedPostFactory(title="Coming")

    export(place / "copy", get_wsgi_application())

    assert [path.name for path in (place / "copy/posts").iterdir()] == ["coming"]
    assert [path.name for path in place.iterdir()] == ["copy"]


@pytest.mark.django_db
def test_a_site_that_changes_while_it_is_copied_is_copied_anew(place):
    PublishedPostFactory(title="First")
    begun = []

    def change_once(done, _known):
        begun.append(done)
        if len(begun) == 5:
            PublishedPostFactory(title="Second")

    export(place / "copy", get_wsgi_application(), change_once)

    assert begun.count(1) == 2
    assert {path.name for path in (place / "copy/posts").iterdir()} == {"first", "second"}


@pytest.mark.django_db
def test_a_site_that_goes_on_changing_is_not_copied(place):
    post, begun = PublishedPostFactory(), []

    def change(done, _known):
        begun.append(done)
        post.title += "x"
        post.save()

    with pytest.raises(CopyFailed, match="changed 3 times"):
        export(place / "copy", get_wsgi_application(), change)

    assert begun == [1, 1, 1]
    assert list(place.iterdir()) == []


@pytest.fixture
def old_copy(place):
    folder = place / "copy"
    folder.mkdir()
    (folder / ".static-copy").touch()
    (folder / "index.html").write_text("the old one")
    return folder


def unchanged(folder):
    assert sorted(path.name for path in folder.parent.iterdir()) == ["copy"]
    assert sorted(path.name for path in folder.iterdir()) == [".static-copy", "index.html"]


@pytest.mark.django_db
def test_a_page_that_fails_leaves_the_old_copy_as_it_was(old_copy):
    site = get_wsgi_application()

    def broken(environ, start_response):
        if environ["PATH_INFO"] != "/robots.txt":
            return site(environ, start_response)
        start_response("500 Internal Server Error", [("Content-Type", "text/html")])
        return [b"broken"]

    with pytest.raises(CopyFailed, match=r"answers /robots.txt with an error \(500\)"):
        export(old_copy, broken)

    unchanged(old_copy)


@pytest.mark.django_db
def test_a_full_disk_leaves_the_old_copy_as_it_was(old_copy):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            export(old_copy, get_wsgi_application())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    unchanged(old_copy)


@pytest.mark.django_db
def test_what_a_killed_process_left_is_cleared_away(old_copy):
    left = old_copy.with_name(".copy.unfinished")
    (left / "posts").mkdir(parents=True)
    (left / ".static-copy").touch()
    (left / "posts/secret.html").touch()

    export(old_copy, get_wsgi_application())

    assert [path.name for path in old_copy.parent.iterdir()] == ["copy"]
    assert not (old_copy / "posts/secret.html").exists()


@pytest.mark.django_db
def test_two_processes_do_not_make_the_same_copy(old_copy):
    other = old_copy.with_name(".copy.unfinished")
    other.mkdir()

    with (other / ".static-copy").open("w") as mark:
        locks.lock(mark, locks.LOCK_EX)
        with pytest.raises(CopyFailed, match="another process is about to make the copy"):
            export(old_copy, get_wsgi_application())

    assert [path.name for path in other.iterdir()] == [".static-copy"]
    assert (old_copy / "index.html").read_text() == "the old one"


def test_the_parts_of_a_large_sitemap_are_files_of_their_own():
    address = f"{site_settings.SITE_URL}/sitemap.xml"

    written, places = sitemap_for_copy(f"<loc>{address}?p=1</loc><loc>{address}?p=2</loc>", "/sitemap.xml")

    assert written == "".join(f"<loc>{site_settings.SITE_URL}/sitemap.{n}.xml</loc>" for n in (1, 2))
    assert {(place.address, place.file) for place in places} == {
        ("/sitemap.xml?p=1", "sitemap.1.xml"),
        ("/sitemap.xml?p=2", "sitemap.2.xml"),
    }


@pytest.mark.django_db
def test_readers_and_copies_never_get_each_others_pages(client, place):
    PublishedPostFactory(tags=["rest"])
    asked = ("/", "/tags/rest/", "/not-here/", "/what-this-page-loads/")
    before = [client.get(address).content for address in asked]

    with connection_kept():  # the client lets go of it
        export(place / "copy", get_wsgi_application())

    assert [client.get(address).content for address in asked] == before
    assert "/search/" in before[0].decode()
    assert "/search/" not in (place / "copy/index.html").read_text()


@pytest.mark.parametrize(
    "path",
    ["/posts/../../etc/", "/posts/%2e%2e/x/", "/%2e%2e/", "//x/", "/a//b/", "/a%00/", "/./x/", "relative/"],
)
def test_no_address_leads_out_of_the_folder(path):
    assert place_of(path) is None
