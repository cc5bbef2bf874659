import pytest

from blog.proofreading import Kind, Picture, pictures
from tests.proofreading.writing import block, found


def codes(alt, address="/media/images/3f2a.jpg", **more):
    picture = Picture(address, alt, **more)
    return [code for code, _text in found(pictures, [block(Kind.PICTURE, picture=picture)])]


def test_picture_needs_words_or_a_decision():
    assert codes("") == ["alt-missing"]
    assert codes(" ") == ["alt-missing"]
    assert codes("", is_decorative=True) == []
    assert codes("Two cups on a table") == []


@pytest.mark.parametrize(
    "alt", ["IMG_2041.jpeg", "two-cups.png", "DSC 0042", "image", "Screenshot 2026-11-24", "3f2a"]
)
def test_name_of_a_file_is_asked_about(alt):
    assert codes(alt) == ["alt-is-file-name"]


def test_name_of_this_very_file_is_asked_about_however_it_is_spelled():
    assert codes("Two cups", address="/media/images/two%20cups.jpg") == ["alt-is-file-name"]


def test_a_whole_story_is_asked_about():
    assert codes("Two cups stand on a table. " * 12) == ["alt-long"]
