"""Nothing about a visit is stored, and nobody else hears of it: the whole site crawled, and every kind of page opened."""

from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from tests.crawling import Answer, crawl, one_of_each, shown_with

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

STORES = """async () => [
  document.cookie,
  ...Object.keys(localStorage),
  ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map((database) => database.name),
  ...(await caches.keys()),
  ...(await navigator.serviceWorker.getRegistrations()).map((worker) => worker.scope),
].filter(Boolean)"""
FILES = ("/static/", "/media/")


def fetch(address: str) -> Answer:
    if address.startswith(FILES):
        return Answer(200, {}, "")
    answer = Client().get(address)
    headers = {name.lower(): value for name, value in answer.items()}
    if answer.cookies:
        headers["set-cookie"] = answer.cookies.output()
    return Answer(answer.status_code, headers, answer.content.decode())


@pytest.fixture(scope="module")
def answers(site, django_db_blocker):
    """What the site says to every address that can be reached."""
    with django_db_blocker.unblock():
        return crawl(fetch, settings.SITE_URL)


def test_whole_site_names_no_other_server_and_sets_no_cookie(answers):
    foreign = {
        address: [shown for shown in shown_with(answer.text) if urlsplit(urljoin("/", shown)).netloc]
        for address, answer in answers.items()
        if answer.is_html
    }
    assert {address: found for address, found in foreign.items() if found} == {}
    assert [address for address, answer in answers.items() if "set-cookie" in answer.headers] == []
    assert [address for address, answer in answers.items() if answer.status >= 400] == []
    assert len(answers) > 100


def test_every_kind_of_page_keeps_the_reader_to_itself(answers, page, site):
    kinds = one_of_each(answers)
    asked, complaints, cookies, kept = set(), [], [], {}
    page.on("request", lambda request: asked.add(request.url))
    page.on("response", lambda answer: cookies.append(answer.headers.get("set-cookie")))
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))

    for kind, address in kinds.items():
        page.goto(address, wait_until="load")
        kept[kind] = page.evaluate(STORES)

    assert [url for url in asked if not url.startswith(f"{site}/")] == []
    assert complaints == []
    assert (page.context.cookies(), [cookie for cookie in cookies if cookie]) == ([], [])
    assert kept == {kind: [] for kind in kinds}
    assert {"home", "post", "page", "tags", "tags combined", "author", "category", "search", "loads"} <= set(
        kinds
    )
