"""What the page cache answers, and what it leaves to the site."""

import pytest
from django.conf import settings
from django.test import Client

from blog.caching.asking import address_of
from blog.models import Generation, Redirect
from tests.caching.conftest import Site
from tests.factories import PostFactory, PublishedPostFactory, TagFactory, UserFactory
from tests.weights import sample_fields
from tests.wsgi_browser import environ

pytestmark = pytest.mark.django_db

HIDDEN = ("etag", "vary", "content-length", "content-encoding", "last-modified")


def test_page_is_rendered_once(site):
    post = PublishedPostFactory()

    answers = [site.ask(post.get_absolute_url()) for _ in range(3)]

    assert [answer.status for answer in answers] == [200, 200, 200]
    assert answers[0] == answers[1] == answers[2]
    assert site.rendered == [post.get_absolute_url()]


def test_answers_say_that_a_copy_has_to_be_asked_for(site):
    assert site.ask("/").headers["cache-control"] == "no-cache"
    assert site.ask("/search/?q=sleep").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("asked", ["", "gzip", "br", "gzip, br", "br;q=0, gzip", "*", "identity;q=0", "BR"])
def test_each_coding_has_the_same_words_and_its_own_etag(site, asked):
    plain = site.ask("/")

    answer = site.ask("/", accept_encoding=asked)

    coding = answer.headers.get("content-encoding", "")
    assert coding == {"gzip": "gzip", "br": "br", "gzip, br": "br", "br;q=0, gzip": "gzip", "BR": "br"}.get(
        asked, ""
    )
    assert answer.text == plain.text
    assert answer.headers["content-length"] == str(len(answer.body))
    assert (answer.headers["etag"] == plain.headers["etag"]) == (coding == "")
    assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
def test_a_copy_that_is_true_is_answered_in_no_bytes(site, form):
    etag = [site.ask("/", accept_encoding="br").headers["etag"] for _ in range(2)][-1]

    answer = site.ask("/", accept_encoding="br", if_none_match=form.format(etag))

    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers == {"etag": etag, "cache-control": "no-cache", "vary": "Accept-Encoding"}


def test_page_that_is_asked_for_again_is_packed_smaller(site):
    post = PublishedPostFactory(**sample_fields())

    first, second, third = (site.ask(post.get_absolute_url(), accept_encoding="br") for _ in range(3))

    assert first.text == second.text
    assert first.headers["etag"] != second.headers["etag"]
    assert len(second.body) < len(first.body) * 0.95
    assert third == second


def test_a_copy_in_either_packing_is_true_and_keeps_its_name(site):
    first, second = (site.ask("/", accept_encoding="br").headers["etag"] for _ in range(2))
    kept = [site.ask("/", accept_encoding="br", if_none_match=etag) for etag in (first, second)]
    Generation.objects.update(token=1)
    anew = [site.ask("/", accept_encoding="br", if_none_match=etag) for etag in (second, first)]

    assert [(answer.status, answer.headers["etag"]) for answer in kept] == [(304, first), (304, second)]
    assert [(answer.status, answer.headers["etag"]) for answer in anew] == [(304, second), (304, first)]


def test_a_copy_of_another_coding_is_another_copy(site):
    etag = site.ask("/", accept_encoding="br").headers["etag"]

    assert site.ask("/", accept_encoding="gzip", if_none_match=etag).status == 200


def test_a_first_request_may_be_conditional_too(site):
    etag = site.ask("/").headers["etag"]
    Generation.objects.update(token=1)

    assert site.ask("/", if_none_match=etag).status == 304
    assert site.ask("/", if_none_match='"other"').status == 200


def test_etag_changes_with_the_page_only(site):
    post = PublishedPostFactory()
    before = site.ask("/about/").headers.get("etag"), site.ask(post.get_absolute_url()).headers["etag"]
    TagFactory()
    same = site.ask(post.get_absolute_url()).headers["etag"]
    post.title = "Another title"
    post.save()

    assert before == (None, same)
    assert site.ask(post.get_absolute_url()).headers["etag"] != same


def test_head_has_the_headers_of_get(site):
    first = site.ask("/", method="HEAD")
    whole = site.ask("/")
    later = site.ask("/", method="HEAD")

    assert first == later
    assert (first.body, first.headers) == (b"", whole.headers)
    assert len(site.rendered) == 1


@pytest.mark.parametrize(
    "request_",
    [
        {"address": "/search/?q=sleep"},
        {"address": "/?unknown=1"},
        {"address": "/?page=1&page=2&page=3"},
        {"address": "/?page=01"},
        {"address": "/", "method": "POST"},
        {"address": "/", "method": "OPTIONS"},
        {"address": "/", "cookie": f"{settings.SESSION_COOKIE_NAME}=a"},
        {"address": "/", "cookie": f"other=1; {settings.CSRF_COOKIE_NAME}=a"},
        {"address": "/", "authorization": "Basic abc"},
        {"address": "/", "if_match": '"a"'},
        {"address": "/", "host": "LOCALHOST"},
        {"address": "/", "host": "localhost:1234"},
        {"address": "/", "host": "localhost."},
        {"address": "/", "host": "elsewhere.example"},
        {"address": "/healthz"},
        {"address": "/admin/login/"},
        {"address": "/read/1/"},
        {"address": "/preview/abc/"},
        {"address": "/review/abc/"},
        {"address": "/media/a.webp"},
    ],
)
def test_request_passes_by(site, request_):
    site.ask(**request_)
    site.ask(**request_)

    assert len(site.rendered) == 2
    assert len(site.cache.pages) + len(site.cache.passing) == 0


def test_searches_are_never_written_to_the_disk(site, tmp_path):
    site.ask("/search/?q=unmistakable")
    site.ask("/search/")

    files = [path.read_bytes() for path in tmp_path.iterdir()]
    assert site.cache.store.path.exists()
    assert not any(b"unmistakable" in content for content in files)


def test_post_is_found_under_the_marks_of_newsletters(site):
    url = PublishedPostFactory().get_absolute_url()
    plain = site.ask(url)

    marked = [site.ask(f"{url}?{mark}") for mark in ("utm_source=letter&utm_medium=mail", "fbclid=abc")]

    assert [answer.body for answer in marked] == [plain.body, plain.body]
    assert site.rendered == [url]


def test_path_is_no_query():
    asked = environ("/tags/calm/?page=1")
    odd = environ("/tags/calm/") | {"PATH_INFO": "/tags/calm/?page=1"}
    spaced = environ("/tags/calm/") | {"PATH_INFO": " page=1 /tags/calm/"}

    assert len({address_of(each) for each in (asked, odd, spaced)}) == 3


def test_hosts_have_pages_of_their_own(site):
    site.ask("/", host="localhost")
    site.ask("/", host="127.0.0.1")
    site.ask("/", host="127.0.0.1:8000")

    assert len(site.rendered) == 3


def test_schemes_have_pages_of_their_own(tmp_path, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_SSL_REDIRECT = True
    site = Site(tmp_path)

    plain = [site.ask("/", x_forwarded_proto="http") for _ in range(2)]
    secure = [site.ask("/", x_forwarded_proto="https") for _ in range(2)]

    assert [answer.status for answer in plain + secure] == [301, 301, 200, 200]
    assert len(site.rendered) == 2


def test_toolbar_of_an_editor_is_never_in_a_readers_page(site):
    post = PublishedPostFactory()
    client = Client(headers={"host": "localhost"})
    client.force_login(UserFactory(is_superuser=True))
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"

    site.ask(post.get_absolute_url(), cookie=cookie)
    reader = site.ask(post.get_absolute_url())
    site.ask(post.get_absolute_url(), cookie=cookie)

    assert len(site.rendered) == 3
    assert "set-cookie" not in reader.headers
    assert "/admin/" not in reader.text


def test_draft_is_not_there_until_it_is_published(site):
    post = PostFactory(published_at=None)
    before = site.ask(post.get_absolute_url()).status

    post.published_at = "2026-01-01T00:00:00Z"
    type(post).objects.filter(pk=post.pk).update(
        published_at=post.published_at, first_published_at=post.published_at
    )

    assert (before, site.ask(post.get_absolute_url()).status) == (404, 200)


def test_missing_pages_and_redirects_are_kept_too(site):
    Redirect.objects.create(old_path="/old/", new_path="/archive/")
    Redirect.objects.create(old_path="/gone/", new_path="")

    statuses = [
        site.ask(path).status for path in ("/none/", "/old/", "/gone/", "/archive", "/favicon.ico") * 2
    ]

    assert statuses == [404, 301, 410, 301, 302] * 2
    assert len(site.rendered) == 5


def test_scanning_cannot_push_out_what_is_read(tmp_path):
    site = Site(tmp_path, limit=200_000)
    site.ask("/")
    for number in range(60):
        site.ask(f"/wp-admin/{number}.php")

    site.ask("/")

    assert site.rendered.count("/") == 1
    assert site.cache.passing.used <= 25_000
    assert len(site.cache.passing) < 60


def test_memory_stays_within_its_limit(tmp_path):
    site = Site(tmp_path, limit=200_000)
    urls = [PublishedPostFactory(authors=[], categories=[]).get_absolute_url() for _ in range(25)]

    for url in urls:
        for coding in ("br", "gzip", ""):
            assert site.ask(url, accept_encoding=coding).status == 200

    assert 0 < len(site.cache.pages) < 25
    assert site.cache.pages.used == sum(site.cache.pages._weights.values()) <= 175_000


def test_strange_hosts_and_codings_leave_nothing_behind(site):
    for number in range(40):
        assert site.ask("/", host=f"host-{number}.example").status == 400
        assert site.ask("/", host=f"localhost:{number + 1}").status == 200
        assert site.ask("/", accept_encoding=f"coding-{number}, " * 40).status == 200

    assert (len(site.cache.pages), len(site.cache.passing)) == (1, 0)


def test_nothing_is_kept_without_a_generation(site):
    Generation.objects.all().delete()

    statuses = [site.ask("/").status, site.ask("/").status]

    assert (statuses, site.rendered) == ([200, 200], ["/", "/"])


def test_error_is_kept_by_nobody(site, monkeypatch):
    monkeypatch.setattr("blog.views.home.front_of", lambda *_: 1 / 0)

    statuses = [site.ask("/").status, site.ask("/").status]

    assert (statuses, site.rendered) == ([500, 500], ["/", "/"])


def test_a_page_that_changed_while_it_was_made_is_not_kept(site, monkeypatch):
    original = site.cache.site

    def interrupted(environ, start_response):
        answer = original(environ, start_response)
        if len(site.rendered) == 1:
            TagFactory()
        return answer

    monkeypatch.setattr(site.cache, "site", interrupted)

    assert [site.ask("/").status for _ in range(3)] == [200, 200, 200]
    assert len(site.rendered) == 2


@pytest.mark.parametrize(
    "address", ["/", "/feed/", "/sitemap.xml", "/what-this-page-loads/", "/search/", "/none/"]
)
def test_kept_answer_is_the_sites_own(site, address):
    PublishedPostFactory(tags=["calm"])
    site.ask(address)

    kept, fresh = site.ask(address), Client().get(address, headers={"host": "localhost"})

    told = {name.lower(): value for name, value in fresh.headers.items() if name.lower() not in HIDDEN}
    assert (kept.status, kept.body) == (fresh.status_code, fresh.content)
    assert {name: value for name, value in kept.headers.items() if name not in HIDDEN} == told
