"""Posts as a writer makes, changes and saves them, and what is stored afterwards."""

import html
import re
import time

from playwright.sync_api import Page

from tests.browser.windows import PATIENCE

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


def until(page: Page, expression: str, arg: object = None) -> object:
    """What the expression gives in the page, as soon as it is true; ``TimeoutError`` if it never is.

    ``Page.wait_for_function`` asks inside the page again and again, which the policy of our pages forbids after the first time.
    """
    end = time.monotonic() + PATIENCE / 1000
    while not (found := page.evaluate(expression, arg)):
        if time.monotonic() > end:
            raise TimeoutError(f"Never so: {expression}")
        page.evaluate("new Promise(requestAnimationFrame)")
    return found


AT_THE_END = """() => {
    const { selection, doc } = document.querySelector("[data-editor]").editor.state;
    return selection.empty && selection.eq(selection.constructor.atEnd(doc));
}"""


def to_the_end(page: Page) -> None:
    """Put the cursor after the last word. An editor that was just entered puts its own selection back once more, 20 ms later."""
    end = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(AT_THE_END):
        if time.monotonic() > end:
            raise TimeoutError("The cursor never came to the end.")
        page.keyboard.press("Control+End")
        page.evaluate("new Promise(requestAnimationFrame)")


def save(page: Page) -> None:
    with page.expect_navigation():
        page.locator("[name=_continue]").first.click()
