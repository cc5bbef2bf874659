"""Categories on the desk."""

from django.contrib import admin

from blog.admin.in_words import InWords
from blog.admin.slug_form import SlugForm
from blog.models import Category


@admin.register(Category)
class CategoryAdmin(InWords):
    heading = "Categories"
    add_words = "Add a category"
    form = SlugForm
    list_display = ["name", "web_address", "position"]
    search_fields = ["name", "description"]
    fields = ["name", "description", "position", "slug"]
