"""Who may sign in to the desk, and what they may do there: Django's own pages in our words."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group

from blog.admin.in_words import InWords

for django_has_it in (get_user_model(), Group):
    admin.site.unregister(django_has_it)


@admin.register(get_user_model())
class PeopleAdmin(InWords, UserAdmin):
    heading = "People who sign in"
    add_words = "Let somebody sign in"


@admin.register(Group)
class RoleAdmin(InWords, GroupAdmin):
    heading = "Roles"
    add_words = "Add a role"
