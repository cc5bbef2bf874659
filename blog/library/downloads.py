"""Worksheets that come in: cleaned, named after their content, kept before any row speaks of them."""

from django.core.files.storage import default_storage
from django.db import transaction

from blog.images.kinds import PictureRefused
from blog.library.storing import store
from blog.models import Download, Draft
from blog.pdfs import CleanPdf, PdfRefused


def keep_pdf(pdf: CleanPdf) -> None:
    """Write the file. Raises PdfRefused with a sentence, and then nothing is left of it."""
    try:
        store(name_of(pdf), pdf.content)
    except PictureRefused as refusal:
        raise PdfRefused(str(refusal)) from refusal


def name_of(pdf: CleanPdf) -> str:
    """Named after its content: the name that it had may tell of whom it speaks."""
    return f"downloads/{pdf.content_hash[:20]}.pdf"


def take_in(download: Download, pdf: CleanPdf, *, former: str = "") -> None:
    """Point ``download`` at the kept file; nothing is saved. The ``former`` file goes once that is certain."""
    download.file.name, download.pages, download.size = name_of(pdf), pdf.pages, len(pdf.content)
    if former and former != download.file.name:
        transaction.on_commit(lambda: default_storage.delete(former))


def delete_download(download: Download) -> None:
    """Delete the row, and its file once that is certain. Raises ``ProtectedError`` while a post offers it."""
    name = download.file.name
    with transaction.atomic():
        download.delete()
        transaction.on_commit(lambda: default_storage.delete(name))


def drafts_with(download: Download) -> list[Draft]:
    """What is being written and offers it: drafts keep their words as JSON, which no foreign key looks into."""
    return [
        draft
        for draft in Draft.objects.only("fields", "title", "post_id")
        if str(download.pk) in (draft.fields.get("downloads") or [])
    ]
