"""“Leave this page”: at once, from anywhere, told to nobody, and with Back leading to what came before."""

import re

import pytest
from playwright.sync_api import expect

from blog.models import SiteSettings
from tests.browser.looking import overflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

POST = "/posts/slow-desire/"
AWAY = SiteSettings().leave_url
SAID = ".shifts[role=status]"
LEAVE = re.compile("^Emergency: Leave this page$")
# Where the visible link is, and whether a press on its corners and its middle would meet it.
SEEN = """(link) => {
  const box = link.getBoundingClientRect();
  const points = [[box.left + 1, box.top + 1], [box.right - 1, box.bottom - 1], [box.x + box.width / 2, box.y + box.height / 2]];
  return [box.width >= 44 && box.height >= 44, points.every(([x, y]) => link.contains(document.elementFromPoint(x, y)))];
}"""


@pytest.fixture
def asked():
    """What was asked of the page elsewhere: the headers of each request."""
    return []


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def reader(request, open_window, asked):
    """A window that has seen the home page and then a post; the address outside is answered here."""
    page = open_window(java_script_enabled=request.param)

    def answer(route):
        asked.append(route.request.all_headers())
        route.fulfill(body="<title>Elsewhere</title>", content_type="text/html")

    page.route(AWAY, answer)
    page.goto("/")
    page.goto(POST)
    return page


with_script = pytest.mark.parametrize("reader", [True], ids=["with JavaScript"], indirect=True)


def shift(page, times):
    for _ in range(times):
        page.keyboard.press("Shift")


def test_leaving_leads_away_and_tells_nobody_from_where(reader, asked):
    reader.get_by_role("link", name=LEAVE).last.click()

    reader.wait_for_url(AWAY)
    assert (reader.title(), len(reader.context.pages)) == ("Elsewhere", 1)
    assert [headers.get("referer") for headers in asked] == [None]


@with_script
def test_leaving_puts_the_other_page_in_the_place_of_this_one(reader, site):
    reader.get_by_role("link", name=LEAVE).last.click()
    reader.wait_for_url(AWAY)

    reader.go_back()

    assert reader.url == f"{site}/"
    expect(reader.locator("h1")).to_be_visible()
    assert reader.locator(".cover").count() == 0


def test_link_is_in_reach_at_every_scroll_position(page):
    page.goto(POST)
    link = page.locator(".care-row [data-leave]")

    for width, height in ((320, 568), (1280, 720)):
        page.set_viewport_size({"width": width, "height": height})
        for part in (0, 0.5, 1):
            page.evaluate("part => scrollTo(0, part * document.body.scrollHeight)", part)
            assert link.evaluate(SEEN) == [True, True], (width, part)


def test_longest_label_stays_within_a_narrow_screen(page):
    SiteSettings(leave_label="Leavethispagenoworstaywhateveryoulikemor").save()
    page.goto("/archive/")

    assert overflow(page) == 0
    assert page.locator(".care-row [data-leave]").evaluate(SEEN) == [True, True]


@pytest.mark.parametrize("reader", [False], ids=["without JavaScript"], indirect=True)
def test_keyboard_meets_the_link_right_after_the_skip_link(reader):
    met = []
    for _ in range(4):
        reader.keyboard.press("Tab")
        met.append(" ".join(reader.locator(":focus").text_content().split()))

    assert met == ["Skip to the text", "Emergency: Leave this page", "Need help now?", met[1]]


@with_script
def test_page_is_covered_in_the_same_frame(reader):
    covered = reader.evaluate(
        """() => {
          document.querySelector("[data-leave]").click();
          const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
          return [top.className, document.body.inert, document.title];
        }"""
    )

    assert covered == ["cover", True, "…"]


@with_script
def test_page_that_a_browser_brings_back_is_uncovered(reader):
    reader.evaluate(
        """() => {
          document.querySelector("[data-leave]").click();
          window.stop();
          dispatchEvent(new PageTransitionEvent("pageshow", {persisted: true}));
        }"""
    )

    assert reader.locator(".cover").count() == 0
    assert reader.evaluate("[document.body.inert, document.title]") == [False, reader.title()]


@with_script
def test_shift_three_times_leaves_and_says_how_far_it_is(reader):
    said = reader.locator(SAID)

    shift(reader, 1)
    expect(said).to_have_text("●○○ Shift twice more to leave")
    shift(reader, 1)
    expect(said).to_have_text("●●○ Shift once more to leave")
    shift(reader, 1)

    reader.wait_for_url(AWAY)


@with_script
@pytest.mark.parametrize("between", ["a", "Escape", "Control", "Shift+Tab"])
def test_any_other_key_begins_the_count_anew(reader, between):
    shift(reader, 2)
    reader.keyboard.press(between)
    shift(reader, 1)

    expect(reader.locator(SAID)).to_have_text("●○○ Shift twice more to leave")


def test_count_is_over_after_five_seconds(open_window):
    reader = open_window(once=True)
    reader.clock.install(time=0)
    reader.goto(POST)
    reader.clock.pause_at(3_600_000)  # the time between two lines here is no part of what is measured
    shift(reader, 2)
    reader.clock.run_for(4_900)
    expect(reader.locator(SAID)).not_to_be_empty()

    reader.clock.run_for(200)

    expect(reader.locator(SAID)).to_be_empty()


@with_script
def test_shift_counts_in_a_text_field_and_capitals_do_not(reader):
    reader.goto("/search/")
    field = reader.get_by_label("Search for")
    field.focus()

    for letter in "ABCD":
        reader.keyboard.press(f"Shift+{letter}")
    reader.keyboard.press("Control+Shift+ArrowLeft")
    expect(reader.locator(SAID)).to_be_empty()
    shift(reader, 3)

    reader.wait_for_url(AWAY)
