"""Reading in comfort: settings that nothing stores, links to sections, large text, wide spacing, no script, keyboard only."""

import pytest

from tests.browser.looking import overflow, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

POST = "/posts/slow-desire/"
PAGES = ("/", POST, "/tags/", "/search/?q=quiet", "/authors/robin-sample/")
# What success criterion 1.4.12 of WCAG lets a reader demand.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
# Text that is there for the eye and does not fit into what clips it.
CLIPPED = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element);
  return !element.matches(".skip, .hidden") && style.overflowX !== "visible" && style.overflowX !== "auto"
    && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
}).map((element) => element.className || element.tagName)"""


def size_of_text(page) -> float:
    return page.evaluate("parseFloat(getComputedStyle(document.querySelector('.prose p')).fontSize)")


def height_of_text(page) -> float:
    return page.locator(".prose > p").nth(1).bounding_box()["height"]


def test_settings_work_without_a_script_and_end_with_the_page(open_window):
    page = open_window(java_script_enabled=False)
    page.goto(POST)
    before = height_of_text(page)

    page.get_by_text("Reading settings").click()
    page.get_by_label("Largest").check()
    page.get_by_label("Wider").check()

    assert height_of_text(page) > before * 1.4
    page.goto(POST)
    assert height_of_text(page) == before


def test_settings_are_made_with_the_keyboard(page):
    page.goto(POST)
    before = size_of_text(page)

    page.locator(".settings summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")

    assert page.evaluate("document.activeElement.className") == "largest"
    assert size_of_text(page) == pytest.approx(before * 1.33, rel=0.05)
    page.keyboard.press("Enter")
    assert page.url.endswith(POST)


def test_largest_and_widest_text_stays_within_a_narrow_screen(page):
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(POST)
    page.get_by_text("Reading settings").click()

    page.get_by_label("Largest").check()
    page.get_by_label("Wider").check()

    assert overflow(page) == 0


def test_stronger_contrast_has_no_barrier(page):
    page.goto(POST)
    page.get_by_text("Reading settings").click()

    page.get_by_label("Stronger").check()

    colours = page.evaluate(
        "(({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle(document.documentElement))"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert violations(page) == []


def test_heading_copies_the_address_of_its_section(open_window, site):
    page = open_window(permissions=["clipboard-read", "clipboard-write"])
    page.goto(POST)
    link = page.locator(".to-here").first

    link.focus()
    page.keyboard.press("Enter")

    page.get_by_role("status").get_by_text("Copied").wait_for(state="attached")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == site + POST + link.get_attribute("href") == page.url


def test_no_text_is_lost_with_wide_spacing_or_at_four_times_the_size(page):
    lost = {}
    for address in PAGES:
        page.goto(address)
        page.evaluate(SPACING)
        # 1,280 pixels at 400 % are 320.
        lost[address] = [overflow(page, width) for width in (320, 1280)] + page.evaluate(CLIPPED)

    assert lost == {address: [0, 0] for address in PAGES}


def test_first_keys_lead_past_the_frame_to_the_text(page):
    page.goto(POST)

    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")

    assert focused == "Skip to the text"
    assert page.evaluate("document.activeElement.id") == "site-main"


def test_rare_letters_are_fetched_only_where_a_page_has_one(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(POST)
    before = [name for name in asked if "rare" in name]

    page.evaluate("document.querySelector('.prose p').textContent = 'Zażółć'")
    page.evaluate("document.fonts.ready")

    assert before == []
    assert [name for name in asked if "rare" in name] == ["newsreader-rare.woff2"]
