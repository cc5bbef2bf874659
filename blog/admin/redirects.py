"""Old addresses on the desk."""

from django.contrib import admin

from blog.admin.desk_form import DeskForm
from blog.admin.in_words import InWords
from blog.models import Redirect


@admin.register(Redirect)
class RedirectAdmin(InWords):
    heading = "Old addresses"
    add_words = "Add an old address"
    form = DeskForm
    list_display = ["old_path", "new_path", "created_at"]
    search_fields = ["old_path", "new_path"]
