"""What a person does in a window of the desk, for the tests that follow it."""

import re

from playwright.sync_api import Page, expect

PASSWORD = "a-long-Passphrase-9"
ADD = "/admin/blog/post/add/"


def sign_in(page: Page, name: str = "owner") -> Page:
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Password").press("Enter")
    page.get_by_role("heading", level=1, name=re.compile("^Good ")).wait_for()
    return page


def form_of(pk: int) -> str:
    """The address of the form of the post with this id."""
    return f"/admin/blog/post/{pk}/change/"


def write(page: Page, words: str, field: str = "subtitle") -> None:
    """Fill a field of the post; by its name, because the sources have a title of their own."""
    page.locator(f"#id_{field}").fill(words)


def says(page: Page, words: str | re.Pattern, within: int = 20_000) -> None:
    """Wait until the status line says so, ``within`` milliseconds."""
    expect(page.locator("[data-status-words]")).to_have_text(words, timeout=within)


def is_saved(page: Page, within: int = 20_000) -> None:
    says(page, re.compile(r"^Saved \d+:\d\d [ap]m$"), within)
    expect(page.locator(".status")).to_have_attribute("data-status", "saved")
