"""The public pages in a browser: for every reader, on a narrow screen, and between the reader and us only."""

import pytest

from blog.models import Post
from tests.browser.looking import overflow, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

# Between them the two posts have a table, notes, a practice, scripts and a pull line.
PAGES = {
    "home": "/",
    "post": "/posts/slow-desire/",
    "post with scripts": "/posts/how-to-stay-close-when-one-of-you-needs-quiet/",
    "tags": "/tags/",
    "tag filter": "/tags/listening+trust/",
    "archive": "/archive/",
    "author": "/authors/robin-sample/",
    "search": "/search/?q=quiet",
    "not found": "/no/such/page/",
}
MORE = ["/categories/attachment/", "/search/?q=xylophone", "/about/"]


@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_barrier(page, name):
    page.goto(PAGES[name])

    assert violations(page) == []


def test_no_page_scrolls_sideways_on_a_narrow_screen(page):
    addresses = [*PAGES.values(), *MORE, *(post.get_absolute_url() for post in Post.objects.published())]

    wide = {}
    for address in addresses:
        page.goto(address)
        wide[address] = overflow(page)

    assert wide == dict.fromkeys(addresses, 0)
