"""Long addresses break at their marks, and nothing else gets a place to break."""

from hypothesis import given, settings
from hypothesis import strategies as st

from blog.content import render
from blog.content.breaks import let_addresses_break
from blog.content.tree import element

LONG = "https://example.org/pieces/on_trust/index.html?part=two"


def test_long_address_may_break_before_its_marks():
    html = render(f"Read {LONG} tonight.").html

    assert html == (
        "<p>Read https://<wbr>example<wbr>.org<wbr>/pieces<wbr>/on<wbr>_trust<wbr>/index<wbr>.html<wbr>?part<wbr>=two"
        " tonight.</p>"
    )


def test_address_of_a_link_stays_whole():
    html = render(f"[{LONG}]({LONG})").html

    assert f'href="{LONG}"' in html
    assert "example<wbr>.org" in html


def test_short_address_code_and_long_words_stay_as_they_are():
    html = render("example.org/a and `https://example.org/pieces/on/trust` and " + "long" * 12).html

    assert "<wbr>" not in html


@given(st.text(alphabet="ab/.:?=_@ ", max_size=80), st.text(alphabet="ab/. ", max_size=40))
@settings(max_examples=40)
def test_places_to_break_leave_the_words_alone(before, after):
    link = element("a", text=before)
    link.tail = after
    paragraph = element("p", link, text=before)

    let_addresses_break(paragraph)

    assert "".join(paragraph.itertext()) == before + before + after
