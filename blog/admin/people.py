"""Who may sign in to the desk, and what they may do there: Django's own pages in our words."""

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import BaseUserCreationForm, ReadOnlyPasswordHashField, UsernameField
from django.contrib.auth.models import Group

from blog.admin.desk_form import DeskForm
from blog.admin.duties import DutiesField, beyond_duties, duties_in
from blog.admin.in_words import InWords

for django_has_it in (get_user_model(), Group):
    admin.site.unregister(django_has_it)

LABELS = {
    "is_active": "May sign in",
    "is_staff": "Works at the desk",
    "is_superuser": "Owns the site, and may do everything",
    "groups": "Roles",
    "email": "E-mail",
}
HELP = {
    "username": "What they type to sign in: letters, digits and @ . + - _, without spaces.",
    "is_active": "Take the tick away instead of deleting somebody: what they wrote stays theirs.",
    "groups": "Somebody may do what any of their roles may do.",
}
PASSWORD = "Nobody can look it up. If it is forgotten, give them a new one."  # noqa: S105  a sentence about it


class PersonForm(DeskForm):
    """Somebody who signs in; the password is changed on a page of its own."""

    password = ReadOnlyPasswordHashField(label="Password", help_text=PASSWORD)

    class Meta:
        field_classes = {"username": UsernameField}


class NewPersonForm(DeskForm, BaseUserCreationForm):
    """Somebody who shall sign in, with what makes that possible: a password, the desk, a role."""

    def save(self, commit: bool = True):  # noqa: FBT001, FBT002  Django's signature
        self.instance.is_staff = True
        return super().save(commit)


class InPlainWidgets(InWords):
    """Ticks in the place of Django's two boxes side by side, which need its scripts and have no labels.

    ``permission_field`` holds what somebody may do, and is called ``duties_label``.
    """

    filter_horizontal = ()
    permission_field: str
    duties_label: str

    def formfield_for_manytomany(self, db_field, request, **options):
        if db_field.name == self.permission_field:
            return DutiesField(self.duties_label)
        return db_field.formfield(widget=forms.CheckboxSelectMultiple, **options)

    def formfield_for_dbfield(self, db_field, request, **options):
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field and db_field.name in LABELS | HELP:
            field.label = LABELS.get(db_field.name, field.label)
            field.help_text = HELP.get(db_field.name, "")
            field.widget.can_add_related = (
                False  # a role is made in its own place, not in a window over this one
            )
        return field

    def save_related(self, request, form, formsets, change):
        permissions = getattr(form.instance, self.permission_field)
        beyond = beyond_duties(permissions)
        super().save_related(request, form, formsets, change)
        permissions.add(*beyond)


@admin.register(get_user_model())
class PeopleAdmin(InPlainWidgets, UserAdmin):
    heading = "People who sign in"
    add_words = "Let somebody sign in"
    permission_field, duties_label = "user_permissions", "May do besides"
    form = PersonForm
    add_form = NewPersonForm
    add_form_template = None  # the same page as for everything else
    list_display = ["username", "name", "roles", "signs_in"]
    list_filter = []
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Name", {"fields": ["first_name", "last_name", "email"]}),
        ("What they may do", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("One thing at a time", {"fields": ["user_permissions"], "classes": ["collapse"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name"]}),
        ("Password", {"fields": ["password1", "password2"]}),
        ("What they may do", {"fields": ["groups"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="Name", ordering="first_name")
    def name(self, person):
        return person.get_full_name() or "No name yet"

    @admin.display(description="Roles")
    def roles(self, person):
        if person.is_superuser:
            return "Owner"
        return ", ".join(group.name for group in person.groups.all()) or "No role yet"

    @admin.display(description="Signing in", ordering="is_active")
    def signs_in(self, person):
        return "May sign in" if person.is_active and person.is_staff else "May not sign in"


@admin.register(Group)
class RoleAdmin(InPlainWidgets, GroupAdmin):
    heading = "Roles"
    add_words = "Add a role"
    permission_field, duties_label = "permissions", "May do"
    form = DeskForm
    list_display = ["role", "may_do"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("permissions")

    @admin.display(description="Role", ordering="name")
    def role(self, group):
        return group.name

    @admin.display(description="May")
    def may_do(self, group):
        duties = duties_in({permission.codename for permission in group.permissions.all()})
        words = [duty.words[0].lower() + duty.words[1:] for duty in duties]
        return "; ".join(words) or "Nothing yet"
