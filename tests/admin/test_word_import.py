"""Word files on the desk."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from blog.models import Image, Post
from tests.factories import AuthorFactory, UserFactory
from tests.transfer.importers.word_files import picture, saved, with_words

WORD = "/admin/blog/post/word/"
IMPORT = "/admin/blog/post/import/"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def upload(document, name="evening.docx"):
    return SimpleUploadedFile(name, saved(document).read())


def evening():
    document = Document()
    document.add_heading("A Quiet House", 0)
    document.add_heading("Coming home", 1)
    document.add_paragraph("Two cups.")
    document.add_picture(picture())
    document.add_comment(document.paragraphs[2].runs, text="Nice", author="Theo Sample", initials="TS")
    return document


def test_file_is_answered_with_its_text_and_what_stayed_behind(desk):
    answer = desk.post(WORD, {"file": upload(evening())}).json()

    image = Image.objects.get()
    assert answer["title"] == "A Quiet House"
    assert answer["markdown"].strip() == f"## Coming home\n\nTwo cups.\n\n![]({image.file.name})"
    assert [block["type"] for block in answer["document"]["content"]] == ["heading", "paragraph", "figure"]
    assert answer["notes"][0] == "One comment was left behind."
    assert Post.objects.count() == 0


def test_file_that_is_none_is_refused_in_a_sentence(desk):
    response = desk.post(WORD, {"file": SimpleUploadedFile("a.docx", b"just text")})

    assert response.status_code == 400
    assert response.json()["message"].startswith("This is not a Word file.")


def test_nothing_sent_is_answered_in_a_sentence(desk):
    response = desk.post(WORD)

    assert (response.status_code, response.json()["message"]) == (
        400,
        "No file arrived. Please try once more.",
    )


def test_somebody_signed_out_is_told_so(client, db):
    response = client.post(WORD, {"file": upload(evening())})

    assert (response.status_code, response.json()) == (401, {"signed_out": True})


def test_writer_who_may_not_add_pictures_gets_the_words(client, db):
    writer = UserFactory()
    writer.user_permissions.set(Permission.objects.filter(codename="add_post"))
    client.force_login(writer)

    answer = client.post(WORD, {"file": upload(evening())}).json()

    assert answer["markdown"].strip() == "## Coming home\n\nTwo cups."
    assert "You may not add pictures, so they stayed in the file." in answer["notes"]
    assert Image.objects.count() == 0


def test_who_may_not_write_may_not_bring_files(client, db):
    client.force_login(UserFactory())

    assert client.post(WORD, {"file": upload(evening())}).status_code == 403
    assert client.get(IMPORT).status_code == 403


def test_page_makes_a_draft_of_the_file_and_opens_it(desk, owner):
    author = AuthorFactory(user=owner)

    response = desk.post(IMPORT, {"file": upload(evening())}, follow=True)

    post = Post.objects.get()
    assert response.redirect_chain == [(f"/admin/blog/post/{post.pk}/change/", 302)]
    assert (post.title, post.published_at, list(post.authors.all())) == ("A Quiet House", None, [author])
    assert post.body.startswith("## Coming home\n\nTwo cups.")
    assert post.revisions.count() == 1
    assert "The file is a draft now. One comment was left behind." in response.content.decode()


@pytest.mark.parametrize(
    ("name", "title"), [("two_cups-final (2).docx", "Two cups final"), ("---.docx", "Without a title yet")]
)
def test_file_without_a_title_is_called_after_its_name(desk, name, title):
    desk.post(IMPORT, {"file": upload(with_words("Two cups."), name)})

    assert Post.objects.get().title == title


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Choose a Word file first."),
        ({"file": SimpleUploadedFile("a.docx", b"")}, "This file is empty."),
        (
            {"file": SimpleUploadedFile("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")},
            "This is a file of an old Word (.doc).",
        ),
    ],
)
def test_page_says_what_is_wrong_with_a_file(desk, sent, words):
    response = desk.post(IMPORT, sent)

    assert words in response.content.decode()
    assert Post.objects.count() == 0
