"""Worksheets on the desk: every PDF is checked by its content and stored without what it tells and can do."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join

from blog.admin.desk_form import DeskForm
from blog.admin.in_words import InWords
from blog.admin.post_addresses import address_of
from blog.admin.practice_time import spoken_day
from blog.library.downloads import delete_download, drafts_with, keep_pdf, name_of, take_in
from blog.models import Download
from blog.pdfs import PdfRefused, recognise

CLEANED = (
    "Up to 20 MB. What the file tells of who made it, and what would run by itself, is taken out. "
    "Nothing of its file name is kept."
)
REPLACED = "Another file takes the place of this one on every post that offers it."


class DownloadForm(DeskForm):
    """A title and a PDF; a file that is none is refused in a sentence, and nothing of it stays."""

    file = forms.FileField(
        label="PDF", help_text=CLEANED, widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"})
    )
    pdf = None

    class Meta:
        model = Download
        fields = ["title", "file"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "file" in self.fields:
            self.fields["file"].required = False
            self.fields["file"].label = "Another PDF in its place"
            self.fields["file"].help_text = f"{CLEANED} {REPLACED}"

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not file or "file" not in self.changed_data:
            return self.instance.file
        try:
            self.pdf = recognise(file)
        except PdfRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        known = Download.objects.filter(file=name_of(self.pdf)).exclude(pk=self.instance.pk).first()
        if known:
            raise ValidationError(f"This file is on the desk already: “{known}”.")
        return name_of(self.pdf)

    def clean(self):
        """The file is written last, once nothing else is in the way."""
        if self.pdf and not self.errors:
            try:
                keep_pdf(self.pdf)
            except PdfRefused as refusal:
                self.add_error("file", str(refusal))
        return self.cleaned_data


@admin.register(Download)
class DownloadAdmin(InWords):
    heading = "Worksheets"
    add_words = "Put a worksheet on the desk"
    form = DownloadForm
    list_display = ["title", "told", "offered", "arrived"]
    search_fields = ["title"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("places__post")

    def get_fields(self, request, obj=None):
        return ["title", "file", *(["present", "offered"] if obj else [])]

    def get_readonly_fields(self, request, obj=None):
        return ["present", "offered"]

    @admin.display(description="What it is")
    def told(self, download):
        return download.told

    @admin.display(description="On the desk since", ordering="uploaded_at")
    def arrived(self, download):
        return spoken_day(download.uploaded_at)

    @admin.display(description="The file now")
    def present(self, download):
        return format_html("<a href='{}'>{}</a>", download.file.url, download.told)

    @admin.display(description="Offered under")
    def offered(self, download):
        rows = [(address_of(row.post), row.post.title) for row in download.places.all()]
        return format_html_join(", ", "<a href='{}'>{}</a>", rows) or "nothing yet"

    def has_delete_permission(self, request, obj=None):
        """Not while a draft offers it; what a post offers is protected by the database."""
        return super().has_delete_permission(request, obj) and not (obj and drafts_with(obj))

    def save_model(self, request, obj, form, change):
        if form.pdf:
            take_in(obj, form.pdf, former=str(form.initial.get("file", "")))
        super().save_model(request, obj, form, change)

    def delete_model(self, request, obj):
        delete_download(obj)
