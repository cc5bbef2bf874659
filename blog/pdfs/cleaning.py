"""A PDF written anew without what it tells of who made it, and without what runs by itself."""

import hashlib
import io
from collections.abc import Iterator

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from blog.pdfs import CleanPdf, PdfRefused

MOST_OBJECTS = 50_000
_DAMAGED = "This PDF is damaged or incomplete. Try saving it again."

# Who made it, when and with what; and what runs by itself or hides inside (ISO 32000-1, 14.3, 12.6, 7.11.4).
_TELLS = ("/Metadata", "/PieceInfo", "/LastModified", "/OpenAction", "/AA", "/JS", "/EF")
_PROGRAMS = ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm")


def clean(content: bytes) -> CleanPdf:
    """The PDF without metadata and programs. Raises PdfRefused."""
    try:
        return _clean(content)
    except PdfRefused:
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        RecursionError,
        OSError,
    ) as error:
        # What pypdf raises on damage: it trusts that an object is what another one says of it.
        raise PdfRefused(_DAMAGED) from error


def _clean(content: bytes) -> CleanPdf:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise PdfRefused("This PDF is locked with a password. Save it without one and try again.")
    pages = len(reader.pages)
    if not pages:
        raise PdfRefused("This PDF has no pages.")
    writer = PdfWriter(clone_from=reader)
    for thing in _dictionaries(writer):
        _strip(thing)
    # What nothing points to any more is still in the file: the second copy takes only what can be reached.
    clean = _written(PdfWriter(clone_from=PdfReader(io.BytesIO(_written(writer)))))
    return CleanPdf(clean, pages, hashlib.sha256(clean).hexdigest())


def _written(writer: PdfWriter) -> bytes:
    writer.metadata = None
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _dictionaries(writer: PdfWriter) -> Iterator[DictionaryObject]:
    """Every dictionary of the file, also those inside others."""
    waiting = list(writer._objects)  # noqa: SLF001 - pypdf offers no other way to all of a file's objects
    if len(waiting) > MOST_OBJECTS:
        raise PdfRefused("This PDF is made of too many parts. Print it into a new PDF and try again.")
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, DictionaryObject):
            yield thing
            waiting += dict.values(thing)
        elif isinstance(thing, ArrayObject):
            waiting += list.__iter__(thing)


def _strip(thing: DictionaryObject) -> None:
    for name in _TELLS:
        thing.pop(name, None)
    if "/Rect" in thing and thing.get("/Subtype") != "/Widget":  # a remark: whose, and when (12.5.6.2)
        for name in ("/T", "/M", "/CreationDate"):
            thing.pop(name, None)
    if thing.get("/S") in _PROGRAMS:
        thing[NameObject("/S")] = NameObject("/None")
        thing.pop("/F", None)
    for tree in ("/JavaScript", "/EmbeddedFiles"):
        thing.pop(tree, None)
    if isinstance(thing, StreamObject) and thing.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
        thing._data = _without_segments(thing._data)  # noqa: SLF001 - the bytes as they are stored


def _without_segments(jpeg: bytes) -> bytes:
    """A JPEG without what a camera and a program noted in it; its colours' profile stays (ITU T.81, B.1.1)."""
    kept, place = bytearray(jpeg[:2]), 2
    while jpeg[place : place + 1] == b"\xff" and place + 4 <= len(jpeg):
        marker, length = jpeg[place + 1], int.from_bytes(jpeg[place + 2 : place + 4], "big")
        if marker == 0xDA:  # the picture itself begins
            break
        is_note = marker == 0xFE or marker == 0xE1 or 0xE3 <= marker <= 0xED or marker == 0xEF
        if not is_note:
            kept += jpeg[place : place + 2 + length]
        place += 2 + length
    return bytes(kept + jpeg[place:])
