"""Pictures put straight into a text."""

import io

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Pillow

from blog.images import kinds
from blog.models import Image
from tests.factories import UserFactory

PICTURES = "/admin/blog/post/pictures/"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def picture(name="IMG_0042.png", colour="#8a3b2a"):
    file = io.BytesIO()
    Pillow.new("RGB", (40, 30), colour).save(file, "PNG")
    return SimpleUploadedFile(name, file.getvalue())


def test_picture_is_kept_and_answered_with_its_address(desk, media):
    response = desk.post(PICTURES, {"file": picture("client-nora.png")})

    image = Image.objects.get()
    assert response.json() == {
        "src": image.file.name,
        "width": 40,
        "height": 30,
        "alt": "",
        "id": image.pk,
        "title": "client nora",
        "thumbnail": image.thumbnail,
        "desk": f"/admin/blog/image/{image.pk}/change/",
    }
    assert image.file.name.startswith("images/")
    assert "nora" not in image.file.name
    assert (media / image.file.name).exists()


def test_same_picture_is_kept_once_and_its_words_come_along(desk, media):
    first = desk.post(PICTURES, {"file": picture("a.png")}).json()
    Image.objects.update(alt="Two cups")

    second = desk.post(PICTURES, {"file": picture("b.png")}).json()

    assert second == {**first, "alt": "Two cups"}
    assert Image.objects.count() == 1
    assert len(list((media / "images").glob("*.png"))) == 1


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("two_cups-on-a table.PNG", "two cups on a table"),
        ("IMG_0042.png", "Picture of"),
        ("Screenshot 2026-11-24 at 10.42.png", "Picture of"),
        ("image.png", "Picture of"),
    ],
)
def test_picture_is_found_again_by_words_and_not_by_a_camera_s_number(desk, name, title):
    desk.post(PICTURES, {"file": picture(name)})

    assert Image.objects.get().title.startswith(title)


def test_file_that_is_no_picture_is_refused_in_a_sentence(desk):
    response = desk.post(PICTURES, {"file": SimpleUploadedFile("x.png", b"not a picture at all")})

    assert response.status_code == 400
    assert response.json()["message"].startswith("This file is not a picture we know.")
    assert Image.objects.count() == 0


def test_file_too_large_is_refused_in_a_sentence(desk, monkeypatch):
    monkeypatch.setattr(kinds, "MOST_BYTES", 10)
    monkeypatch.setattr("blog.admin.picture_uploads.MOST_BYTES", 10)

    response = desk.post(PICTURES, {"file": picture()})

    assert response.status_code == 413
    assert "larger than 20 MB" in response.json()["message"]


def test_nothing_sent_is_answered_in_a_sentence(desk):
    response = desk.post(PICTURES)

    assert (response.status_code, response.json()["message"]) == (
        400,
        "No picture arrived. Please try once more.",
    )


def test_somebody_signed_out_is_told_so(client, db):
    response = client.post(PICTURES, {"file": picture()})

    assert (response.status_code, response.json()) == (401, {"signed_out": True})


def test_a_form_without_its_token_is_refused(owner):
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)

    assert client.post(PICTURES, {"file": picture()}).status_code == 403


@pytest.mark.parametrize(("may", "status"), [([], 403), (["change_post"], 403), (["add_image"], 200)])
def test_only_who_may_add_pictures_adds_one(client, db, may, status):
    writer = UserFactory()
    writer.user_permissions.set(Permission.objects.filter(codename__in=may))
    client.force_login(writer)

    assert client.post(PICTURES, {"file": picture()}).status_code == status
    assert Image.objects.count() == (status == 200)


def test_an_address_opened_by_hand_is_refused(desk):
    assert desk.get(PICTURES).status_code == 405
