"""Browser windows that stay open from test to test, so that what was fetched and compiled once is not again."""

from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Browser, Error, Page

SIZE = {"width": 1280, "height": 720}  # CSS pixels
PATIENCE = 15_000  # milliseconds
AS_ON_THE_DEVICE = dict.fromkeys(
    ("media", "color_scheme", "reduced_motion", "forced_colors", "contrast"), "null"
)


class Windows:
    """Lends windows, each private to whoever has it, and takes them back as if nobody had used them.

    What a window cannot be rid of again (`clock.install`, `add_init_script`) asks for one that is opened `once`.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free: dict[str | None, list[Page]] = defaultdict(list)
        self.lent: list[tuple[str | None, Page, list[tuple[str, Callable]]]] = []

    def lend(self, origin: str, cookies: dict[str, str] | None = None, **options: object) -> Page:
        """An empty page on the site at this origin, with these cookies of the desk and no storage."""
        size = options.pop("viewport", SIZE)
        once = options.pop("once", False)
        kind = None if once else f"{origin} {sorted(options.items())}"
        if kind and self.free[kind]:
            page = self.free[kind].pop()
        else:
            context = self.browser.new_context(base_url=origin, **options)
            context.set_default_timeout(PATIENCE)
            page = context.new_page()
        page.set_viewport_size(size)
        page.context.add_cookies(
            [
                {"name": name, "value": value, "url": f"{origin}/admin/"}
                for name, value in (cookies or {}).items()
            ]
        )
        self.lent.append((kind, page, heard_of(page)))
        return page

    def take_back(self) -> None:
        """Take every lent window back."""
        while self.lent:
            kind, page, listeners = self.lent.pop()
            page = cleaned(page, listeners)
            self.free[kind].append(page) if kind else page.context.close()


def silence(page: Page) -> None:
    """Let the page ask for nothing more, as on a device that is switched off."""
    page.evaluate("void (window.fetch = () => new Promise(() => {}))")


def heard_of(page: Page) -> list[tuple[str, Callable]]:
    """A list that grows with everything that listens to the page from now on."""
    listeners = []

    def listen(event: str, call: Callable) -> None:
        listeners.append((event, call))
        Page.on(page, event, call)

    page.on = listen
    return listeners


def cleaned(page: Page, listeners: list[tuple[str, Callable]]) -> Page:
    context = page.context
    if page.is_closed():
        page, listeners = context.new_page(), []
    for each in context.pages:
        # What a page says on being left would reach the next test. One that is leaving already says nothing of its own.
        with suppress(Error):
            silence(each)
        if each != page:
            each.close()
    for event, call in listeners:
        page.remove_listener(event, call)
    context.unroute_all(behavior="ignoreErrors")
    page.unroute_all(behavior="ignoreErrors")
    page.route("**/*", lambda route: route.fulfill(content_type="text/html", body="<!doctype html>"))
    page.goto("/")
    page.evaluate("localStorage.clear(), sessionStorage.clear()")
    page.unroute_all()
    page.emulate_media(**AS_ON_THE_DEVICE)
    context.clear_cookies()
    context.clear_permissions()
    context.set_offline(False)
    return page
