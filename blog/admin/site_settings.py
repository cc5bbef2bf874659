"""The practice's settings: one row, which is always there when somebody opens it."""

from django.contrib import admin
from django.shortcuts import redirect

from blog.admin import home_page
from blog.admin.in_words import InWords
from blog.library.later import make_social_images_later
from blog.models import SiteSettings

PRACTICE = ["practice_name", "legal_name", "tagline", "description", "since_year", "time_zone"]
LOOK = ["accent"]
WORDS = ["disclaimer", "service_area", "neutral_share_text"]
HELP = ["hours", "crisis_note"]
LEAVING = ["leave_label", "leave_url", "leave_scope"]
CONTACT = ["contact_email", "contact_phone", "conflicts"]
LINKS = ["booking_label", "booking_url"]

SAID_ONCE = "“Add the pages a practice needs”, above the list of pages, writes them into those that are not there yet."

HONEST = (
    "The link takes a reader somewhere ordinary at once. It does not take the page out of the history; “Staying safe "
    "online” tells readers so."
)


@admin.register(SiteSettings)
class SiteSettingsAdmin(InWords):
    heading = "Settings"
    form = home_page.SettingsForm
    fieldsets = [
        ("The practice", {"fields": PRACTICE}),
        ("The home page", {"fields": home_page.FIELDS, "description": home_page.WORDS}),
        ("How the site looks", {"fields": LOOK}),
        ("On every page", {"fields": WORDS}),
        ("With the lines to call", {"fields": HELP}),
        ("On the pages about the site", {"fields": CONTACT, "description": SAID_ONCE}),
        ("Leaving quickly", {"fields": LEAVING, "description": HONEST}),
        ("Booking", {"fields": LINKS}),
    ]

    @admin.display(description="Start here")
    def start_here(self, settings):
        """For somebody who may look and not change."""
        return ", ".join(post.title for post in home_page.chosen_to_start_with())

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        home_page.choose_to_start_with(form.cleaned_data["start_here"])
        if not {"practice_name", "accent"}.isdisjoint(form.changed_data):
            make_social_images_later()

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_object(self, request, object_id, from_field=None):
        if not SiteSettings.objects.exists():
            SiteSettings().save()
        return super().get_object(request, object_id, from_field)

    def changelist_view(self, request, extra_context=None):
        return redirect("admin:blog_sitesettings_change", 1)
