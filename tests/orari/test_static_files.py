import json
import re

import brotli
import pytest
from django.conf import settings as site_settings
from django.contrib.staticfiles import finders
from django.core.management import call_command


@pytest.fixture
def collected(settings, tmp_path):
    """Collect the given files the way the site does, and return the content that a page would get of each."""

    def collect(files):
        for name, content in files.items():
            path = tmp_path / "source" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
        settings.STATICFILES_DIRS = [tmp_path / "source"]
        settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
        settings.STATIC_ROOT = tmp_path / "root"
        settings.STORAGES = {
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "orari.static_files.JoinedStaticFiles"},
        }
        call_command("collectstatic", interactive=False, verbosity=0)
        names = json.loads((tmp_path / "root/staticfiles.json").read_text())["paths"]
        return {name: (tmp_path / "root" / hashed).read_text() for name, hashed in names.items()}

    return collect


def test_imported_sheets_are_joined_into_their_layers(collected):
    sheets = collected(
        {
            "css/site.css": '@layer tokens, base;\n@import url("tokens.css") layer(tokens);\n@import "base.css";\na { b: c }\n',
            "css/tokens.css": ":root { --a: 1 }\n",
            "css/base.css": "body { margin: 0 }\n",
        }
    )

    assert sheets["css/site.css"] == (
        "@layer tokens, base;\n@layer tokens {\n:root { --a: 1 }\n}\nbody { margin: 0 }\na { b: c }\n"
    )


def test_sheets_imported_by_imported_sheets_are_joined_too(collected):
    sheets = collected({"a.css": '@import "b.css";', "b.css": '@import "c.css";', "c.css": "p { q: r }"})

    assert sheets["a.css"] == "p { q: r }"


def test_a_change_in_an_imported_sheet_shows_at_the_next_collection(collected):
    collected({"a.css": '@import "b.css";', "b.css": "p { q: r }"})

    sheets = collected({"b.css": "p { q: s }"})

    assert sheets["a.css"] == "p { q: s }"


def test_addresses_in_joined_sheets_name_the_hashed_files(collected, tmp_path):
    sheets = collected(
        {
            "css/a.css": '@import "b.css";',
            "css/b.css": 'p { background: url("../leaf.svg") }',
            "leaf.svg": "<svg/>",
        }
    )

    hashed = json.loads((tmp_path / "root/staticfiles.json").read_text())["paths"]["leaf.svg"]
    assert sheets["css/a.css"] == f'p {{ background: url("../{hashed}") }}'


def test_our_sheets_are_served_without_comments_and_idle_space(collected):
    written = """/* What it is for. */
.a :is(h2, h3)::after {
  content: "a  { b: c; }";
  margin: calc(1rem + 2 * var(--line)) 0;
  top: max(anchor(top, 100%), anchor(--b bottom, -1rem));
}
@media (width >= 40rem) { .b { color: red } }
"""

    sheets = collected({"blog/css/site.css": written})

    assert sheets["blog/css/site.css"] == (
        '.a :is(h2,h3)::after{content:"a  { b: c; }";margin:calc(1rem + 2 * var(--line))0;'
        "top:max(anchor(top,100%),anchor(--b bottom,-1rem))}@media(width >= 40rem){.b{color:red}}"
    )


def test_our_scripts_are_joined_and_served_without_comments_and_long_names(collected):
    entry = 'import { go } from "./go.js";\ngo(window.where);\n'
    written = """// What it is for.
const address = "https://example.org"; // kept: it is a text

/**
 * What the name cannot say.
 */
export function go(step) {
  // Why.
  return `${address}/ ${step}`;
}
"""
    scripts = collected({"editor/go.js": written, "editor/main.js": entry, "elsewhere/go.js": written})

    assert scripts["editor/main.js"] == (
        '{const e=(()=>{const e="https://example.org";function t(t){return`${e}/ ${t}`}return[t]})(),[t]=e;t(window.where)}'
    )
    assert scripts["elsewhere/go.js"] == written


@pytest.mark.parametrize("script", ["", "go();\n", "{let a = 1}\n"])
def test_scripts_that_cannot_get_shorter_are_collected_too(collected, script):
    scripts = collected({"editor/main.js": script})

    assert len(scripts["editor/main.js"]) <= len(script) + 4


def test_script_with_a_mistake_stops_the_collection(collected):
    with pytest.raises(ValueError, match="unexpected"):
        collected({"editor/main.js": "go(;\n"})


def test_script_modules_import_the_hashed_files(collected, tmp_path):
    scripts = collected({"a.js": 'import { b } from "./b.js";\n', "b.js": "export const b = 1;\n"})

    hashed = json.loads((tmp_path / "root/staticfiles.json").read_text())["paths"]["b.js"]
    assert scripts["a.js"] == f'import {{ b }} from "./{hashed}";\n'


def test_a_missing_import_stops_the_collection(collected):
    with pytest.raises(
        FileNotFoundError, match=r"a.css imports gone.css, which is not among the static files."
    ):
        collected({"a.css": '@import "gone.css";'})


def test_text_files_are_kept_compressed_beside_themselves(collected, tmp_path):
    collected({"a.css": "p { color: inherit }\n" * 50})

    hashed = json.loads((tmp_path / "root/staticfiles.json").read_text())["paths"]["a.css"]
    packed = (tmp_path / "root" / f"{hashed}.br").read_bytes()
    assert brotli.decompress(packed).decode() == "p { color: inherit }\n" * 50


def test_source_maps_are_not_compressed(collected, tmp_path):
    collected({"a.js": "go();\n" * 500, "a.js.map": '{"names": []}\n' * 500})

    hashed = json.loads((tmp_path / "root/staticfiles.json").read_text())["paths"]["a.js"]
    packed = sorted(path.name for path in (tmp_path / "root").glob("a*.gz"))
    assert packed == [f"{hashed}.gz"]


def test_every_static_file_that_a_template_names_is_there():
    named = {
        name
        for template in (site_settings.BASE_DIR / "templates").rglob("*.html")
        for name in re.findall(r"""\{% static ["']([^"']+)["']|"/static/([^"]+)\"""", template.read_text())
    }

    missing = sorted(name for names in named for name in names if name and not finders.find(name))

    assert len(named) > 3
    assert missing == []
