"""Categories on the desk."""

from django.contrib import admin

from blog.admin.slug_form import SlugForm
from blog.models import Category


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin):
    form = SlugForm
    list_display = ["name", "slug", "position"]
    search_fields = ["name", "description"]
    fields = ["name", "description", "position", "slug"]
