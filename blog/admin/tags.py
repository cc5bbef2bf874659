"""Tags on the desk: ours, with a description; the plain ones that django-taggit registers are taken away."""

from django.contrib import admin
from taggit.models import Tag as PlainTag

from blog.admin.slug_form import SlugForm
from blog.models import Tag

admin.site.unregister(PlainTag)


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    form = SlugForm
    list_display = ["name", "slug", "description"]
    search_fields = ["name", "description"]
    fields = ["name", "description", "slug"]
