"""What becomes of PDFs that people bring: pages counted, metadata and programs taken out, refusals in a sentence."""

import hashlib
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from blog import pdfs
from blog.pdfs import PdfRefused, recognise
from tests.pdf_files import CAMERA, pdf, with_metadata, with_photograph, with_programs

DAMAGED = "This PDF is damaged or incomplete. Try saving it again."


def everything_in(content: bytes) -> bytes:
    """The file with every stream unpacked, to be searched."""
    reader = PdfReader(io.BytesIO(content))
    found = [content]
    for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
        thing = reader.get_object(number)
        found.append(str(thing).encode())
        if hasattr(thing, "_data"):
            found.append(thing._data)
    return b"\n".join(found)


def test_recognise_counts_pages_and_hashes_what_will_be_stored():
    clean = recognise(pdf(3))

    assert clean.pages == 3
    assert clean.content_hash == hashlib.sha256(clean.content).hexdigest()
    assert len(PdfReader(io.BytesIO(clean.content)).pages) == 3


def test_recognise_gives_the_same_file_the_same_name():
    assert recognise(pdf()).content_hash == recognise(pdf()).content_hash


def test_recognise_takes_out_who_made_it():
    before = pdf(change=with_metadata)
    assert b"Dana Private" in everything_in(before.getvalue())

    clean = recognise(before)

    found = everything_in(clean.content)
    assert [
        word for word in (b"Dana", b"affair", b"Some program", b"20240101", b"pypdf") if word in found
    ] == []


def test_recognise_takes_out_what_runs_by_itself():
    before = pdf(change=with_programs)
    assert b"PROGRAM" in everything_in(before.getvalue())

    clean = recognise(before)

    found = everything_in(clean.content)
    assert [word for word in (b"PROGRAM", b"/JavaScript", b"/JS", b"/Launch", b"/AA") if word in found] == []


def test_recognise_takes_out_files_inside():
    before = pdf(change=lambda writer: writer.add_attachment("diary.txt", b"PRIVATE" * 20))
    assert b"PRIVATE" in everything_in(before.getvalue())

    clean = recognise(before)

    assert b"PRIVATE" not in everything_in(clean.content)
    assert list(PdfReader(io.BytesIO(clean.content)).attachments) == []


def test_recognise_takes_out_what_a_camera_noted_in_a_picture():
    before = pdf(change=with_photograph)
    assert CAMERA.encode() in everything_in(before.getvalue())

    clean = recognise(before)

    assert CAMERA.encode() not in everything_in(clean.content)
    assert PdfReader(io.BytesIO(clean.content)).pages[0].images[0].image.size == (16, 16)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty."),
        (b"MZ a program", "This file is no PDF. Save the worksheet as PDF and try again."),
        (b"<html>%PDF-1.7", "This file is no PDF. Save the worksheet as PDF and try again."),
        (b"%PDF-1.7", DAMAGED),
        (pdf().getvalue()[:200], DAMAGED),
        (pdf(0).getvalue(), "This PDF has no pages."),
    ],
)
def test_recognise_refuses_with_a_sentence(content, sentence):
    with pytest.raises(PdfRefused) as refusal:
        recognise(io.BytesIO(content))

    assert str(refusal.value) == sentence


def test_recognise_refuses_what_is_locked():
    locked = pdf(change=lambda writer: writer.encrypt("secret"))

    with pytest.raises(PdfRefused, match="locked with a password"):
        recognise(locked)


def test_recognise_refuses_too_many_bytes(monkeypatch):
    monkeypatch.setattr(pdfs, "MOST_BYTES", 10)

    with pytest.raises(PdfRefused, match="larger than 20 MB"):
        recognise(pdf())


def test_recognise_refuses_too_many_parts(monkeypatch):
    monkeypatch.setattr("blog.pdfs.cleaning.MOST_OBJECTS", 3)

    with pytest.raises(PdfRefused, match="too many parts"):
        recognise(pdf())


def test_recognise_keeps_nothing_of_a_file_that_is_two_things_at_once():
    page = b"<script>alert(1)</script>"

    clean = recognise(io.BytesIO(pdf().getvalue() + page))

    assert page not in clean.content


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_recognise_gives_a_pdf_or_a_sentence_for_any_damage(data):
    content = bytearray(pdf(change=with_metadata).getvalue())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(5, len(content) - 1))] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(5, len(content)))]

    try:
        clean = recognise(io.BytesIO(bytes(content)))
    except PdfRefused:
        return
    assert len(PdfReader(io.BytesIO(clean.content)).pages) == clean.pages
