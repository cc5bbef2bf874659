"""What content notes name: the topics offered beside a text."""

from django.contrib import admin

from blog.admin.desk_form import DeskForm
from blog.admin.in_words import InWords
from blog.models import SensitiveTopic


@admin.register(SensitiveTopic)
class SensitiveTopicAdmin(InWords):
    heading = "Topics for content notes"
    add_words = "Add a topic"
    form = DeskForm
    list_display = ["name", "position"]
