"""What reader-facing words must never claim: that this site hides, deletes, protects or makes anonymous."""

import re

import pytest
from django.conf import settings

from blog.content import render
from blog.models import Author, CrisisResource, Page, Post, SiteSettings

ROOT = settings.BASE_DIR
PAGES = [
    *(ROOT / "blog" / "publishing" / "default_pages").glob("*.md"),
    *(ROOT / "blog" / "transfer" / "samples" / "pages").glob("*.md"),
]
WORDS = [
    *PAGES,
    *(path for path in (ROOT / "templates").rglob("*.html") if "admin" not in path.parts),
    *(ROOT / "static" / "blog" / "js").glob("*.js"),
]
VERBS = "hide|erase|delete|conceal|protect|anonymi[sz]e|disguise"
# "Delete the entry" is an instruction and "does not delete" is honest; who or what deletes is a claim.
CLAIM = re.compile(
    rf"\b(?:{VERBS})s\b|\b(?:will|can|could|lets you|let you|to) (?:{VERBS})\b"
    r"|\b(?:anonymous\w*|untraceable|invisible|leaves? no traces?|without (?:a|any) trace|completely (?:private|safe)|100 ?%)\b"
    r"|trigger warning|HIPAA.compliant",
    re.IGNORECASE,
)
GATE = re.compile(
    r"<dialog\b|aria-modal|\bblur\(|popover=|\bshow[- ]anyway\b|data-(?:gate|reveal|blur)|\bare you sure\b",
    re.IGNORECASE,
)
HONEST = [
    "does not delete anything",
    "in the history",
    "bookmarks",
    "router",
    "watch a whole device",
    "private window",
    "cannot reach",
    "chrome",
    "safari",
    "firefox",
    "edge",
    "need help now?",
]


def words_of(path):
    return re.sub(r"\{#.*?#\}|\{%.*?%\}", " ", path.read_text(), flags=re.DOTALL)


@pytest.mark.parametrize("path", WORDS, ids=lambda path: str(path.relative_to(ROOT)))
def test_words_for_readers_claim_nothing_that_is_not_so(path):
    assert [match[0] for match in CLAIM.finditer(words_of(path))] == []


def test_words_that_settings_come_with_claim_nothing():
    defaults = [
        str(field.default)
        for model in (Author, CrisisResource, Page, Post, SiteSettings)
        for field in model._meta.fields
        if field.has_default()
    ]

    assert [words for words in defaults if CLAIM.search(words)] == []


@pytest.mark.parametrize(
    "claim",
    [
        "It hides your visit.",
        "This will delete the page.",
        "Read anonymously.",
        "It leaves no trace.",
        "Protects you",
    ],
)
def test_claims_would_be_found(claim):
    assert CLAIM.search(claim)


@pytest.mark.parametrize("sheet", ["templates", "static/blog"])
def test_nothing_stands_between_a_reader_and_a_text(sheet):
    files = [path for path in (ROOT / sheet).rglob("*.*") if path.suffix in (".html", ".css", ".js")]
    public = [path for path in files if "admin" not in path.parts]

    assert [path.name for path in public if GATE.search(path.read_text())] == []


def test_page_about_staying_safe_says_what_it_must():
    page = ROOT / "blog" / "publishing" / "default_pages" / "staying-safe-online.md"
    text = page.read_text().partition("---\n")[2].partition("---\n")[2]

    shown = render(text, find_image=lambda _address: None)

    said = shown.text.lower()
    assert [words for words in HONEST if words not in said] == []
    assert '<a href="#site-help">' in shown.html
