"""Pictures on the desk: every upload is recognised by its content and stored without what it tells about its maker."""

from pathlib import PurePosixPath

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.html import format_html

from blog.admin.desk_form import DeskForm
from blog.admin.in_words import InWords
from blog.images.kinds import PictureRefused
from blog.images.uploads import recognise
from blog.library.keeping import stored_name, take_in
from blog.library.sizes import make_sizes
from blog.models import Image


class ImageForm(DeskForm):
    """A picture with its words; a file that is none is refused in a sentence."""

    file = forms.FileField(label="Picture", help_text="JPEG, PNG, WebP, GIF, AVIF or HEIC, up to 20 MB.")

    class Meta:
        model = Image
        fields = ["file", "title", "alt", "is_decorative", "people", "credit"]

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        try:
            self.picture = recognise(file)
        except PictureRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        name = stored_name(self.picture)
        known = Image.objects.filter(file=name).exclude(pk=self.instance.pk).first()
        if known:
            raise ValidationError(f"This picture is on the desk already: “{known}”.")
        return ContentFile(self.picture.content, name=PurePosixPath(name).name)


@admin.register(Image)
class ImageAdmin(InWords):
    heading = "Pictures"
    add_words = "Put a picture on the desk"
    form = ImageForm
    list_display = ["thumbnail", "named", "alt", "size", "uploaded_at"]
    list_display_links = ["named"]
    search_fields = ["title", "alt", "credit"]

    def save_model(self, request, obj, form, change):
        if "file" in form.changed_data:
            take_in(obj, form.picture)
        super().save_model(request, obj, form, change)
        if "file" in form.changed_data:
            make_sizes(obj)

    @admin.display(description="Picture")
    def thumbnail(self, image):
        return format_html(
            "<img class='thumbnail' src='{}' alt='' width='72' height='54' loading='lazy'>", image.file.url
        )

    @admin.display(description="Title", ordering="title")
    def named(self, image):
        return image.title or image.alt or "Without a name"

    @admin.display(description="Size")
    def size(self, image):
        return f"{image.width} × {image.height}"
