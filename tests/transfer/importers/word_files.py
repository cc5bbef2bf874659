"""Word files as Word writes them, made for one test each."""

import io
import zipfile

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

CONTENT_TYPES = "[Content_Types].xml"
FOOTNOTES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {}</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


def saved(document):
    file = io.BytesIO()
    document.save(file)
    file.seek(0)
    return file


def picture(kind="PNG"):
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "#8a3b2a").save(file, kind)
    file.seek(0)
    return file


def with_words(*paragraphs):
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    return document


def with_footnote(document, paragraph, words):
    """The file of ``document`` with a footnote at the end of ``paragraph``; python-docx cannot make one."""
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    return changed(
        saved(document),
        {
            CONTENT_TYPES: lambda xml: xml.replace(
                b"</Types>",
                b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                b'wordprocessingml.footnotes+xml"/></Types>',
            ),
            "word/_rels/document.xml.rels": lambda xml: xml.replace(
                b"</Relationships>",
                b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
                b'Target="footnotes.xml"/></Relationships>',
            ),
            "word/footnotes.xml": lambda _xml: FOOTNOTES.format(words).encode(),
        },
    )


def track(paragraph, kind, words):
    """Add words as a change that nobody has accepted yet: ``kind`` is "ins" or "del"."""
    change = OxmlElement(f"w:{kind}")
    change.set(qn("w:id"), "7")
    change.set(qn("w:author"), "Theo Sample")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t" if kind == "ins" else "w:delText")
    text.text = words
    run.append(text)
    change.append(run)
    paragraph._p.append(change)


def changed(file, parts):
    """The same file with some of its parts made anew from what they were (b"" for a part that was not there)."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, parts[name](content) if name in parts else content)
        for name in set(parts) - set(before.namelist()):
            after.writestr(name, parts[name](b""))
    made.seek(0)
    return made
