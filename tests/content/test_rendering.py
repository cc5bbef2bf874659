from concurrent.futures import ThreadPoolExecutor

import pytest

from blog.content import BodyRefused, Heading, RenderedBody, render


def test_render_gives_everything_a_page_needs():
    body = render("Hello *you*.\n\n## A room\n\nMore words.")

    assert body == RenderedBody(
        html='<p class="lede">Hello <em>you</em>.</p>\n<h2 id="a-room">A room</h2>\n<p>More words.</p>',
        text="Hello you.\nA room\nMore words.",
        headings=(Heading(2, "a-room", "A room"),),
        words=6,
        minutes=1,
    )


@pytest.mark.parametrize("nothing", ["", " ", "\n\n", "\t", "\x00", "<!-- only a comment -->"])
def test_render_gives_nothing_for_nothing(nothing):
    assert render(nothing) == RenderedBody("", "", (), 0, 1)


def test_render_starts_afresh_after_a_refusal():
    before = render("- one\n\n[^a]\n\n[^a]: Note.")

    with pytest.raises(BodyRefused):
        render("- one\n" + ">" * 5_000)

    assert render("- one\n\n[^a]\n\n[^a]: Note.") == before


def test_render_works_in_many_threads_at_once():
    texts = [f"## Part {number}\n\nText {number}.[^a]\n\n[^a]: Note {number}." for number in range(40)]
    alone = [render(text) for text in texts]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(render, texts))

    assert together == alone


def test_render_asks_about_pictures_by_the_address_as_typed():
    asked = []

    render("![a](/media/a%20b.jpg)\n\n<img src='c.png'>", find_image=asked.append)

    assert asked == ["/media/a%20b.jpg", "c.png"]
