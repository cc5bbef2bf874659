"""How much script the writing desk sends: what the page asks for, and what is fetched when the text is entered."""

import posixpath
import re

import pytest

from orari.static_files import ThoroughCompressor, joined

BUDGET = 200_000  # bytes of gzip in all
ASKED = re.compile(r'<script\b[^>]*? src="/static/([^"]+)"|\bdata-bundle="/static/([^"]+)"')
FETCHED = re.compile(r'\bimport\("([^"]+)"\)')


@pytest.mark.django_db
def test_scripts_of_the_writing_page_keep_to_their_budget(admin_client):
    page = admin_client.get("/admin/blog/post/add/").content.decode()
    names = [script or bundle for script, bundle in ASKED.findall(page)]
    sizes = {}
    for name in names:
        script = joined(name)
        sizes[name] = len(ThoroughCompressor.compress_gzip(script.encode()))
        names += [
            posixpath.normpath(f"{posixpath.dirname(name)}/{address}") for address in FETCHED.findall(script)
        ]

    assert sorted(sizes) == [
        "desk/js/theme.js",
        "desk/js/writing_page.js",
        "django_prose_editor/editor.js",
        "editor/bringing.js",
        "editor/main.js",
    ]
    assert sum(sizes.values()) <= BUDGET, sizes
