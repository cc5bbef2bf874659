"""Uploaded files as readers get them: types, caching, nothing that a browser would run, nothing from elsewhere."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

ADDRESS = "/media/images/0123456789abcdef.webp"


@pytest.fixture
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def picture(folder):
    return default_storage.save("images/0123456789abcdef.webp", ContentFile(b"a picture"))


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("webp", "image/webp"),
        ("avif", "image/avif"),
        ("jpg", "image/jpeg"),
        ("png", "image/png"),
        ("gif", "image/gif"),
        ("pdf", "application/pdf"),
    ],
)
def test_files_are_served_as_what_they_are(client, folder, ending, kind):
    default_storage.save(f"some/0123.{ending}", ContentFile(b"content"))

    answer = client.get(f"/media/some/0123.{ending}")

    assert (b"".join(answer), answer["Content-Type"], answer["Content-Length"]) == (b"content", kind, "7")
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies


@pytest.mark.parametrize("header", ["ETag", "Last-Modified"])
def test_a_browser_that_has_a_file_is_not_sent_it_again(client, picture, header):
    first = client.head(ADDRESS)
    asked = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[header]

    answer = client.get(ADDRESS, headers={asked: first[header]})

    assert (answer.status_code, answer.content) == (304, b"")
    assert answer["Cache-Control"] == first["Cache-Control"]


def test_head_tells_all_but_the_file(client, picture):
    answer = client.head(ADDRESS)

    assert (answer.status_code, answer.content) == (200, b"")
    assert (answer["Content-Type"], answer["Content-Length"]) == ("image/webp", "9")


def test_other_methods_are_refused(client, picture):
    assert client.post(ADDRESS).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "page.html",
        "drawing.svg",
        "script.js",
        "program.exe",
        "picture.WEBP.html",
        "no-ending",
        ".hidden.webp",
        "images/.half.webp.0a1b2c",
    ],
)
def test_what_a_browser_could_run_has_no_address(client, folder, name):
    (folder / "images").mkdir(parents=True)
    (folder / name).write_text("<script>alert(1)</script>")

    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "../secret.png",
        "images/../../secret.png",
        "..%2fsecret.png",
        "%2e%2e/secret.png",
        "images/..\\..\\secret.png",
        "/etc/secret.png",
        "images/\0.png",
        "images/",
        "",
        f"images/{'a' * 300}.png",
    ],
)
def test_nothing_outside_the_folder_is_served(client, picture, folder, path):
    (folder.parent / "secret.png").write_text("secret")

    assert client.get(f"/media/{path}").status_code == 404


@pytest.mark.django_db
def test_a_link_out_of_the_folder_is_not_followed(client, picture, folder):
    (folder.parent / "secret.png").write_text("secret")
    (folder / "images" / "linked.png").symlink_to(folder.parent / "secret.png")

    assert client.get("/media/images/linked.png").status_code == 404


def test_worksheets_have_a_name_that_tells_nothing_and_are_not_searched(client, folder):
    default_storage.save("downloads/9f3c0123456789.pdf", ContentFile(b"%PDF-"))

    answer = client.head("/media/downloads/9f3c0123456789.pdf")

    assert answer["Content-Disposition"] == 'inline; filename="worksheet-9f3c.pdf"'
    assert answer["X-Robots-Tag"] == "noindex"
    assert "object-src 'self'" in answer["Content-Security-Policy"]
    assert "script-src 'self'" in answer["Content-Security-Policy"]
