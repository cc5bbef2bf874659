"""Who may sign in to the desk, and what they may do there: Django's own pages in our words."""

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission

from blog.admin.in_words import InWords

for django_has_it in (get_user_model(), Group):
    admin.site.unregister(django_has_it)

LABELS = {
    "is_active": "May sign in",
    "is_staff": "Works at the desk",
    "is_superuser": "Owns the site, and may do everything",
    "groups": "Roles",
}
HELP = {
    "is_active": "Take the tick away instead of deleting somebody: what they wrote stays theirs.",
    "is_staff": "",
    "is_superuser": "",
    "groups": "Somebody may do what any of their roles may do.",
}


class Permissions(forms.ModelMultipleChoiceField):
    """What can be done with what lies on the desk, as sentences to tick."""

    def __init__(self, label: str):
        found = Permission.objects.filter(content_type__app_label="blog")
        found = found.order_by("content_type__model", "codename")
        super().__init__(found, required=False, label=label, widget=forms.CheckboxSelectMultiple)

    def label_from_instance(self, permission):
        return permission.name


class InPlainWidgets(InWords):
    """Ticks in the place of Django's two boxes side by side, which need its scripts and have no labels."""

    filter_horizontal = ()

    def formfield_for_manytomany(self, db_field, request, **options):
        if db_field.name in ("permissions", "user_permissions"):
            return Permissions("May do" if db_field.name == "permissions" else "May do besides")
        return db_field.formfield(widget=forms.CheckboxSelectMultiple, **options)

    def formfield_for_dbfield(self, db_field, request, **options):
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field and db_field.name in LABELS:
            field.label, field.help_text = LABELS[db_field.name], HELP[db_field.name]
        return field


@admin.register(get_user_model())
class PeopleAdmin(InPlainWidgets, UserAdmin):
    heading = "People who sign in"
    add_words = "Let somebody sign in"
    list_display = ["username", "first_name", "last_name", "is_active", "is_superuser"]
    list_filter = []
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Name", {"fields": ["first_name", "last_name", "email"]}),
        ("What they may do", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("One thing at a time", {"fields": ["user_permissions"], "classes": ["collapse"]}),
    ]


@admin.register(Group)
class RoleAdmin(InPlainWidgets, GroupAdmin):
    heading = "Roles"
    add_words = "Add a role"
