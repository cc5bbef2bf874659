"""The pages that a practice needs beside its posts, written from the settings as drafts for the owner to finish."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import transaction

from blog.content.front_matter import Document, parse
from blog.models import Author, LicenceStatus, Page, SiteSettings

_TEXTS = Path(__file__).with_name("default_pages")
KEYS = (
    "about",
    "privacy",
    "consumer-health-data",
    "staying-safe-online",
    "how-we-write",
    "accessibility",
    "disclaimer",
    "corrections",
)
NO_CONTACT = "[Here: how readers reach you about this site: an e-mail address, a telephone number]"
NO_AUTHORS = "[Here: the names of those who write, with their licences]"
NO_AREA = "[Here: the states in which you are licensed]"
NO_CONFLICTS = "Nobody pays to be mentioned here, and we earn nothing from links. If that ever changes for a piece, its first line will say so."


@dataclass(frozen=True)
class DefaultPage:
    """One such page. ``page`` is what stands in its place already, if anything does: made from it, or at its address."""

    key: str
    title: str
    summary: str
    page: Page | None = None


def default_pages() -> list[DefaultPage]:
    """All of them, in the order of the footer, with what is there already. One query."""
    pages = list(Page.objects.defer("body", "body_html"))
    by_origin = {page.made_from: page for page in pages if page.made_from}
    by_slug = {page.slug: page for page in pages}
    found = []
    for key in KEYS:
        fields = _document(key).fields
        page = by_origin.get(key) or by_slug.get(fields["slug"])
        found.append(DefaultPage(key, fields["title"], fields["summary"], page))
    return found


@transaction.atomic
def add_default_pages() -> list[Page]:
    """Add those that are missing, as drafts; return them. What is there, changed or not, is left as it is."""
    words = _words()
    return [_add(_document(row.key), row.key, words) for row in default_pages() if row.page is None]


def _add(document: Document, key: str, words: dict[str, str]) -> Page:
    fields = document.fields
    page = Page(
        title=fields["title"],
        slug=fields["slug"],
        summary=fields["summary"],
        body=_filled(document.body, words),
        position=int(fields["position"]),
        in_menu=fields.get("in_menu") == "yes",
        made_from=key,
    )
    page.save()
    return page


def _filled(body: str, words: dict[str, str]) -> str:
    """``body`` with the practice's own words in it, and without the lines for which there are none."""
    for name, said in words.items():
        body = body.replace(f"{{{name}}}", said)
    paragraphs = (paragraph.strip() for paragraph in body.split("\n\n"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"


def _words() -> dict[str, str]:
    """What the settings and the authors say, as Markdown, or a prompt where they say nothing."""
    settings = SiteSettings.load()
    return {
        "practice": settings.practice_name,
        "legal": settings.legal_name or settings.practice_name,
        "disclaimer": settings.disclaimer,
        "not_watched": settings.crisis_note,
        "conflicts": settings.conflicts or NO_CONFLICTS,
        "contact": _contact(settings),
        "hours": f"For what can wait, we answer {settings.hours}." if settings.hours else "",
        "area": f"We offer therapy in {settings.service_area}." if settings.service_area else NO_AREA,
        "authors": _authors(),
    }


def _contact(settings: SiteSettings) -> str:
    mail, phone = settings.contact_email, settings.contact_phone
    ways = [f"write to [{mail}](mailto:{mail})"] if mail else []
    ways += [f"call {phone}"] if phone else []
    return f"You can {' or '.join(ways)}." if ways else NO_CONTACT


def _authors() -> str:
    """Those with a licence, an item each."""
    licensed = Author.objects.exclude(licence_status=LicenceStatus.NONE).filter(is_sample=False)
    items = [
        f"- [{author.signature}]({author.get_absolute_url()}){_more_about(author)}" for author in licensed
    ]
    return "\n".join(items) or NO_AUTHORS


def _more_about(author: Author) -> str:
    """Without the number of the licence: the page would go on telling it once the licence has ended."""
    parts = (author.licence_title, author.licence_issuer, author.supervision_in_full)
    return "".join(f", {part}" for part in parts if part)


@cache
def _document(key: str) -> Document:
    return parse((_TEXTS / f"{key}.md").read_text(encoding="utf-8"))
