"""What every page says about the practice, loaded once per state of the site."""

from dataclasses import dataclass

from blog.caching.memory import Memory
from blog.models import Author, CrisisResource, Page, SiteSettings


@dataclass(frozen=True)
class Practice:
    """The practice's settings, the pages it links everywhere, the lines to call, and who is supervised by whom."""

    settings: SiteSettings
    menu_pages: tuple[Page, ...]
    footer_pages: tuple[Page, ...]
    crisis_resources: tuple[CrisisResource, ...]
    supervised_authors: tuple[Author, ...]


def load() -> Practice:
    pages = tuple(Page.objects.published().defer("body", "body_html"))
    authors = Author.objects.supervised()
    return Practice(
        settings=SiteSettings.load(),
        menu_pages=tuple(page for page in pages if page.in_menu),
        footer_pages=tuple(page for page in pages if page.in_footer),
        crisis_resources=tuple(CrisisResource.objects.all()),
        supervised_authors=tuple(authors),
    )


def practice(memory: Memory) -> Practice:
    return memory.of_frame("practice", load)
