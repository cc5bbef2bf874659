"""PDF files for tests, with as much in them as a test needs."""

import io

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

CAMERA = "A very private camera"


def pdf(pages: int = 2, change=None) -> io.BytesIO:
    """A PDF of empty pages; ``change`` gets the writer before it is written."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=200, height=200)
    if change:
        change(writer)
    file = io.BytesIO()
    writer.write(file)
    file.seek(0)
    return file


def with_photograph(writer: PdfWriter) -> None:
    """A JPEG on the first page, as a camera leaves it: with Exif and a comment."""
    exif = Image.Exif()
    exif[0x010F] = CAMERA
    jpeg = io.BytesIO()
    Image.new("RGB", (16, 16), "#A8B8A4").save(jpeg, "JPEG", exif=exif, comment=CAMERA.encode())
    stream = DecodedStreamObject()
    stream.set_data(jpeg.getvalue())
    stream.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(16),
            NameObject("/Height"): NumberObject(16),
            NameObject("/ColorSpace"): NameObject("/DeviceRGB"),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/Filter"): NameObject("/DCTDecode"),
        }
    )
    picture = writer._add_object(stream)
    pictures = DictionaryObject({NameObject("/Im0"): picture})
    writer.pages[0][NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): pictures})


def with_metadata(writer: PdfWriter) -> None:
    writer.add_metadata({"/Author": "Dana Private", "/Title": "After an affair", "/Producer": "Some program"})
    stream = DecodedStreamObject()
    stream.set_data(b"<x:xmpmeta>Dana Private</x:xmpmeta>")
    writer._root_object[NameObject("/Metadata")] = writer._add_object(stream)
    writer.pages[0][NameObject("/LastModified")] = TextStringObject("D:20240101")


def with_programs(writer: PdfWriter) -> None:
    script = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("PROGRAM")}
    )
    names = ArrayObject([TextStringObject("first"), writer._add_object(script)])
    scripts = DictionaryObject({NameObject("/Names"): names})
    writer._root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): scripts})
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("PROGRAM.exe")}
    )
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): writer._add_object(script)})
