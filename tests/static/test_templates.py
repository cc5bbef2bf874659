"""What no public template may contain: inline code, other people's servers, words that promise too much."""

import re

import pytest
from django.conf import settings
from django.template.loader import render_to_string

ROOT = settings.BASE_DIR / "templates"
TEMPLATES = sorted(path for path in ROOT.rglob("*.html") if "admin" not in path.relative_to(ROOT).parts)
FORBIDDEN = {
    "an inline style": r"\sstyle\s*=|<style\b",
    "an inline script": r"<script(?![^>]*\bsrc=)[^>]*>",
    "an access key": r"\saccesskey\s*=",
    "an event handler": r"<[^>]*\son[a-z]+\s*=",
    "another server": r"""\b(?:src|href|action)\s*=\s*["'](?:https?:)?//""",
    "words we never use": r"(?i)trigger warning|\bprotects\b|\bhides\b|\banonymous\b|HIPAA.compliant",
    "an exclamation mark": r">[^<>{}]*!(?![^<>]*>)[^<>{}]*<",
}


@pytest.mark.parametrize("pattern", FORBIDDEN.values(), ids=list(FORBIDDEN))
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_template_contains_nothing_forbidden(template, pattern):
    found = re.findall(pattern, template.read_text())

    assert found == []


@pytest.mark.parametrize(
    "example",
    [
        '<p style="color: red">',
        "<script>alert(1)</script>",
        '<a href="/" onclick="go()">',
        '<a href="/" accesskey="h">',
        '<img src="//pictures.example/dot.gif">',
        "<p>This protects you.</p>",
        "<p>Welcome!</p>",
    ],
)
def test_forbidden_things_would_be_found(example):
    assert any(re.search(pattern, example) for pattern in FORBIDDEN.values())


def test_chrome_ids_leave_the_others_to_headings():
    ids = {name for path in TEMPLATES for name in re.findall(r'\sid="([^"{]+)"', path.read_text())}

    assert {name for name in ids if not name.startswith("site-")} == set()


def test_error_pages_need_no_context():
    page = render_to_string("500.html")

    assert page.count("Something went wrong here") == 2
    assert 'href="tel:988"' in page
