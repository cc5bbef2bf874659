"""Authors on the desk."""

from django.contrib import admin

from blog.admin.in_words import InWords
from blog.admin.slug_form import SlugForm
from blog.models import Author

READERS_SEE = ["display_name", "credentials", "slug", "specialties", "biography", "portrait"]
LICENCE = ["name", "licence_title", "licence_number", "licence_state", "licence_status"]
SUPERVISION = ["supervisor_name", "supervisor_credentials", "supervisor_licence_number"]


@admin.register(Author)
class AuthorAdmin(InWords):
    heading = "Authors"
    add_words = "Add an author"
    form = SlugForm
    list_display = ["signature", "licence_title", "licence_status", "user"]
    list_select_related = ["user"]
    search_fields = ["name", "display_name", "credentials"]
    fieldsets = [
        ("On the licence", {"fields": LICENCE}),
        ("What readers see", {"fields": READERS_SEE}),
        (
            "Supervision",
            {"fields": SUPERVISION, "description": "Required by law for associates and trainees."},
        ),
        ("Signing in", {"fields": ["user"], "classes": ["collapse"]}),
    ]
