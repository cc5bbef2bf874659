"""The page beside the text: it follows what is kept, and looks as on every screen, in the dark and on paper."""

import pytest
from playwright.sync_api import expect

from blog.models import Draft, Post
from blog.publishing.working_copy import fields_of
from tests.browser.desk_window import ADD, form_of, is_saved, write
from tests.browser.looking import overflow, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

FRAME = "[data-stage] iframe:not(.coming)"
INSIDE = f"document.querySelector('{FRAME}').contentWindow"
KEPT = "document.querySelector('#post_form').dispatchEvent(new CustomEvent('desk:kept', {detail: {}}))"


@pytest.fixture
def post():
    return Post.objects.get(slug="how-to-stay-close-when-one-of-you-needs-quiet")


def at_the_form(page, post):
    page.goto(form_of(post.pk))
    return page


@pytest.fixture
def writer(open_desk, post):
    return at_the_form(open_desk(viewport={"width": 1280, "height": 900}), post)


def open_preview(page):
    page.locator("[data-preview-toggle]").click()
    page.locator(FRAME).wait_for()
    return page.frame_locator(FRAME)


def keep(page, post, **fields):
    """What the autosave does: the words are kept, and the form hears of it."""
    Draft.objects.update_or_create(post=post, defaults={"fields": fields_of(post) | fields})
    page.evaluate(KEPT)


def test_preview_follows_what_is_kept_and_stays_where_one_reads(writer, post):
    inside = open_preview(writer)
    inside.get_by_role("heading", level=1, name=post.title).wait_for()
    writer.evaluate(f"{INSIDE}.scrollTo(0, 700)")

    keep(writer, post, title="Slower still")

    inside.get_by_role("heading", level=1, name="Slower still").wait_for(state="attached")
    assert writer.evaluate(f"{INSIDE}.scrollY") == 700
    assert writer.locator("[data-stage] iframe").count() == 1


def test_preview_follows_what_is_typed_by_itself(writer):
    inside = open_preview(writer)

    write(writer, "Typed just now")

    inside.get_by_text("Typed just now").wait_for(state="attached")
    is_saved(writer)


def test_preview_of_a_new_piece_appears_with_its_first_words(desk):
    desk.goto(ADD)
    desk.locator("[data-preview-toggle]").click()
    desk.get_by_text("Nothing is kept yet.").wait_for()

    write(desk, "Only begun", "title")

    desk.frame_locator(FRAME).get_by_role("heading", level=1, name="Only begun").wait_for()


def test_preview_never_shows_an_empty_frame_between_two_pages(writer, post):
    open_preview(writer)
    writer.evaluate(
        """() => {
          window.empty = 0;
          const look = () => {
            const frame = document.querySelector("[data-stage] iframe:not(.coming)");
            if (!frame?.contentDocument?.querySelector("h1")) window.empty += 1;
            requestAnimationFrame(look);
          };
          look();
        }"""
    )

    for number in range(4):
        keep(writer, post, title=f"Take {number}")

    writer.frame_locator(FRAME).get_by_role("heading", level=1, name="Take 3").wait_for()
    assert writer.evaluate("window.empty") == 0


@pytest.mark.parametrize(("name", "width"), [("Phone", 390), ("Tablet", 820), ("Wide", 1280), ("Paper", 816)])
def test_preview_is_as_wide_as_the_screen_it_stands_for_and_fits(writer, name, width):
    open_preview(writer)

    writer.get_by_role("button", name=name, exact=True).click()

    frame, stage = (writer.locator(place).bounding_box() for place in (FRAME, "[data-stage]"))
    assert writer.evaluate(f"{INSIDE}.innerWidth") == width
    assert frame["width"] == pytest.approx(stage["width"], abs=3)
    assert frame["height"] == pytest.approx(stage["height"], abs=3)


def ground(page):
    return page.evaluate(f"{INSIDE}.getComputedStyle({INSIDE}.document.documentElement).backgroundColor")


def test_preview_shows_the_page_in_the_light_and_in_the_dark_whatever_the_device_prefers(writer):
    open_preview(writer)
    grounds = []

    for scheme in ("light", "dark"):
        writer.emulate_media(color_scheme=scheme)
        for look in ("Dark", "Light"):
            writer.get_by_role("button", name=look, exact=True).click()
            grounds.append(ground(writer))

    assert grounds == ["rgb(30, 27, 25)", "rgb(251, 247, 241)"] * 2


def test_preview_shows_paper_as_it_is_printed_and_the_screen_again(writer):
    inside = open_preview(writer)
    menu = inside.locator(".menu")
    writer.get_by_role("button", name="Dark", exact=True).click()

    writer.get_by_role("button", name="Paper", exact=True).click()
    on_paper = (ground(writer), menu.is_visible())
    writer.get_by_role("button", name="Phone", exact=True).click()

    assert on_paper == ("rgb(255, 255, 255)", False)
    assert (ground(writer), menu.is_visible()) == ("rgb(30, 27, 25)", True)


def test_print_button_prints_the_page_itself_and_not_our_likeness_of_paper(writer):
    open_preview(writer)
    writer.get_by_role("button", name="Paper", exact=True).click()
    writer.evaluate(
        f"""() => {{
          const inside = {INSIDE};
          inside.print = () => {{
            window.printed = [inside.document.adoptedStyleSheets[0].cssRules.length, inside.matchMedia("print").matches];
            inside.dispatchEvent(new Event("afterprint"));
          }};
        }}"""
    )

    writer.get_by_role("button", name="Print it").click()

    assert writer.evaluate("window.printed") == [0, False]
    assert ground(writer) == "rgb(255, 255, 255)"


def test_links_in_the_preview_lead_out_of_the_frame(writer):
    inside = open_preview(writer)

    with writer.context.expect_page() as opened:
        inside.get_by_role("link", name="Topics").click()

    assert opened.value.url.endswith("/tags/")
    assert writer.evaluate(f"{INSIDE}.location.pathname").startswith("/preview/")


def test_preview_opens_and_closes_by_keyboard_and_says_which(writer):
    toggle = writer.locator("[data-preview-toggle]")
    toggle.focus()

    writer.keyboard.press("Enter")
    writer.locator(FRAME).wait_for()
    opened = toggle.get_attribute("aria-pressed")
    writer.keyboard.press("Enter")

    expect(toggle).to_have_attribute("aria-pressed", "false")
    assert opened == "true"
    assert writer.locator("[data-preview]").is_hidden()
    assert toggle.evaluate("element => element === document.activeElement")


def test_preview_is_a_page_of_its_own_on_a_phone(open_desk, post):
    writer = at_the_form(open_desk(viewport={"width": 390, "height": 844}), post)
    open_preview(writer)
    covered = writer.locator("[data-preview]").bounding_box()
    in_it = writer.evaluate("document.querySelector('[data-preview]').contains(document.activeElement)")
    wide = overflow(writer, 390)

    writer.keyboard.press("Escape")

    assert (covered["x"], covered["y"], covered["width"]) == (0, 0, 390)
    assert (in_it, wide) == (True, 0)
    expect(writer.locator("[data-preview-toggle]")).to_have_attribute("aria-pressed", "false")
    assert writer.locator("[data-preview]").is_hidden()


def test_preview_says_so_when_it_cannot_be_shown(writer):
    writer.context.clear_cookies()

    writer.locator("[data-preview-toggle]").click()

    writer.get_by_text("The page cannot be shown right now.").wait_for()
    assert writer.locator("[data-stage] iframe").count() == 0


def test_preview_button_leads_to_the_page_without_javascript(open_desk, post):
    writer = at_the_form(open_desk(java_script_enabled=False), post)

    writer.get_by_role("button", name="Preview").click()

    assert "/preview/" in writer.url
    assert writer.get_by_role("heading", level=1).inner_text() == post.title


def test_preview_has_no_barrier_and_nothing_is_complained_about(writer):
    complaints = []
    writer.on("console", lambda message: complaints.append(message.text))
    writer.on("pageerror", lambda error: complaints.append(str(error)))
    open_preview(writer)

    for name in ("Tablet", "Dark", "Paper", "Wide"):
        writer.get_by_role("button", name=name, exact=True).click()

    assert (violations(writer), complaints) == ([], [])
