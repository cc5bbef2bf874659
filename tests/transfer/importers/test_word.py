"""Word files, made here as Word would make them, as the text of a post."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from blog.images.kinds import PictureRefused
from blog.proofreading import look_over
from blog.richtext import plain_blocks, write
from blog.transfer.importers import word_file
from blog.transfer.importers.word import read_word
from blog.transfer.importers.word_file import WordRefused
from tests.transfer.importers.word_files import changed, picture, saved, track, with_footnote, with_words

SPACES = nsdecls("w", "wp", "a") + "".join(
    f' xmlns:{name}="{address}"'
    for name, address in {
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
IN_A_BOX = "Table here\n\nIn a box"
ARTICLE = Path(__file__).parents[4] / "shared/seed/article.txt"


def keep(_file, _name):
    return "images/kept.png"


def read(document, keep_picture=keep):
    return read_word(saved(document) if hasattr(document, "save") else document, keep_picture=keep_picture)


def markdown(document, **options):
    return write(read(document, **options).document, "").strip()


def test_headings_lists_and_emphasis_stay():
    document = Document()
    document.add_heading("Coming home", 1)
    document.add_heading("Small things", 2)
    paragraph = document.add_paragraph("Some ")
    paragraph.add_run("bold").bold = True
    paragraph.add_run(" and ")
    paragraph.add_run("slanted").italic = True
    for words, style in (("one", "List Bullet"), ("deeper", "List Bullet 2"), ("two", "List Bullet")):
        document.add_paragraph(words, style=style)
    for words in ("first", "second"):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("Somebody said so.", style="Quote")
    document.add_heading("Another evening", 1)

    assert markdown(document) == (
        "## Coming home\n\n### Small things\n\nSome **bold** and *slanted*\n\n- one\n    - deeper\n- two\n\n"
        "1. first\n2. second\n\n> Somebody said so.\n\n## Another evening"
    )


def test_title_and_subtitle_are_no_part_of_the_text():
    document = Document()
    document.add_heading("A Quiet House", 0)
    document.add_paragraph("What the evening asks for", style="Subtitle")
    document.add_heading("Coming home", 1)

    text = read(document)

    assert (text.title, text.subtitle) == ("A Quiet House", "What the evening asks for")
    assert write(text.document, "").strip() == "## Coming home"


def test_single_large_heading_above_all_is_the_title():
    document = Document()
    document.add_heading("A Quiet House", 1)
    document.add_heading("Coming home", 2)

    text = read(document)

    assert (text.title, write(text.document, "").strip()) == ("A Quiet House", "## Coming home")


def test_table_keeps_its_head_and_its_caption():
    document = Document()
    document.add_paragraph("What was said", style="Caption")
    table = document.add_table(rows=2, cols=2)
    for place, words in enumerate(("Said", "Heard", "Fine", "The door")):
        table.cell(*divmod(place, 2)).text = words

    assert (
        markdown(document) == "Table: What was said\n\n| Said | Heard |\n| --- | --- |\n| Fine | The door |"
    )


def test_picture_is_handed_on_and_stands_by_itself():
    document = with_words("Before.")
    document.add_picture(picture())
    document.add_paragraph("Something warm", style="Caption")
    kept = []

    text = read(document, keep_picture=lambda file, _name: kept.append(file.read()) or "images/a.png")

    assert kept == [picture().getvalue()]
    assert write(text.document, "").strip() == 'Before.\n\n![](images/a.png "Something warm")'
    assert "Please say what each picture shows." in text.notes


def test_picture_that_cannot_be_kept_leaves_the_text_as_it_is():
    def refuse(_file, _name):
        raise PictureRefused("This file is not a picture we know.")

    document = with_words("Before.")
    document.add_picture(picture())
    document.add_paragraph("After.")

    text = read(document, keep_picture=refuse)

    assert write(text.document, "").strip() == "Before.\n\nAfter."
    assert "One picture could not be kept. This file is not a picture we know." in text.notes


@pytest.mark.parametrize(
    ("alt", "kept"),
    [("Two cups on a table", "Two cups on a table"), ("A cup\n\nDescription automatically generated", "")],
)
def test_picture_keeps_the_words_a_person_gave_it(alt, kept):
    document = Document()
    shape = document.add_picture(picture())
    shape._inline.docPr.set("descr", alt)

    assert markdown(document) == f"![{kept}](images/kept.png)"


def test_footnote_stays_a_footnote():
    document = with_words("Most couples know this.", "After.")

    file = with_footnote(document, document.paragraphs[0], "The author, 2008.")

    assert markdown(file) == "Most couples know this.[^1]\n\nAfter.\n\n[^1]: The author, 2008."


def test_comment_is_left_behind_and_said():
    document = with_words("Kept.")
    document.add_comment(document.paragraphs[0].runs, text="Is that so?", author="Theo Sample", initials="TS")

    text = read(document)

    assert write(text.document, "").strip() == "Kept."
    assert "One comment was left behind." in text.notes


def test_changes_are_taken_as_accepted_and_said():
    document = with_words("One ")
    track(document.paragraphs[0], "del", "old")
    track(document.paragraphs[0], "ins", "new")

    text = read(document)

    assert write(text.document, "").strip() == "One new"
    assert "Suggested changes are in the text as if they were accepted." in text.notes


BOX = (
    "<w:r><{0}><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
    "<w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    "</wp:anchor></w:drawing></{1}></w:r>"
)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<w:fldSimple w:instr=" SEQ Table "><w:r><w:t>1</w:t></w:r></w:fldSimple>', "Table 1 here"),
        ('<w:dir w:val="rtl"><w:bdo w:val="rtl"><w:r><w:t>1</w:t></w:r></w:bdo></w:dir>', "Table 1 here"),
        (
            "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>above</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>1</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "Table 1 here",
        ),
        ("<w:r><w:cr/></w:r>", "Table  \nhere"),
        (
            BOX.format('mc:AlternateContent><mc:Choice Requires="wps"', "mc:Choice></mc:AlternateContent"),
            IN_A_BOX,
        ),
        (BOX.replace("<{0}>", "").replace("</{1}>", ""), IN_A_BOX),
    ],
    ids=["field", "direction", "signs above", "return", "box", "box by itself"],
)
def test_words_are_taken_out_of_what_is_around_them(inside, expected):
    document = with_words("Table ")
    words = parse_xml(f"<w:p {SPACES}>{inside}<w:r><w:t xml:space='preserve'> here</w:t></w:r></w:p>")
    document.paragraphs[0]._p.extend(words)

    assert markdown(document) == expected


def test_large_first_letter_begins_its_word():
    document = with_words("O", "nce there was a kettle.")
    frame = parse_xml(f'<w:framePr {SPACES} w:dropCap="drop" w:lines="3"/>')
    document.paragraphs[0]._p.get_or_add_pPr().append(frame)

    assert markdown(document) == "Once there was a kettle."


def test_table_of_contents_is_left_behind_and_said():
    document = with_words("Words.")
    entry = document.add_paragraph("Coming home 3", style=document.styles.add_style("toc 1", 1))
    entry._p.insert(1, parse_xml(f"<w:r {SPACES}><w:instrText> TOC \\o </w:instrText></w:r>"))

    text = read(document)

    assert write(text.document, "").strip() == "Words."
    assert "The table of contents was left behind." in " ".join(text.notes)


def test_file_without_words_is_refused_in_a_sentence():
    with pytest.raises(WordRefused, match=r"^No words were found in this file\."):
        read(Document())


def test_who_wrote_the_file_stays_behind():
    document = with_words("Kept.")
    document.core_properties.author = "Nora Example"

    text = read(document)

    assert "The file also says who wrote it; that stayed behind." in text.notes
    assert "Nora" not in str(text)


def test_typed_numbers_become_a_list():
    assert (
        markdown(with_words("1. Breathe", "2. Wait", "That is all.")) == "1. Breathe\n2. Wait\n\nThat is all."
    )


def test_numbers_go_on_after_text_between_them():
    document = Document()
    for words, style in (
        ("one", "List Number"),
        ("two", "List Number"),
        ("A whole paragraph stands here, and says more than a title would.", "Normal"),
        ("three", "List Number"),
        ("four", "List Number"),
    ):
        document.add_paragraph(words, style=style)

    assert markdown(document) == (
        "1. one\n2. two\n\nA whole paragraph stands here, and says more than a title would.\n\n3. three\n4. four"
    )


def test_numbered_titles_with_sentences_between_are_one_list():
    document = Document()
    for words, style in (
        ("Kiss", "List Number"),
        ("Slowly.", "Normal"),
        ("Talk", "List Number"),
        ("Softly.", "Normal"),
        ("All of these help.", "Normal"),
    ):
        document.add_paragraph(words, style=style)

    assert markdown(document) == "1. Kiss\n\n    Slowly.\n\n2. Talk\n\n    Softly.\n\nAll of these help."


@pytest.mark.skipif(not ARTICLE.exists(), reason="the practice's article is not beside the project")
def test_article_keeps_its_numbers_as_one_list_and_tells_of_three_lost_ones():
    lines = [line for line in ARTICLE.read_text().splitlines() if line.strip()]

    document = read(with_words(*lines)).document

    lists = [block for block in document["content"] if block["type"] == "orderedList"]
    lost = [one for one in look_over(plain_blocks(document)) if one.code == "lost-list"]
    assert [len(found["content"]) for found in lists] == [4]
    assert len(lost) == 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a Word file"),
        (b"Just text", "not a Word file"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1 x}", "Rich Text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word (.doc)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 broken", "damaged"),
    ],
)
def test_other_files_are_refused_in_a_sentence(content, words):
    with pytest.raises(WordRefused, match=words.replace("(", "\\(").replace(")", "\\)")):
        read_word(io.BytesIO(content), keep_picture=keep)


def archive(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "OpenDocument"),
        ({"Index/Document.iwa": ""}, "Pages"),
        ({"xl/workbook.xml": ""}, "spreadsheet"),
        ({"photo.jpg": ""}, "not a Word file"),
        ({"word/document.xml": "<a><b></a>"}, "damaged"),
        ({"word/nothing.xml": "<a/>"}, "damaged"),
    ],
)
def test_other_archives_are_refused_in_a_sentence(parts, words):
    with pytest.raises(WordRefused, match=words):
        read_word(archive(parts), keep_picture=keep)


def test_file_of_too_many_bytes_is_refused(monkeypatch):
    monkeypatch.setattr(word_file, "MOST_BYTES", 100)

    with pytest.raises(WordRefused, match="larger than 20 MB"):
        read(with_words("Kept."))


@pytest.mark.parametrize(
    "name",
    ["word/media/image1.png", "word/document.xml"],
)
def test_small_file_that_unpacks_to_a_huge_one_is_refused(monkeypatch, name):
    monkeypatch.setattr(word_file, "MOST_UNPACKED", 3_000_000)
    monkeypatch.setattr(word_file, "MOST_XML", 2_000_000)

    with pytest.raises(WordRefused, match="more than a post can"):
        read(changed(saved(with_words("Kept.")), {name: lambda _before: bytes(4_000_000)}))


def test_declarations_that_ask_for_endless_memory_are_refused():
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xxxx"><!ENTITY y "&x;&x;">]><a>&y;</a>'

    for declared in (bomb, bomb.decode().encode("utf-16")):
        with pytest.raises(WordRefused, match="damaged"):
            read(
                changed(saved(with_words("Kept.")), {"word/document.xml": lambda _before, xml=declared: xml})
            )


def test_boxes_in_boxes_without_end_are_refused():
    deep = b"<w:sdt><w:sdtContent>" * 3_000 + b"</w:sdtContent></w:sdt>" * 3_000

    with pytest.raises(WordRefused, match="damaged"):
        read(
            changed(
                saved(with_words("Kept.")),
                {"word/document.xml": lambda xml: xml.replace(b"<w:body>", b"<w:body>" + deep)},
            )
        )
