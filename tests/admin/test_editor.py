"""The field for the text: what the page holds of it, what comes back, and the files it is made of."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import override_settings
from django.urls import reverse

from blog import richtext
from blog.admin.editor import BUNDLE
from blog.models import Post
from tests.factories import PostFactory
from tests.running import lend_static_files

CONVERT = "/admin/blog/post/convert/"
MOST_SCRIPT = 200 * 1000  # bytes that the page for writing may load, pressed with gzip (issue 3)
DOCUMENT = re.compile(r'<script id="id_body_document" type="application/json">(.*?)</script>', re.DOTALL)


def paragraph(words, **attrs):
    return {"type": "paragraph", "attrs": attrs, "content": [{"type": "text", "text": words}]}


def sent(*blocks):
    return json.dumps({"type": "doc", "content": list(blocks)})


@pytest.fixture
def draft(db):
    return PostFactory(title="A title", body="*  One\n\n\nTwo.  \n", published_at=None)


def answer(desk, post, **fields):
    form = {"title": post.title, "slug": post.slug, "_continue": "1", **fields}
    page = desk.get(reverse("admin:blog_post_change", args=[post.pk]))
    form["based_on"] = page.context.get("based_on", "")
    return desk.post(reverse("admin:blog_post_change", args=[post.pk]), form)


def test_page_holds_the_markdown_and_its_document(desk, draft):
    page = desk.get(reverse("admin:blog_post_change", args=[draft.pk])).content.decode()

    assert '<textarea name="body"' in page
    assert json.loads(DOCUMENT.search(page)[1]) == richtext.read(draft.body)
    assert re.search(r'<input type="hidden" name="body_document" value=""', page)
    assert re.search(r'<script src="[^"]*editor/main[^"]*js" type="module">', page)


def test_untouched_text_stays_byte_for_byte(desk, draft):
    answer(desk, draft, body=draft.body.replace("\n", "\r\n"), body_document="")

    assert Post.objects.get(pk=draft.pk).body == draft.body


def test_changed_document_is_stored_as_markdown_around_what_was_not_changed(desk, draft):
    document = richtext.read(draft.body)
    document["content"][-1] = paragraph("Three.")

    answer(desk, draft, body=draft.body.replace("\n", "\r\n"), body_document=json.dumps(document))

    assert Post.objects.get(pk=draft.pk).body == "*  One\n\nThree.\n"


def test_refused_document_keeps_the_text_and_says_why(desk, draft):
    page = answer(desk, draft, body=draft.body, body_document="[]")

    assert page.context["adminform"].form.errors["body"] == [
        "The editor sent something that is not a text; your words are still in the window: save once more."
    ]
    assert Post.objects.get(pk=draft.pk).body == draft.body


def test_markdown_is_converted_to_the_document_the_page_would_hold(desk):
    given = desk.post(CONVERT, {"markdown": "One\r\n\r\nTwo"}, content_type="application/json")

    assert given.json() == {"document": richtext.read("One\n\nTwo")}


def test_pasted_markdown_comes_with_straight_links_and_what_stayed_behind(desk):
    link = "[a](https://www.google.com/url?q=https://example.org/)"
    markdown = f"A {link}.\n\n![There](https://example.org/a.png)\n\n![Here](images/a.png)\n"

    found = desk.post(CONVERT, {"pasted": markdown}, content_type="application/json").json()

    assert richtext.write(found["document"], "") == "A [a](https://example.org/).\n\n![Here](images/a.png)\n"
    assert found["dropped"] == {"pictures": 1, "tracking": 1}


def test_pasted_markdown_keeps_what_the_editor_cannot_show_and_needs_no_definitions(desk):
    markdown = "A [link][a] here.\n\n<div>Kept.</div>\n\n[a]: https://example.org/\n"

    found = desk.post(CONVERT, {"pasted": markdown}, content_type="application/json").json()

    written = "A [link](https://example.org/) here.\n\n<div>Kept.</div>\n"
    assert richtext.write(found["document"], "") == written


def test_document_is_converted_to_markdown_around_the_original(desk):
    original = "*  One\n\n\nTwo.  \n"
    document = richtext.read(original)
    document["content"][-1] = paragraph("Three.")

    given = desk.post(CONVERT, {"document": document, "original": original}, content_type="application/json")

    assert given.json() == {"markdown": "*  One\n\nThree.\n"}


@pytest.mark.parametrize("body", ["", "[]", "{}", "no json", '{"document": 3}', "[" * 100_000])
def test_what_cannot_be_converted_is_refused_in_a_sentence(desk, body):
    given = desk.post(CONVERT, body, content_type="application/json")

    assert given.status_code == 400
    assert given.json()["message"].endswith(".")


def test_converting_is_for_those_at_the_desk(client, db):
    given = client.post(CONVERT, {"markdown": "One"}, content_type="application/json")

    assert given.status_code == 401
    assert given.json() == {"signed_out": True}


def scripts_of_ours():
    folder = Path(finders.find("editor/main.js")).parent
    return sorted(folder.rglob("*.js"))


def test_module_exports_every_name_that_we_use():
    """An upgrade that renames something fails here, without a browser."""
    module = Path(finders.find(BUNDLE)).read_text()
    exports = set(re.findall(r"(?:[\w$]+ as )?([\w$]+)[,}]", module[module.rindex("export{") :]))
    used = set()
    for script in scripts_of_ours():
        used |= set(re.findall(r"\bT\.([A-Za-z]+)", script.read_text()))
        for names in re.findall(
            r"\(\{ ([A-Za-z, ]+) \}\) =>\s+(?:Mark|Extension|Node)\.", script.read_text()
        ):
            used |= set(names.split(", "))

    assert {"Editor", "Node", "Mark", "Extension", "pm"} <= used
    assert used - exports == set()


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The static files as they are served, collected once."""
    folder = lend_static_files(tmp_path_factory.mktemp("static"))
    served = {**settings.STORAGES, "staticfiles": {"BACKEND": "orari.static_files.JoinedStaticFiles"}}
    with override_settings(STATIC_ROOT=folder, STORAGES=served):
        yield folder


def test_served_modules_import_the_hashed_files_only(collected):
    names = json.loads((collected / "staticfiles.json").read_text())["paths"]
    plain = {
        f"{name}: {address}"
        for name, hashed in names.items()
        if name.startswith("editor/")
        for address in re.findall(
            r"""(?:from|import)\s*\(?\s*["'](\.[^"']+)["']""", (collected / hashed).read_text()
        )
        if not re.search(r"\.[0-9a-f]{12}\.js$", address)
    }

    assert plain == set()


def test_page_for_writing_loads_no_more_script_than_it_may(desk, draft, collected):
    page = desk.get(reverse("admin:blog_post_change", args=[draft.pk])).content.decode()
    first = re.findall(r'<script src="/static/([^"]+)"', page) + re.findall(
        r'data-bundle="/static/([^"]+)"', page
    )

    sizes = {}
    waiting = [collected / address for address in first]
    while waiting:
        script = waiting.pop()
        if script.name in sizes:
            continue
        text = script.read_text()
        pressed = script.with_name(f"{script.name}.gz")
        sizes[script.name] = (pressed if pressed.exists() else script).stat().st_size
        # Only what loads at once: import(), with a bracket, asks when it is needed.
        waiting += [
            (script.parent / address).resolve()
            for address in re.findall(r"""(?:from|import)\s*["'](\.[^"']+)["']""", text)
        ]

    assert sum(sizes.values()) <= MOST_SCRIPT, sizes
