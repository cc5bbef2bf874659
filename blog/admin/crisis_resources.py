"""The lines to call, and when somebody last called them."""

from django.contrib import admin

from blog.admin.desk_form import DeskForm
from blog.admin.in_words import InWords
from blog.models import CrisisResource


@admin.register(CrisisResource)
class CrisisResourceAdmin(InWords):
    heading = "Lines to call"
    add_words = "Add a line to call"
    form = DeskForm
    list_display = ["name", "contact", "address", "checked_on", "position"]
    fields = ["name", "contact", "address", "checked_on", "position"]
