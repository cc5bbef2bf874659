"""The choice of one picture among very many."""

import re

import pytest
from django.test import Client

from blog.admin import lead_picture
from blog.library.keeping import keep_picture
from blog.models import Image
from tests.factories import AuthorFactory, PostFactory, UserFactory
from tests.library.conftest import file

ADD = "/admin/blog/post/add/"
FOUND = "/admin/blog/post/pictures/found/"


@pytest.fixture
def pictures(db, settings, tmp_path, monkeypatch):
    """Five, the oldest first; two are offered by name, one of them with its look."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(lead_picture, "OFFERED", 2)
    monkeypatch.setattr(lead_picture.LeadPictureSelect, "seen", 1)
    made = [keep_picture(file(f"#{2 * number}02040"), name=f"Cup <{number}>.jpg") for number in range(5)]
    Image.objects.update(alt='A "cup"')
    return made


def options(page: str) -> list[tuple[str, str, str]]:
    """The number, the other attributes and the words of each option of the select of pictures."""
    select = re.search(r'<select[^>]*name="(?:lead_image|portrait)"[^>]*>(.*?)</select>', page, re.DOTALL)[1]
    return re.findall(r'<option value="(\d*)"([^>]*)>([^<]*)</option>', select)


def look(image: Image) -> str:
    return f' data-src="{image.thumbnail}" data-alt="A &quot;cup&quot;"'


def test_newest_pictures_are_offered(desk, pictures):
    page = desk.get(ADD).content.decode()

    assert options(page) == [
        ("", " selected", "---------"),
        (str(pictures[4].pk), look(pictures[4]), "Cup 4"),
        (str(pictures[3].pk), "", "Cup 3"),
    ]


def test_chosen_picture_is_offered_however_old_it_is(desk, pictures):
    post = PostFactory(lead_image=pictures[0])

    page = desk.get(f"/admin/blog/post/{post.pk}/change/").content.decode()

    assert options(page)[0] == ("", "", "---------")
    assert options(page)[-1] == (str(pictures[0].pk), " selected" + look(pictures[0]), "Cup 0")
    assert f'<img src="{pictures[0].thumbnail}"' in page


def test_picture_that_is_not_offered_can_be_chosen(desk, pictures):
    desk.post(ADD, {"title": "Tea", "body": "Text.", "lead_image": pictures[1].pk, "authors": []})

    assert pictures[1].leads.get().title == "Tea"


def test_portrait_is_one_of_the_newest_or_the_chosen(desk, pictures):
    author = AuthorFactory(portrait=pictures[0])

    page = desk.get(f"/admin/blog/author/{author.pk}/change/").content.decode()

    assert [words for _pk, _rest, words in options(page)] == ["---------", "Cup 4", "Cup 3", "Cup 0"]


@pytest.mark.parametrize(
    ("query", "numbers"), [("Cup", [4, 3, 2]), ("cup 1", [1]), ("jug", []), (" ", []), ("%", [])]
)
def test_pictures_are_found_by_their_names(desk, pictures, monkeypatch, query, numbers):
    monkeypatch.setattr(lead_picture, "FOUND", 3)

    found = desk.get(FOUND, {"q": query}).json()["pictures"]

    assert [picture["id"] for picture in found] == [pictures[number].pk for number in numbers]


def test_picture_is_found_by_its_number(desk, pictures):
    found = desk.get(FOUND, {"id": pictures[2].pk}).json()["pictures"]

    assert found == [
        {"id": pictures[2].pk, "title": "Cup 2", "thumbnail": pictures[2].thumbnail, "alt": 'A "cup"'}
    ]


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 40, "²"])
def test_number_that_is_no_picture_finds_none(desk, number):
    assert desk.get(FOUND, {"id": number}).json() == {"pictures": []}


def test_pictures_are_found_by_those_who_work_with_posts(client, db):
    nobody = client.get(FOUND, {"q": "cup"}).status_code
    somebody = Client()
    somebody.force_login(UserFactory())

    assert (nobody, somebody.get(FOUND, {"q": "cup"}).status_code) == (401, 403)


@pytest.mark.parametrize("number", [1, 5])
def test_form_takes_the_same_queries_for_many_pictures(desk, pictures, number, django_assert_num_queries):
    Image.objects.exclude(pk__in=[image.pk for image in pictures[:number]]).delete()
    desk.get(ADD)

    with django_assert_num_queries(15):
        desk.get(ADD)
