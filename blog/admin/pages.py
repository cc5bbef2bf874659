"""Pages such as About and Privacy on the desk, and the button that adds those a practice needs."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_POST

from blog.admin.fields import BodyField
from blog.admin.in_words import InWords
from blog.admin.slug_form import SlugForm
from blog.models import Page
from blog.publishing.default_pages import add_default_pages, default_pages
from blog.publishing.starters import prompts_left

PLACE = ["is_published", "in_menu", "in_footer", "position"]


class PageForm(SlugForm):
    """A page's text and where it stands; ``Page.clean()`` refuses what is beyond the limits.

    A page that still asks its writer for something stays a draft.
    """

    class Meta:
        model = Page
        fields = ["title", "body", "summary", *PLACE, "slug"]
        field_classes = {"body": BodyField}
        labels = {"body": "Text"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "is_published" in self.fields and (prompts := prompts_left(self.instance.body)):
            self.fields["is_published"].help_text = _still_asked(prompts)

    def clean(self):
        cleaned = super().clean()
        prompts = prompts_left(cleaned.get("body") or "")
        if cleaned.get("is_published") and prompts:
            self.add_error("is_published", f"Readers cannot see it yet. {_still_asked(prompts)}")
        return cleaned


@admin.register(Page)
class PageAdmin(InWords):
    heading = "Pages"
    add_words = "Write a page"
    form = PageForm
    list_display = ["title", "where_it_stands", "still_to_fill_in"]
    search_fields = ["title", "body"]
    fieldsets = [
        (None, {"fields": ["title", "body"], "classes": ["sheet"]}),
        ("Where it stands", {"fields": PLACE}),
        ("Search and web address", {"fields": ["summary", "slug"], "classes": ["collapse"]}),
    ]

    @admin.display(description="Where readers find it", ordering="is_published")
    def where_it_stands(self, page):
        if not page.is_published:
            return "Not public yet"
        places = {"in the menu": page.in_menu, "at the foot": page.in_footer}
        found = " and ".join(place for place, is_there in places.items() if is_there)
        return found.capitalize() or "Only by its address"

    @admin.display(description="Its text")
    def still_to_fill_in(self, page):
        number = len(prompts_left(page.body))
        return f"{number} thing{'' if number == 1 else 's'} to fill in" if number else "Complete"

    def view_on_site(self, obj):
        return obj.get_absolute_url() if obj.is_published else ""

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(lambda request: add_them(request, self)))
        return [path("default-pages/", view, name="blog_page_default_pages"), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        missing = [row for row in default_pages() if row.page is None]
        return super().changelist_view(request, {"missing_pages": missing, **(extra_context or {})})


def add_them(request: HttpRequest, pages: admin.ModelAdmin) -> HttpResponse:
    """Add the pages that a practice needs and does not have, as drafts."""
    if not pages.has_add_permission(request):
        raise PermissionDenied("Pages are written by those whom the owner lets add them.")
    added = add_default_pages()
    for page in added:
        pages.log_addition(request, page, "Made from the texts that come with the site.")
    if added:
        number = "One page is" if len(added) == 1 else f"{len(added)} pages are"
        messages.success(request, f"{number} there as drafts. Look each one over before readers see it.")
    else:
        messages.info(request, "The pages are all there already.")
    return redirect("admin:blog_page_changelist")


def _still_asked(prompts: list[str]) -> str:
    if len(prompts) == 1:
        return f"One thing is still to fill in: “{prompts[0]}”."
    return f"{len(prompts)} things are still to fill in. The first is “{prompts[0]}”."
