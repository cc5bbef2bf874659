"""Posts on the desk: the list in plain words, the form in the order one writes, and what its buttons do."""

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import SEARCH_VAR
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone

from blog.admin import autosave, publishing_steps, review_links, saving
from blog.admin.bringing_in import bringing_urls
from blog.admin.changes import change_urls
from blog.admin.clinical_reviews import clinical_review_urls
from blog.admin.conflicts import conflict_urls
from blog.admin.editor import convert
from blog.admin.filters import StateFilter, UsedFilter
from blog.admin.for_scripts import for_scripts
from blog.admin.history import history, history_urls
from blog.admin.post_form import PostForm, default_authors
from blog.admin.post_list import FoundPages, PostList, PostPages, tick_box
from blog.admin.post_to_read import PostToRead, fieldsets_to_read
from blog.admin.practice_time import spoken_day, spoken_time, zone_name
from blog.admin.previews import preview_urls
from blog.admin.shared_look import SHARED_LINK, shared_picture
from blog.admin.trash import (
    a_few_at_once,
    actions_lack,
    looks_into_it,
    put_back_together,
    put_in_together,
    trash_urls,
)
from blog.admin.writing_page import beside_the_text, writing_page
from blog.library.social import make_when_saved
from blog.models import Post, State
from blog.publishing.publish import publish, tell_readers, unpublish
from blog.publishing.readiness import NotReady
from blog.publishing.slugs import change_slug
from blog.publishing.starters import starter_named
from blog.search import narrowed

SHEET = (None, {"fields": ["title", "subtitle", "body"], "classes": ["sheet"]})
ABOUT = (None, {"fields": ["categories", "tags"]})
AUTHOR = ("Author", {"fields": ["authors"]})
PICTURE = ("Picture", {"fields": ["lead_image", "lead_image_alt", "lead_image_is_decorative"]})
SOURCES = ("Sources", {"fields": ["references"]})
SUMMARY = ("Summary", {"fields": ["summary"]})
ADDRESS = ("Web address", {"fields": ["slug"]})
TO_TAKE_ALONG = ("To take along", {"fields": ["downloads"]})
SERIES = ("Series", {"fields": ["series", "series_place"]})
CARE = ("Care for the reader", {"fields": ["mentions", "content_note", "skip_to", "without_booking"]})
DISCRETION = ("Discretion", {"fields": ["is_sensitive", "tab_title"]})
SHARED = (SHARED_LINK, {"fields": ["share_text"]})


@admin.register(Post)
class PostAdmin(PostToRead):
    heading = "Posts"
    add_words = "Write a post"
    form = PostForm
    list_display = ["title", "state_in_words", "authors_in_words", "categories_in_words", "changed"]
    list_filter = [StateFilter, ("categories", UsedFilter), ("authors", UsedFilter)]
    search_fields = ["title"]  # that there is a field to search with; `get_search_results` looks further
    search_help_text = "Looks in titles, subtitles, summaries, texts, topics and authors."
    ordering = ["-changed_at", "-pk"]
    list_per_page = list_max_show_all = 50
    show_full_result_count = False

    def get_search_results(self, request, queryset, search_term):
        found = narrowed(queryset, search_term) if search_term.strip() else queryset
        return found, False

    @admin.display(description="State", ordering="published_at")
    def state_in_words(self, post):
        return state_in_words(post)

    @admin.display(description="Written by")
    def authors_in_words(self, post):
        return ", ".join(author.public_name for author in post.byline) or "Nobody yet"

    @admin.display(description="Categories")
    def categories_in_words(self, post):
        return ", ".join(category.name for category in post.ordered_categories) or "None yet"

    @admin.display(description="Last changed", ordering="changed_at")
    def changed(self, post):
        return f"{spoken_day(post.changed_at)}, {spoken_time(post.changed_at)}"

    def get_changelist(self, request, **options):
        return PostList

    def get_paginator(self, request, queryset, per_page, *args, **options):
        pages = FoundPages if request.GET.get(SEARCH_VAR, "").strip() else PostPages
        return pages(queryset, per_page, *args, **options)

    def action_checkbox(self, obj):
        return tick_box(obj)

    def get_urls(self):
        def script(view):
            return for_scripts(self.admin_site, lambda request: view(request, self))

        def step(view):
            return self.admin_site.admin_view(
                lambda request, object_id: view(request, self, self.get_object(request, object_id))
            )

        return [
            path("autosave/", script(autosave.autosave), name="blog_post_autosave"),
            path("beside/", script(beside_the_text), name="blog_post_beside"),
            path(
                "shared-picture/",
                self.admin_site.admin_view(lambda request: shared_picture(request, self)),
                name="blog_post_shared_picture",
            ),
            path("still-here/", script(autosave.still_here), name="blog_post_still_here"),
            path("convert/", for_scripts(self.admin_site, convert), name="blog_post_convert"),
            path("<int:object_id>/publish/", step(publishing_steps.publish_step), name="blog_post_publish"),
            path(
                "<int:object_id>/unpublish/",
                step(publishing_steps.unpublish_step),
                name="blog_post_unpublish",
            ),
            *preview_urls(self),
            *review_links.review_urls(self),
            *change_urls(self),
            *clinical_review_urls(self),
            *conflict_urls(self),
            *history_urls(self),
            *trash_urls(self),
            *bringing_urls(self),
            *super().get_urls(),
        ]

    def get_fieldsets(self, request, obj=None):
        if obj and not self.has_change_permission(request, obj):
            return fieldsets_to_read(obj)
        fieldsets = [SHEET, ABOUT, AUTHOR, PICTURE, SOURCES, SUMMARY, ADDRESS]
        fieldsets += [TO_TAKE_ALONG, SERIES, CARE, DISCRETION, SHARED]
        if request.user.has_perm("blog.publish_post"):
            description = f"{zone_name()}, where the practice is."
            date = {"fields": ["published_at"], "description": description}
            fieldsets.append(("Date on the site", date))
        if obj and obj.state == State.PUBLISHED:
            fieldsets.append(("This change", {"fields": ["is_substantive", "change_note"]}))
        return fieldsets

    def get_form(self, request, obj=None, change=False, **options):  # noqa: FBT002  Django's
        form = super().get_form(request, obj, change, **options)
        if request.method != "POST":
            form.opened_with = saving.opened_with(request, obj)
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What is sent is kept first, so that nothing is lost whatever the form says about it."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            if object_id is None and (answer := saving.sent_twice(request, self)):
                return answer
            kept = saving.keep_first(request, self, object_id)
            request.kept_draft = kept.draft
            context = {**(extra_context or {}), **kept.context}
            return kept.answer or super().changeform_view(request, object_id, form_url, context)

    def changelist_view(self, request, extra_context=None):
        """Going on without a tick or a choice says what is missing."""
        if "action" in request.POST and (missing := actions_lack(request)):
            messages.warning(request, missing)
            return redirect(request.get_full_path())
        return super().changelist_view(request, extra_context)

    def get_actions(self, request):
        """What is done with several posts at once: another thing in the wastebasket than out of it."""
        if IS_POPUP_VAR in request.GET or not self.has_change_permission(request):
            return {}
        if not looks_into_it(request):
            return {"put_in": (put_in_together, "put_in", put_in_together.short_description)}
        actions = {"put_back": (put_back_together, "put_back", put_back_together.short_description)}
        if self.has_delete_permission(request):
            delete, name, _ = self.get_action("delete_selected")
            actions[name] = (a_few_at_once(delete), name, "Delete for good")
        return actions

    def has_delete_permission(self, request, obj=None):
        """Only what lies in the wastebasket is deleted."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.trashed_at is not None)

    def history_view(self, request, object_id, extra_context=None):
        return history(request, self, unquote(object_id))

    def get_changeform_initial_data(self, request):
        starter = starter_named(request.GET.get("start", ""))
        return {
            "authors": default_authors(request.user),
            **({"body": starter.text} if starter else {}),
            **super().get_changeform_initial_data(request),
        }

    def formfield_for_dbfield(self, db_field, request, **options):
        if db_field.name in (
            "published_at",
            "lead_image",
        ):  # the admin would put its own widgets in their place
            return db_field.formfield(**options)
        return super().formfield_for_dbfield(db_field, request, **options)

    def render_change_form(self, request, context, *args, **kwargs):
        post = kwargs.get("obj")
        context = saving.what_it_is_based_on(request, context["adminform"].form) | context
        if post and request.method == "GET":
            saving.tell_what_was_set_aside(request, post)
        context |= writing_page(request, context["adminform"], post, context.get("draft"))
        context["title"] = post.title if post else "Write a post"
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        """Save what is written. The date and a changed web address have rules of their own, and follow after."""
        form.wanted_moment = obj.published_at
        obj.published_at = form.initial.get("published_at")
        is_told = change and form.cleaned_data.get("is_substantive") and obj.state == State.PUBLISHED
        if is_told:
            obj.updated_at = timezone.now()
        if change and "slug" in form.changed_data and form.initial["slug"] != obj.slug:
            new_slug, obj.slug = obj.slug, form.initial["slug"]
            change_slug(obj, new_slug)
        else:
            super().save_model(request, obj, form, change)
        if is_told:
            tell_readers(obj, form.cleaned_data["change_note"])

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        form.save_filing()
        saving.settle(request, form.instance, getattr(request, "kept_draft", None))
        post, moment = form.instance, form.wanted_moment
        if moment != post.published_at and request.user.has_perm("blog.publish_post"):
            self._change_date(request, post, moment)
        make_when_saved(post)

    def _change_date(self, request, post, moment):
        before = post.published_at
        try:
            with transaction.atomic():
                if moment:
                    publish(post, by=request.user, at=moment)
                else:
                    unpublish(post, by=request.user)
        except (NotReady, ValidationError) as refusal:
            post.published_at = before
            words = str(refusal) if isinstance(refusal, NotReady) else " ".join(refusal.messages)
            messages.warning(request, f"Everything is saved, but the date is as it was. {words}")
        else:
            publishing_steps.say_what_happened(request, post)

    def response_add(self, request, obj, post_url_continue=None):
        return saving.lead_on(request, self, obj)

    def response_change(self, request, obj):
        return saving.lead_on(request, self, obj)


def state_in_words(post: Post) -> str:
    """ "Draft", "Scheduled for 26 November 2026, 7:00 am", "Published 3 November 2026"."""
    if post.trashed_at:
        return "In the wastebasket"
    if post.state == State.DRAFT:
        return "Draft"
    if post.state == State.SCHEDULED:
        return f"Scheduled for {spoken_day(post.published_at)}, {spoken_time(post.published_at)}"
    return f"Published {spoken_day(post.published_at)}"
