import pytest

from blog.content import Picture, Source, render, without_sources
from blog.content.figures import SIZES
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


SEVERAL = Picture(
    "/m/a-800.jpg",
    800,
    600,
    srcset="/m/a-480.jpg 480w, /m/a-800.jpg 800w",
    sources=(Source("image/webp", "/m/a-480.webp 480w, /m/a-800.webp 800w"),),
)
STILL = Picture(
    "/m/b.webp", 60, 40, sources=(Source("image/webp", "/m/b-60.webp", "(prefers-reduced-motion: reduce)"),)
)


def test_picture_in_several_sizes_lets_the_browser_choose():
    html = render("![Cups](/m/a.jpg)", find_image=lambda _: SEVERAL).html

    assert html == (
        '<figure><picture><source type="image/webp" srcset="/m/a-480.webp 480w, /m/a-800.webp 800w" '
        f'sizes="{SIZES}">'
        '<img src="/m/a-800.jpg" width="800" height="600" srcset="/m/a-480.jpg 480w, /m/a-800.jpg 800w" '
        f'sizes="{SIZES}" alt="Cups" loading="lazy" decoding="async">'
        "</picture></figure>"
    )


def test_moving_picture_has_a_still_one_for_those_who_asked_for_less_motion():
    html = render("![Waves](/m/b.webp)", find_image=lambda _: STILL).html

    assert (
        '<source type="image/webp" srcset="/m/b-60.webp" media="(prefers-reduced-motion: reduce)"><img'
        in html
    )


@pytest.mark.parametrize("words", ["a > b", 'a " b', "a & b", '" src="/m/c.jpg', "<picture>", "'>x<'"])
def test_words_of_a_picture_never_break_its_sources(words):
    html = render(f"![{words}](/m/a.jpg)", find_image=lambda _: SEVERAL).html

    assert html.count("<picture><source ") == html.count("</picture>") == 1
    assert html.count("<img ") == 1


def test_sources_that_somebody_types_go_away():
    typed = (
        '<picture><source srcset="https://elsewhere.example/a.webp"><img src="/m/a.jpg" alt="x"></picture>'
    )

    html = render(typed, find_image=lambda _: SEVERAL).html

    assert "elsewhere" not in html
    assert html.count("<source") == 1


def test_without_sources_leaves_one_address_and_the_words():
    text = 'The attribute ` srcset="x" ` and ![Cups](/m/a.jpg) and ![Waves](/m/b.webp)'
    find = {"/m/a.jpg": SEVERAL, "/m/b.webp": STILL}.get

    html = without_sources(render(text, find_image=find).html)

    assert "<source" not in html
    assert "<picture" not in html
    assert html.count("srcset=") == 1
    assert html.count("<img ") == 2
