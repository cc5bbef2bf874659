"""What a test may ask about the page that is open."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Only colours differ in the dark: what else there is to find has been found in the light.
SCHEMES = {"light": {}, "dark": {"runOnly": ["color-contrast", "link-in-text-block"]}}
WIDTHS = (320, 1280)  # CSS pixels
HEIGHT = 900
# Colours that still change from one scheme to the other would be judged halfway.
RUN = """async (rules) => {
  await new Promise(requestAnimationFrame);
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  const answer = await axe.run({resultTypes: ["violations"], preload: false, ...rules});
  return answer.violations;
}"""


def violations(page: Page) -> list[str]:
    """What axe finds in both colour schemes at both widths: rule, element, and where it was found."""
    page.evaluate(Axe().axe_script)
    found = []
    for scheme, rules in SCHEMES.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            found += [
                f"{scheme}, {width}: {broken['id']}: {node['target'][0]}: {node['failureSummary']}"
                for broken in page.evaluate(RUN, rules)
                for node in broken["nodes"]
            ]
    return found


def overflow(page: Page, width: int = WIDTHS[0]) -> int:
    """By how many pixels the page is wider than a window of ``width``."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    return page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
