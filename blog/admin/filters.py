"""Filters of the post list."""

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q

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
    """Only what is in use; Django's own entry for "none" would be a lone dash.

    It asks of each post whether there is a row that files it there. Joined, all rows of an author would be gathered and
    sorted for one page of the list.
    """

    @property
    def include_empty_choice(self):
        return False

    def field_choices(self, field, request, model_admin):
        through = field.remote_field.through
        rows = through.objects.filter(**{field.m2m_reverse_field_name(): OuterRef("pk")})
        order = self.field_admin_ordering(field, request, model_admin)
        return field.get_choices(include_blank=False, ordering=order, limit_choices_to=Q(Exists(rows)))

    def queryset(self, request, queryset):
        if not self.lookup_val:
            return queryset
        through = self.field.remote_field.through
        post, other = self.field.m2m_field_name(), self.field.m2m_reverse_field_name()
        try:
            rows = through.objects.filter(**{post: OuterRef("pk"), f"{other}__in": self.lookup_val})
        except (ValueError, ValidationError) as error:
            raise IncorrectLookupParameters(error) from error
        return queryset.filter(Exists(rows))
