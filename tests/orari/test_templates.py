"""Readers' pages come without the indentation of their templates, and show the same."""

import re

import pytest
from django.conf import settings
from django.template import Context, Engine
from django.template.loader import get_template

READERS = sorted(
    str(path.relative_to(settings.BASE_DIR / "templates"))
    for path in (settings.BASE_DIR / "templates").glob("blog/**/*.html")
)
WRITTEN = """{% if yes %}
  <p>One
    {% if no %}
      word
    {% else %}
      sentence
    {% endif %}
  here.</p>
{% endif %}
{% for each in "ab" %}
  <span>{{ each }}</span>
{% endfor %}
"""


def shown(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.fixture
def engines(tmp_path):
    """Our loader and Django's own over the same files."""
    (tmp_path / "blog").mkdir()
    for name in ("blog/piece.html", "desk.html"):
        (tmp_path / name).write_text(WRITTEN)
    loaders = ("orari.templates.Unindented", "django.template.loaders.filesystem.Loader")
    return [Engine(dirs=[tmp_path], loaders=[loader]) for loader in loaders]


def test_page_without_indentation_shows_the_same_words(engines):
    ours, written = (engine.get_template("blog/piece.html").render(Context({"yes": 1})) for engine in engines)

    assert shown(ours) == shown(written)
    assert ours.strip() == "<p>One\nsentence\nhere.</p>\n<span>a</span>\n<span>b</span>"


def test_what_is_not_for_readers_stays_as_it_is(engines):
    ours, written = (engine.get_template("desk.html").render(Context({"yes": 1})) for engine in engines)

    assert ours == written


@pytest.mark.parametrize("name", READERS)
def test_no_page_for_readers_holds_text_whose_white_space_counts(name):
    source = get_template(name).template.source

    assert not re.search(r"<pre|<textarea[^>]*>(?!</textarea>)[^<]*\n", source)
    assert "\n " not in source
