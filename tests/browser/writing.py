"""Posts as a writer makes, changes and saves them, and what is stored afterwards."""

import html
import re

from playwright.sync_api import Page

TEXT = re.compile(r'<textarea name="body"[^>]*>\n?(?P<text>.*?)</textarea>', re.DOTALL)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def signed_in(context) -> Page:
    page = context.new_page()
    page.goto("/admin/")
    page.get_by_label("Username").fill("owner")
    page.get_by_label("Password").fill("a-long-Passphrase-9")
    page.get_by_label("Password").press("Enter")
    page.get_by_role("link", name="Write", exact=True).wait_for()
    return page


def new_post(page: Page, text: str, title: str = "The kettle, and who fills it") -> str:
    """Store a draft as the form would without any script, and return the address of its form."""
    form = "/admin/blog/post/add/"
    token = TOKEN.search(page.request.get(form).text())[1]
    answer = page.request.post(
        form,
        form={"csrfmiddlewaretoken": token, "title": title, "body": text, "_continue": "1"},
        headers={"Referer": page.url},
    )
    return answer.url


def stored(page: Page, address: str) -> str:
    """The Markdown of the post whose form is there."""
    return html.unescape(TEXT.search(page.request.get(address).text())["text"])


def open_editor(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".editor.runs").wait_for()


def save(page: Page) -> None:
    with page.expect_navigation():
        page.locator("[name=_continue]").first.click()
