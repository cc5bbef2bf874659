import pytest

from blog.content import Picture, render
from blog.content.links import is_outward


def test_picture_of_our_own_host_is_shown():
    html = render(
        "![a](https://practice.example/a.jpg)", find_image=lambda _: Picture("/a.webp", 10, 20)
    ).html

    assert html == (
        '<figure><img src="/a.webp" width="10" height="20" alt="a" loading="lazy" decoding="async"></figure>'
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/b",
        "HTTP://a.example",
        "//a.example",
        "\\\\a.example",
        "/\\a.example",
        " \x01https://a.example",
        "ht\ntps://a.example",
        "/\t/a.example",
        "https:a.example",
    ],
)
def test_is_outward_reads_addresses_as_browsers_do(address):
    assert is_outward(address)


@pytest.mark.parametrize("address", ["/a", "a", "#a", "?a", "mailto:a@b.example", "/a//b", "./https://", ""])
def test_is_outward_says_no_to_our_own(address):
    assert not is_outward(address)


@pytest.mark.parametrize(
    "markdown",
    [
        "![a](https://elsewhere.example/a.png)",
        "![a](//elsewhere.example/a.png)",
        "![a](\\\\\\\\elsewhere.example/a.png)",
        '<img src="https://elsewhere.example/a.png" alt="a">',
        '<img src="/\\elsewhere.example/a.png" alt="a">',
        '<img src="&#9;//elsewhere.example/a.png" alt="a">',
        "![a][b]\n\n[b]: https://elsewhere.example/a.png",
        '<picture><source srcset="https://elsewhere.example/a.png"></picture>',
        '<img src="data:image/png;base64,AAAA" srcset="https://elsewhere.example/a.png" alt="a">',
    ],
)
def test_foreign_pictures_are_never_fetched(markdown):
    assert "<img" not in render(markdown).html


def test_pictures_of_several_kinds_stay_in_their_paragraph():
    assert render("![a](/a.png) and ![b](/b.png)").html.count("<figure") == 0
