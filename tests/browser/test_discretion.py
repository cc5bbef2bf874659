"""The way past the hard part, the discreet copy, and what neither of them leaves in the way of anybody."""

import pytest
from playwright.sync_api import expect

from blog.models import Post
from tests.browser.looking import overflow, violations
from tests.browser.writing import new_post, open_editor, to_the_end

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

NOTED = "grief-keeps-its-own-calendar"
SENSITIVE = "what-happens-in-sex-therapy"


@pytest.fixture
def copy():
    """The address of the discreet copy of the sensitive sample."""
    return f"/read/{Post.objects.get(slug=SENSITIVE).pk}/"


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_note_leads_past_the_hard_part(open_window, javascript):
    page = open_window(java_script_enabled=javascript)
    page.set_viewport_size({"width": 320, "height": 568})
    page.goto(f"/posts/{NOTED}/")

    page.get_by_role("link", name="Skip to “For those standing near”").click()

    heading = page.get_by_role("heading", name="For those standing near")
    expect(heading).to_be_in_viewport()
    assert heading.bounding_box()["y"] >= page.locator(".care").bounding_box()["height"]


def test_discreet_copy_takes_the_place_of_the_article(page, site, copy):
    page.goto("/archive/")
    page.goto(f"/posts/{SENSITIVE}/")

    page.get_by_role("link", name="Read it without its title in the tab").click()
    page.wait_for_url(f"**{copy}")

    assert page.title() == "Reading - Orari Healing Therapy"
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "What happens in sex therapy, and what does not"
    )
    page.go_back()
    assert page.url == f"{site}/archive/"


def test_discreet_copy_is_a_plain_link_without_javascript(open_window, copy):
    page = open_window(java_script_enabled=False)
    page.goto(f"/posts/{SENSITIVE}/")

    page.get_by_role("link", name="Read it without its title in the tab").click()

    page.wait_for_url(f"**{copy}")


def test_discreet_copy_has_no_barrier_and_asks_nobody_else(page, site, copy):
    asked = set()
    page.on("request", lambda request: asked.add(request.url))
    page.goto(copy)

    assert violations(page) == []
    assert overflow(page) == 0
    assert [url for url in asked if not url.startswith(f"{site}/")] == []
    assert page.context.cookies() == []


def test_noted_piece_has_no_barrier(page):
    page.goto(f"/posts/{NOTED}/")

    assert violations(page) == []


def test_heading_that_was_just_written_can_be_skipped_to(desk):
    open_editor(desk, new_post(desk, "It was hard.\n\n## Long before\n\nYes."))
    desk.locator("[contenteditable]").first.click()
    to_the_end(desk)
    desk.keyboard.press("Enter")
    desk.keyboard.type("## What helped")

    choice = desk.locator("[name=skip_to]")
    choice.evaluate("choice => choice.closest('details').open = true")
    choice.focus()

    assert choice.evaluate("choice => [...choice.options].map(option => option.text)") == [
        "The end of the text",
        "Long before",
        "What helped",
    ]
