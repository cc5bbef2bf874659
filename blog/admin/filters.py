"""Filters of the post list."""

from django.contrib import admin

from blog.models import State


class StateFilter(admin.SimpleListFilter):
    """Draft, scheduled or published: what ``published_at`` says."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return State.choices

    def queryset(self, request, queryset):
        return queryset.in_state(State(self.value())) if self.value() in State.values else queryset


class UsedFilter(admin.RelatedOnlyFieldListFilter):
    """Only what is in use; Django's own entry for "none" would be a lone dash."""

    @property
    def include_empty_choice(self):
        return False
