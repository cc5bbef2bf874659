"""Posts as a writer makes, changes and saves them, and what is stored afterwards."""

import html
import re

from playwright.sync_api import Page

TEXT = re.compile(r'<textarea name="body"[^>]*>\n?(?P<text>.*?)</textarea>', re.DOTALL)


def new_post(page: Page, text: str, title: str = "The kettle, and who fills it") -> str:
    """Store a draft as the form would without any script, and return the address of its form."""
    token = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "csrftoken")
    words = {"csrfmiddlewaretoken": token, "title": title, "body": text, "_continue": "1"}
    answer = page.request.post("/admin/blog/post/add/", form=words, max_redirects=0)
    return answer.headers["location"]


def stored(page: Page, address: str) -> str:
    """The Markdown of the post whose form is there."""
    return html.unescape(TEXT.search(page.request.get(address).text())["text"])


def open_editor(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".editor.runs").wait_for()


def save(page: Page) -> None:
    with page.expect_navigation():
        page.locator("[name=_continue]").first.click()
