"""Tags on the desk: ours, with a description; the plain ones that django-taggit registers are taken away."""

from django.contrib import admin
from taggit.models import Tag as PlainTag

from blog.admin.in_words import InWords
from blog.admin.slug_form import SlugForm
from blog.models import Tag

admin.site.unregister(PlainTag)


@admin.register(Tag)
class TagAdmin(InWords):
    heading = "Tags"
    add_words = "Add a tag"
    form = SlugForm
    list_display = ["name", "web_address", "description"]
    search_fields = ["name", "description"]
    fields = ["name", "description", "slug"]
