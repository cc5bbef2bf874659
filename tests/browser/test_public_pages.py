"""The public pages in a browser: for every reader, on a narrow screen, and between the reader and us only."""

from itertools import pairwise

import pytest

from blog.models import Post
from tests.browser.looking import overflow, violations
from tests.factories import PostFactory

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


@pytest.mark.parametrize("path", [PAGES["post"], PAGES["home"]])
def test_page_has_no_barrier_for_who_asks_for_contrast(page, path):
    page.goto(path)
    page.emulate_media(contrast="more")

    assert violations(page) == []


NOTES = (
    "Three marks in one line.[^a] Two.[^b] Three.[^c]\n\nMore text.\n\n[^a]: One.\n[^b]: Two.\n[^c]: Three.\n"
)
BOXES = """(selector) => [...document.querySelectorAll(selector)].map((element) => {
  const {left, right, top, bottom} = element.getBoundingClientRect();
  return {left, right, top, bottom};
})"""


def test_notes_stand_beside_their_marks_where_there_is_room(page):
    post = PostFactory(body=NOTES)
    page.set_viewport_size({"width": 1280, "height": 900})

    page.goto(post.get_absolute_url())

    (text,), marks = page.evaluate(BOXES, ".prose"), page.evaluate(BOXES, ".note-mark")
    notes = page.evaluate(BOXES, ".notes li")
    assert all(text["right"] < note["left"] < note["right"] < 1280 for note in notes)
    assert abs(notes[0]["top"] - marks[0]["top"]) < 20
    assert all(above["bottom"] < below["top"] for above, below in pairwise(notes))


def test_notes_stand_at_the_end_on_a_narrow_screen_and_on_paper(page):
    post = PostFactory(body=NOTES)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(post.get_absolute_url())

    page.emulate_media(media="print")
    on_paper = page.evaluate(BOXES, ".notes li, .prose > p:last-of-type")
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 820, "height": 900})
    on_a_tablet = page.evaluate(BOXES, ".notes li, .prose > p:last-of-type")

    for boxes in (on_paper, on_a_tablet):
        assert all(above["bottom"] <= below["top"] for above, below in pairwise(boxes))
