"""PDF files that readers may take with them: checked by their content, and stripped of what they tell and can do."""

from dataclasses import dataclass
from typing import IO

from orari.upload_limits import whole

MOST_BYTES = 20 * 1024 * 1024
_TOO_LARGE = "This file is larger than 20 MB. Save the PDF smaller and try again."


class PdfRefused(ValueError):  # noqa: N818 - named after what happened, as PictureRefused is
    """The file cannot be offered here; the first argument is one sentence for the person who chose it."""


@dataclass(frozen=True)
class CleanPdf:
    """A PDF without metadata and programs; the hash is the SHA-256 of ``content`` in hex."""

    content: bytes
    pages: int
    content_hash: str


def recognise(file: IO[bytes]) -> CleanPdf:
    """The PDF in ``file``, cleaned; only its bytes decide what it is. Raises PdfRefused."""
    # Here, because pypdf takes 12 MB of each process, and most never see a PDF.
    from blog.pdfs.cleaning import clean  # noqa: PLC0415

    content = _read(file)
    if not content.startswith(b"%PDF-"):
        raise PdfRefused("This file is no PDF. Save the worksheet as PDF and try again.")
    return clean(content)


def _read(file: IO[bytes]) -> bytes:
    content = whole(file, most=MOST_BYTES, refused=PdfRefused, too_large=_TOO_LARGE)
    if not content:
        raise PdfRefused("This file is empty.")
    return content
