"""What every page says about the practice, loaded once per state of the site."""

from dataclasses import dataclass

from django.urls import reverse

from blog.caching.memory import Memory
from blog.models import Author, CrisisResource, Page, SiteSettings

MENU = ("blog:home", "blog:tag_index", "blog:search")  # what the masthead links beside pages


@dataclass(frozen=True)
class Practice:
    """The practice's settings, the pages it links everywhere, the lines to call, and who is supervised by whom.

    ``menu_addresses`` are those that the masthead marks as the current page.
    """

    settings: SiteSettings
    menu_pages: tuple[Page, ...]
    footer_pages: tuple[Page, ...]
    crisis_resources: tuple[CrisisResource, ...]
    supervised_authors: tuple[Author, ...]
    menu_addresses: frozenset[str]


def load() -> Practice:
    pages = tuple(Page.objects.published().defer("body", "body_html"))
    menu_pages = tuple(page for page in pages if page.in_menu)
    authors = Author.objects.supervised()
    return Practice(
        settings=SiteSettings.load(),
        menu_pages=menu_pages,
        footer_pages=tuple(page for page in pages if page.in_footer),
        crisis_resources=tuple(CrisisResource.objects.all()),
        supervised_authors=tuple(authors),
        menu_addresses=frozenset([*map(reverse, MENU), *(page.get_absolute_url() for page in menu_pages)]),
    )


def practice(memory: Memory) -> Practice:
    return memory.of_frame("practice", load)
