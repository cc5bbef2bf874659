"""The lines to call, and when somebody last called them."""

from django.contrib import admin

from blog.models import CrisisResource


@admin.register(CrisisResource)
class CrisisResourceAdmin(admin.ModelAdmin):
    list_display = ["name", "contact", "address", "checked_on", "position"]
    fields = ["name", "contact", "address", "checked_on", "position"]
