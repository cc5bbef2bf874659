"""Filters of the post list."""

from django.contrib import admin

from blog.admin.trash import WASTEBASKET
from blog.models import State


class StateFilter(admin.SimpleListFilter):
    """Draft, scheduled or published: what ``published_at`` says; and what lies in the wastebasket."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [*State.choices, (WASTEBASKET, "In the wastebasket")]

    def queryset(self, request, queryset):
        if self.value() == WASTEBASKET:
            return queryset.trashed()
        return queryset.in_state(State(self.value())) if self.value() in State.values else queryset


class UsedFilter(admin.RelatedOnlyFieldListFilter):
    """Only what is in use; Django's own entry for "none" would be a lone dash."""

    @property
    def include_empty_choice(self):
        return False
