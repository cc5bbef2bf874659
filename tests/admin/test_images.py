"""Uploading pictures on the desk."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from blog.models import Image

ADD = "/admin/blog/image/add/"


def test_upload_is_named_after_its_content(desk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = io.BytesIO()
    Pillow.new("RGB", (40, 30), "#8a3b2a").save(file, "PNG")

    desk.post(ADD, {"title": "Clay", "file": SimpleUploadedFile("client-nora.png", file.getvalue())})

    image = Image.objects.get()
    assert (image.width, image.height) == (40, 30)
    assert "nora" not in image.file.name
    assert image.file.name.endswith(".png")


def test_file_that_is_no_picture_is_refused_in_a_sentence(desk):
    response = desk.post(ADD, {"title": "Kept", "file": SimpleUploadedFile("x.png", b"not a picture at all")})

    form = response.context["adminform"].form
    assert list(form.errors) == ["file"]
    assert form["title"].value() == "Kept"
    assert Image.objects.count() == 0
