"""Whether a file is a Word document that can be opened safely, judged by its content and never by its name."""

import io
import zipfile
from typing import IO

from orari.upload_limits import whole

MOST_BYTES = 20 * 1024 * 1024
# A page of text is about 10 kB of Word's XML. Its reader needs thirty times as much memory.
MOST_XML = 8 * 1024 * 1024
MOST_UNPACKED = 120 * 1024 * 1024
MOST_PARTS = 2_000

_BINARY = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED = 0x1  # ZIP's general purpose bit 0
_DECLARATION = [
    sign.encode(code) for sign in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
]

_TOO_LARGE = "This file is larger than 20 MB. Save it with smaller pictures and try again."
_HOLDS_TOO_MUCH = "This file holds more than a post can. Save only the text and its pictures, and try again."
_NEEDS_PASSWORD = "This Word file needs a password. Save it without one and try again."  # noqa: S105 - a sentence
_OLD = "This is a file of an old Word (.doc). Open it, save it as a Word document (.docx), and try again."
_DAMAGED = "This Word file is damaged. Open it in Word, save it under another name, and try again."
_OTHER = "This is not a Word file. Save the text as a Word document (.docx) and try again."
_BEGINNINGS = {
    b"{\\rtf": "This is a Rich Text file. Open it, save it as a Word document (.docx), and try again.",
    b"%PDF": "This is a PDF, which has no paragraphs to take over. Choose the Word file it was made from.",
}
_SIGNS = {
    "mimetype": "This is an OpenDocument file. Open it, save it as a Word document (.docx), and try again.",
    "Index/": "This is a file of Apple Pages. Open it, export it to Word (.docx), and try again.",
    "xl/": "This is a spreadsheet. Only Word files can be read here.",
    "ppt/": "These are slides. Only Word files can be read here.",
}


class WordRefused(ValueError):  # noqa: N818 - named after what happened, as PictureRefused is
    """The file cannot be read; the first argument is one sentence for the person who chose it."""


def checked(file: IO[bytes]) -> bytes:
    """The content of a file that is safe to open. Raises WordRefused with one sentence."""
    content = whole(file, most=MOST_BYTES, refused=WordRefused, too_large=_TOO_LARGE)
    if content.startswith(_BINARY):
        raise WordRefused(_NEEDS_PASSWORD if _PROTECTED in content else _OLD)
    for beginning, sentence in _BEGINNINGS.items():
        if content.startswith(beginning):
            raise WordRefused(sentence)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _check(packed)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
        if isinstance(error, WordRefused):
            raise
        raise WordRefused(_DAMAGED if content.startswith(b"PK") else _OTHER) from error
    return content


def _check(packed: zipfile.ZipFile) -> None:
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise WordRefused(_HOLDS_TOO_MUCH)
    names = [part.filename for part in parts]
    if not any(name.startswith("word/") for name in names):
        raise WordRefused(_what_it_is(names))
    for part in parts:
        if part.flag_bits & _ENCRYPTED:
            raise WordRefused(_NEEDS_PASSWORD)
        if not part.filename.endswith((".xml", ".rels")):
            continue
        if part.file_size > MOST_XML:
            raise WordRefused(_HOLDS_TOO_MUCH)
        # Word writes no declarations; they are how a small file asks a reader for endless memory.
        text = packed.read(part)
        if any(sign in text for sign in _DECLARATION):
            raise WordRefused(_DAMAGED)


def _what_it_is(names: list[str]) -> str:
    found = (sentence for sign, sentence in _SIGNS.items() if any(name.startswith(sign) for name in names))
    return next(found, _OTHER)
