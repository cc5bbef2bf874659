"""Categories on the desk."""

from django.contrib import admin

from blog.admin.slug_form import SlugForm
from blog.admin.standing_on import StandingOnPosts
from blog.models import Category


@admin.register(Category)
class CategoryAdmin(StandingOnPosts):
    heading = "Categories"
    add_words = "Add a category"
    form = SlugForm
    post_fields = ("categories",)
    list_display = ["name", "web_address", "position"]
    search_fields = ["name", "description"]
    fields = ["name", "description", "position", "slug"]
