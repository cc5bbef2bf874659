"""The library of pictures on the desk: all of them at a glance, and each with what is said about it and where it is used."""

from django.contrib import admin
from django.db import transaction
from django.template.response import TemplateResponse

from blog.admin.in_words import InWords
from blog.admin.picture_filters import LacksFilter
from blog.admin.picture_form import PictureForm, UploadForm
from blog.admin.picture_steps import picture_of, picture_urls, upload_step
from blog.library.clearing import delete_picture
from blog.library.later import make_social_images_later
from blog.library.sizes import make_card
from blog.library.uses import unused_among, uses_of
from blog.models import Image


@admin.register(Image)
class ImageAdmin(InWords):
    heading = "Pictures"
    add_words = "Put pictures on the desk"
    form = PictureForm
    list_display = ["title"]
    list_filter = [LacksFilter]
    list_per_page = 48
    search_fields = ["title", "alt", "credit"]

    def get_urls(self):
        return [*picture_urls(self), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        own = {"upload": UploadForm()}
        answer = super().changelist_view(request, {**own, **(extra_context or {})})
        if "cl" in (getattr(answer, "context_data", None) or {}):
            found = answer.context_data["cl"]
            answer.context_data["unused"] = unused_among(found.result_list)
            answer.context_data["chips"] = [
                choice for spec in found.filter_specs for choice in spec.choices(found)
            ]
        return answer

    def add_view(self, request, form_url="", extra_context=None):
        return upload_step(request, self)

    def render_change_form(self, request, context, *args, **kwargs):
        image = kwargs.get("obj")
        own = {"uses": uses_of(image)} if image else {}
        return super().render_change_form(request, {**context, **own}, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if "focus" in form.changed_data:
            # Cutting takes a moment, in which nobody else should have to wait for the database.
            transaction.on_commit(lambda: make_card(obj))
        if not {"focus", "people"}.isdisjoint(form.changed_data):
            make_social_images_later()

    def delete_view(self, request, object_id, extra_context=None):
        """Django's own question for what is used nowhere; else where it is used."""
        image = picture_of(request, self, object_id) if object_id.isdecimal() else None
        uses = uses_of(image) if image else None
        if uses:
            context = {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "image": image,
                "uses": uses,
            }
            return TemplateResponse(request, "admin/blog/image/used.html", context)
        return super().delete_view(request, object_id, extra_context)

    def delete_model(self, request, obj):
        delete_picture(obj)
