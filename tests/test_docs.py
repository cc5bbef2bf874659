"""What the documents say about the project is true of it."""

import re
from pathlib import Path

import pytest

from blog import content
from blog.views.media import PDF_POLICY
from orari.response_headers import HEADERS, PUBLIC_POLICY
from tests.running import ROOT

DOCUMENTS = ["README.md", "CHANGELOG.md", "docs/architecture.md", "docs/operating.md", "docs/writing.md"]
PIECES = {
    "callout-care",
    "callout-note",
    "credit",
    "notes",
    "practice-alone",
    "practices",
    "pull",
    "script",
    "table",
}


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def variables() -> set[str]:
    return set(re.findall(r'env\.\w+\(\s*"(\w+)"', read("orari/settings.py")))


def mapped_folders() -> set[str]:
    return set(re.findall(r"^([\w/]+)/  +\w", read("README.md"), re.MULTILINE))


def test_settings_read_the_environment_by_names_that_can_be_found():
    assert {"DATA_DIR", "DATABASE_URL", "SITE_URL"} < variables()
    assert read("orari/settings.py").count("env.") == len(
        re.findall(r"env\.\w+\(", read("orari/settings.py"))
    )


def test_the_example_shows_every_variable_of_the_settings():
    shown = re.findall(r"^#?([A-Z][A-Z0-9_]+)=", read(".env.example"), re.MULTILINE)

    assert sorted(shown) == sorted(variables())


def test_the_operating_notes_explain_every_variable_of_the_settings():
    explained = re.findall(r"^\| `([A-Z][A-Z0-9_]+)` \|", read("docs/operating.md"), re.MULTILINE)

    assert sorted(explained) == sorted(variables())


def test_the_web_server_of_a_copy_sends_the_headers_of_the_site():
    example = read("docs/operating.md").partition("map $uri $policy")[2].partition("```")[0]

    assert [policy in example for policy in (PUBLIC_POLICY, PDF_POLICY)] == [True, True]
    written = {f'add_header {name} "{value}" always;' for name, value in HEADERS.items()}
    assert {line for line in written if line not in example} == {
        'add_header Referrer-Policy "same-origin" always;'  # which depends on the page
    }


def test_the_map_names_only_folders_that_exist():
    missing = {folder for folder in mapped_folders() if not (ROOT / folder).is_dir()}

    assert missing == set()


def test_the_map_names_every_package_of_the_blog():
    packages = {f"blog/{found.parent.name}" for found in (ROOT / "blog").glob("*/__init__.py")}

    assert packages == {folder for folder in mapped_folders() if folder.startswith("blog/")}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_between_documents_lead_to_files(document):
    outside_of_examples = re.sub(r"^```.*?^```", "", read(document), flags=re.MULTILINE | re.DOTALL)
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)", outside_of_examples)

    missing = [link for link in links if not (ROOT / Path(document).parent / link).is_file()]

    assert missing == []


def test_every_example_for_writers_comes_out_as_its_piece():
    examples = re.findall(r"^```text\n(.*?)^```", read("docs/writing.md"), re.MULTILINE | re.DOTALL)
    found = set()

    for example in examples:
        picture = content.Picture(src="/media/images/3f2a.jpg", width=3, height=2)
        html = content.render(example, find_image=lambda _address, picture=picture: picture).html
        found.update(*(names.split() for names in re.findall(r'class="([^"]+)"', html)))

    assert found & PIECES == PIECES
