"""axe over one page of every kind, in both colour schemes, on a phone and on a desk."""

import shutil
from collections.abc import Mapping

from playwright.sync_api import sync_playwright

from tests.browser.looking import violations


def found_on(origin: str, pages: Mapping[str, str]) -> dict[str, list[str]]:
    """What axe finds on each page, by the page's name."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(base_url=origin)
        found = {}
        for name, address in pages.items():
            page.goto(address)
            found[name] = violations(page)
        browser.close()
    return found
