"""Authors on the desk."""

from django.contrib import admin

from blog.admin.lead_picture import PictureSelect
from blog.admin.slug_form import SlugForm
from blog.admin.standing_on import StandingOnPosts
from blog.library.later import make_social_images_later
from blog.models import Author

READERS_SEE = ["display_name", "slug", "specialties", "biography", "portrait"]
LICENCE = [
    "name",
    "credentials",
    "licence_title",
    "licence_status",
    "licence_number",
    "licence_expires_on",
    "licence_state",
    "licence_board",
]
SUPERVISION = [
    "supervisor_name",
    "supervisor_credentials",
    "supervisor_licence_title",
    "supervisor_licence_number",
]
TRAINING = ["education", "memberships"]
REQUIRED = (
    "Associates and trainees need a supervisor, the title written out, and the state or the board: without them nothing "
    "of theirs can be published."
)


@admin.register(Author)
class AuthorAdmin(StandingOnPosts):
    heading = "Authors"
    add_words = "Add an author"
    form = SlugForm
    post_fields = ("authors", "reviewed_by")
    list_display = ["signature", "licence_title", "licence_status", "signs_in_as"]
    list_select_related = ["user"]
    search_fields = ["name", "display_name", "credentials"]
    fieldsets = [
        ("On the licence", {"fields": LICENCE}),
        ("Supervision", {"fields": SUPERVISION, "description": REQUIRED}),
        ("What readers see", {"fields": READERS_SEE}),
        ("Education and memberships", {"fields": TRAINING}),
        ("Signing in", {"fields": ["user"], "classes": ["collapse"]}),
    ]

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "portrait":
            options["widget"] = PictureSelect()
        return super().formfield_for_foreignkey(db_field, request, **options)

    @admin.display(description="Signs in as")
    def signs_in_as(self, author):
        return author.user or "Nobody yet"

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change:
            make_social_images_later()
