import re

from blog.content import render


def test_notes_are_numbered_as_the_reader_meets_them():
    body = render("- in a list[^b]\n\nAfter it.[^a]\n\n[^a]: First defined.\n[^b]: First met.")

    assert re.findall(r'href="#fn-(\d)"', body.html) == ["1", "2"]
    assert body.text.split("\n") == ["in a list", "After it.", "First met.", "First defined."]


def test_notes_may_hold_marks_of_their_own():
    html = render("Text.[^a]\n\n[^a]: Note.[^b]\n[^b]: Note of the note.").html

    assert re.findall(r' id="(fn[^"]*)"', html) == ["fnref-1", "fn-1", "fnref-2", "fn-2"]


def test_notes_may_stand_in_any_piece():
    html = render('::: practice "A"\nText.[^a]\n\n[^a]: Note.\n:::').html

    assert html.count('class="note-mark"') == 1
    assert html.endswith("</ol>\n</section>")


def test_notes_may_end_with_a_list():
    html = render("Text.[^a]\n\n[^a]: Note:\n\n    - one\n    - two").html

    assert html.count('<a href="#fnref-1" aria-label="Back to the text, note 1">Back</a>') == 1


def test_every_mark_and_note_leads_somewhere():
    html = render("A[^a] b[^b] a[^a] c[^c].\n\n[^a]: A.\n\n[^b]: B[^c].\n\n[^c]: C.").html

    targets = set(re.findall(r' id="([^"]+)"', html))
    assert {address[1:] for address in re.findall(r'href="(#[^"]+)"', html)} == targets


def stand_beside(markdown):
    return '<section class="notes beside"' in render(markdown).html


def test_notes_stand_beside_a_text_that_goes_on():
    note = "word " * 100

    assert stand_beside(f"Early.[^a] {'On and on. ' * 60}\n\n[^a]: {note}")
    assert not stand_beside(f"{'On and on. ' * 60} Late.[^a]\n\n[^a]: {note}")


def test_nine_notes_stand_beside_and_ten_at_the_end():
    def piece(number):
        marks = "".join(f"[^{place}]" for place in range(number))
        notes = "\n".join(f"[^{place}]: Brief." for place in range(number))
        return f"Said.{marks}\n\n{notes}"

    assert stand_beside(piece(9))
    assert not stand_beside(piece(10))
