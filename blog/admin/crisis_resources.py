"""The lines to call, and when somebody last called them."""

from django.contrib import admin

from blog.admin.desk_form import DeskForm
from blog.models import CrisisResource


@admin.register(CrisisResource)
class CrisisResourceAdmin(admin.ModelAdmin):
    form = DeskForm
    list_display = ["name", "contact", "address", "checked_on", "position"]
    fields = ["name", "contact", "address", "checked_on", "position"]
