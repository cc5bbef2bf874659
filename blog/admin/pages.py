"""Pages such as About and Privacy on the desk."""

from django.contrib import admin

from blog.admin.fields import BodyField
from blog.admin.in_words import InWords
from blog.admin.slug_form import SlugForm
from blog.models import Page

PLACE = ["is_published", "in_menu", "in_footer", "position"]


class PageForm(SlugForm):
    """A page's text and where it stands; ``Page.clean()`` refuses what is beyond the limits."""

    class Meta:
        model = Page
        fields = ["title", "body", "summary", *PLACE, "slug"]
        field_classes = {"body": BodyField}
        labels = {"body": "Text"}


@admin.register(Page)
class PageAdmin(InWords):
    heading = "Pages"
    add_words = "Write a page"
    form = PageForm
    list_display = ["title", "is_published", "in_menu", "in_footer", "position"]
    search_fields = ["title", "body"]
    fieldsets = [
        (None, {"fields": ["title", "body"], "classes": ["sheet"]}),
        ("Where it stands", {"fields": PLACE}),
        ("Search and web address", {"fields": ["summary", "slug"], "classes": ["collapse"]}),
    ]

    def view_on_site(self, obj):
        return obj.get_absolute_url()
