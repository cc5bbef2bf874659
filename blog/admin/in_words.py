"""What lies on the desk, called what a writer would call it."""

from django import forms
from django.contrib import admin
from django.db import models


class InWords(admin.ModelAdmin):
    """``heading`` names the list, ``add_words`` its one button; nothing is done to many rows at once."""

    heading = ""
    add_words = "Add one"
    actions = None
    show_facets = admin.ShowFacets.NEVER
    # Django's own calendar speaks of "server time" beside a day that has no hour.
    formfield_overrides = {
        models.DateField: {"widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}
    }

    def changelist_view(self, request, extra_context=None):
        words = {"title": self.heading, "heading": self.heading, "add_words": self.add_words}
        return super().changelist_view(request, {**words, **(extra_context or {})})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        words = {"heading": self.heading, "add_words": self.add_words}
        return super().changeform_view(request, object_id, form_url, {**words, **(extra_context or {})})

    def delete_view(self, request, object_id, extra_context=None):
        return super().delete_view(request, object_id, {"heading": self.heading, **(extra_context or {})})

    def history_view(self, request, object_id, extra_context=None):
        return super().history_view(request, object_id, {"heading": self.heading, **(extra_context or {})})
