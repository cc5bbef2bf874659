"""The library of pictures on the desk: several put on it at once, what is said about each, and what is never done to one in use."""

import io
import re

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Pillow

from blog.library.keeping import keep_picture
from blog.models import Image, People
from tests.factories import PostFactory, UserFactory
from tests.library.conftest import colourful, file, seen

LIST = "/admin/blog/image/"
ADD = f"{LIST}add/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def sent(name="two cups.png", colour="#8a3b2a"):
    made = io.BytesIO()
    Pillow.new("RGB", (40, 30), colour).save(made, "PNG")
    return SimpleUploadedFile(name, made.getvalue())


def page(image):
    return f"{LIST}{image.pk}/change/"


def said(image, **fields):
    return {
        "title": image.title,
        "alt": image.alt,
        "credit": "",
        "people": image.people,
        "focus": "0.5 0.5",
        **fields,
    }


@pytest.fixture
def image():
    return keep_picture(colourful(), name="cups.png")


def test_upload_is_named_after_its_content_and_leads_to_its_page(desk):
    response = desk.post(ADD, {"file": sent("client-nora.png")})

    image = Image.objects.get()
    assert response.headers["Location"] == page(image)
    assert (image.width, image.height) == (40, 30)
    assert "nora" not in image.file.name
    assert image.alt == ""


@pytest.mark.parametrize("address", [ADD, LIST])
def test_field_for_pictures_works_from_both_pages(owner, address):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(owner)
    form = careful.get(address).content.decode().split('class="drop"')[1]
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)[1]

    careful.post(ADD, {"file": sent(), "csrfmiddlewaretoken": token})

    assert Image.objects.count() == 1


def test_several_are_kept_and_what_is_none_is_said_beside_the_field(desk, media):
    program = SimpleUploadedFile("setup.jpg", b"MZ\x90\0\x03")

    response = desk.post(ADD, {"file": [sent(), program, sent(colour="#4f6355")]})

    assert response.status_code == 200
    assert response.context["form"].errors["file"] == [
        "setup.jpg: This file is not a picture we know. Use JPEG, PNG, WebP, GIF, AVIF or HEIC."
    ]
    assert "2 pictures are on the desk" in response.content.decode()
    assert Image.objects.count() == 2
    assert len(list(media.rglob("*.png"))) == len(
        [name for image in Image.objects.all() for name in image.files if name.endswith(".png")]
    )


def test_same_picture_twice_is_one(desk):
    response = desk.post(ADD, {"file": [sent("a.png"), sent("b.png")]})

    assert Image.objects.get().title == "a"
    assert response.headers["Location"] == LIST


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd.png", "C:\\windows\\x.png", "x" * 300 + ".png", "nul\u202egnp.png", "<b>.png"],
)
def test_names_of_files_reach_neither_the_disk_nor_another_folder(desk, media, name):
    desk.post(ADD, {"file": sent(name)})

    image = Image.objects.get()
    assert len(image.title) <= 120
    assert image.file.name.startswith("images/")
    assert {path.parent for path in media.rglob("*") if path.is_file()} == {
        media / "images",
        media / "images" / "sizes",
    }


BAD = {
    "nothing": b"",
    "program": b"MZ\x90\0" + b"\0" * 200,
    "page": b"<!doctype html><script>alert(1)</script>",
    "vector": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "script that begins as a GIF": b"GIF89a/*" + b"\0" * 40 + b"*/=1;alert(1)",
    "half": colourful().getvalue()[:900],
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_bad_file_is_refused_beside_the_field_and_leaves_nothing(desk, media, content):
    response = desk.post(ADD, {"file": SimpleUploadedFile("holiday.jpg", content)})

    (sentence,) = response.context["form"].errors["file"]
    assert sentence.startswith("holiday.jpg: ")
    assert sentence.endswith(".")
    assert sentence.removeprefix("holiday.jpg: ") in response.content.decode()
    assert (Image.objects.count(), [path for path in media.rglob("*") if path.is_file()]) == (0, [])


def test_no_file_at_all_is_asked_for(desk):
    response = desk.post(ADD, {})

    assert response.context["form"].errors["file"] == ["Choose a picture first."]


def test_pictures_are_put_there_only_by_those_who_may(desk):
    reader = Client()
    reader.force_login(UserFactory())

    assert Client().post(ADD, {"file": sent()}).status_code == 302
    assert reader.post(ADD, {"file": sent()}).status_code == 403
    assert Image.objects.count() == 0


def test_list_shows_each_picture_with_what_it_lacks(desk, image, django_assert_num_queries):
    used = keep_picture(file("#4f6355"), name="mugs.jpg")
    Image.objects.filter(pk=used.pk).update(alt="Two mugs")
    PostFactory(lead_image=used)

    response = desk.get(LIST)

    words = response.content.decode()
    assert f'src="{image.thumbnail}"' in words
    assert words.count("Nothing said yet</strong>") == 1
    assert words.count("not used") == 1
    assert "Two mugs" in words


@pytest.mark.parametrize(
    ("show", "titles"),
    [
        ("no-words", ["cups"]),
        ("people", ["cups", "tree"]),
        ("not-agreed", ["mugs"]),
        ("unused", ["cups", "tree"]),
        ("large", ["tree"]),
        ("nonsense", ["cups", "mugs", "tree"]),
    ],
)
def test_list_can_be_narrowed(desk, image, show, titles):
    mugs, tree = (
        keep_picture(file("#4f6355"), name="mugs.jpg"),
        keep_picture(file("#222222"), name="tree.jpg"),
    )
    Image.objects.filter(pk=mugs.pk).update(alt="Two mugs", people=People.NOT_AGREED)
    Image.objects.filter(pk=tree.pk).update(is_decorative=True, size=1_000_001)
    PostFactory(body=f"![x](/media/{mugs.file.name})")

    found = desk.get(LIST, {"show": show}).context["cl"].queryset

    assert sorted(image.title for image in found) == titles


def test_search_finds_by_name_and_words(desk, image):
    assert list(desk.get(LIST, {"q": "cups"}).context["cl"].queryset) == [image]
    assert list(desk.get(LIST, {"q": "lighthouse"}).context["cl"].queryset) == []


def test_list_takes_the_same_queries_for_many(desk, django_assert_num_queries):
    keep_picture(file())
    desk.get(LIST)
    with django_assert_num_queries(7):
        desk.get(LIST)
    for shade in range(3):
        keep_picture(file(f"#22222{shade}"))
    desk.get(LIST)

    with django_assert_num_queries(7):
        desk.get(LIST)


def test_words_people_and_what_matters_are_kept(desk, image, media, django_capture_on_commit_callbacks):
    before = image.on_card().src

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(page(image), said(image, alt="Two cups", people="agreed", focus="0 0.5"))

    image.refresh_from_db()
    assert (image.alt, image.people, image.focus_x, image.focus_y) == ("Two cups", "agreed", 0, 0.5)
    assert image.on_card().src == before  # 900 × 600 is the ratio of cards already


def test_card_is_cut_anew_around_what_matters(desk, media, django_capture_on_commit_callbacks):
    image = keep_picture(colourful((1200, 400)))

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(page(image), said(image, focus="0.012 0.5"))

    image.refresh_from_db()
    red, green, _ = seen(media, image.on_card().src).convert("RGB").getpixel((5, 200))
    assert red > green


@pytest.mark.parametrize("focus", ["", "0.5", "2 0.5", "-0.1 0.5", "nan nan", "1.5 1", "0.5 0.5 0.5", "<b>"])
def test_place_that_is_none_is_refused_in_a_sentence(desk, image, focus):
    response = desk.post(page(image), said(image, focus=focus, alt="Kept words"))

    form = response.context["adminform"].form
    assert list(form.errors) == ["focus"]
    assert form["alt"].value() == "Kept words"


def test_place_that_was_clicked_is_offered_again(desk, image):
    Image.objects.filter(pk=image.pk).update(focus_x=0.312, focus_y=0.671)

    words = desk.get(page(image)).content.decode()

    assert 'value="0.312 0.671"' in words
    assert "Where you clicked" in words


def test_picture_is_described_or_decoration_and_not_both(desk, image):
    both = desk.post(page(image), said(image, alt="Two cups", is_decorative="on"))
    desk.post(page(image), said(image, alt="", is_decorative="on"))

    image.refresh_from_db()
    assert list(both.context["adminform"].form.errors) == ["is_decorative"]
    assert (image.alt, image.is_decorative) == ("", True)


def test_page_says_where_the_picture_is_used(desk, image):
    post = PostFactory(title="The kettle", lead_image=image)

    words = desk.get(page(image)).content.decode()

    assert f'<a href="/admin/blog/post/{post.pk}/change/">The kettle</a>' in words
    assert "its picture, on the site" in words
    assert f"Its name in a text: <code>{image.file.name}</code>" in words


def test_picture_in_use_is_not_deleted_and_says_where(desk, image, media):
    PostFactory(title="The kettle", body=f"![Cups](/media/{image.file.name})")

    asked = desk.get(f"{LIST}{image.pk}/delete/")
    done = desk.post(f"{LIST}{image.pk}/delete/", {"post": "yes"})

    assert (asked.status_code, done.status_code) == (200, 200)
    assert "The kettle" in asked.content.decode()
    assert Image.objects.filter(pk=image.pk).exists()
    assert (media / image.file.name).exists()


def test_unused_picture_is_deleted_with_its_files(desk, image, media, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = desk.post(f"{LIST}{image.pk}/delete/", {"post": "yes"})

    assert response.status_code == 302
    assert Image.objects.count() == 0
    assert [path for path in media.rglob("*") if path.is_file()] == []


def test_file_is_replaced_and_what_is_said_stays(desk, image):
    Image.objects.filter(pk=image.pk).update(alt="Two cups")

    response = desk.post(f"{LIST}{image.pk}/replace/", {"file": sent(colour="#123456")})

    image.refresh_from_db()
    assert response.headers["Location"] == page(image)
    assert (image.width, image.height, image.alt) == (40, 30, "Two cups")


def test_file_that_is_no_picture_replaces_nothing(desk, image):
    before = image.file.name

    response = desk.post(f"{LIST}{image.pk}/replace/", {"file": SimpleUploadedFile("x.png", b"nothing")})

    image.refresh_from_db()
    assert list(response.context["form"].errors) == ["file"]
    assert image.file.name == before


def test_picture_is_turned(desk, image):
    desk.post(f"{LIST}{image.pk}/turn/", {"way": "left"})

    image.refresh_from_db()
    assert (image.width, image.height) == (600, 900)


@pytest.mark.parametrize("step", ["replace", "turn"])
def test_steps_are_for_those_who_may_and_for_pictures_that_are(desk, image, step):
    looks_on = UserFactory()
    looks_on.user_permissions.add(Permission.objects.get(codename="view_image"))
    reader = Client()
    reader.force_login(looks_on)

    assert reader.post(f"{LIST}{image.pk}/{step}/").status_code == 403
    assert desk.post(f"{LIST}999/{step}/").status_code == 404
    assert reader.get(page(image)).status_code == 200


def test_form_of_a_post_shows_the_chosen_picture_and_what_it_says(desk, image):
    Image.objects.filter(pk=image.pk).update(alt="Two cups")
    post = PostFactory(lead_image=image)

    words = desk.get(f"/admin/blog/post/{post.pk}/change/").content.decode()

    assert f'selected data-src="{image.thumbnail}" data-alt="Two cups"' in words
    assert f'<img src="{image.thumbnail}" alt="" width="300" height="200">' in words
