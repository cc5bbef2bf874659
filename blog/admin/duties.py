"""What people may do at the desk, as sentences to tick in the place of Django's permissions, four for each table."""

from dataclasses import dataclass

from django import forms
from django.contrib.auth.models import Permission
from django.db.models import QuerySet

EVERYTHING = ("add", "change", "delete", "view")


@dataclass(frozen=True)
class Duty:
    """One sentence, and the permissions that it takes together."""

    key: str
    words: str
    permissions: frozenset[str]


def _all(*models: str) -> frozenset[str]:
    return frozenset(f"{verb}_{model}" for model in models for verb in EVERYTHING)


_WRITING = frozenset({"view_post", "add_post", "change_post", "view_image", "add_image", "change_image"})

DUTIES = (
    Duty("read", "Read every post, drafts too", frozenset({"view_post"})),
    Duty("write", "Write and change posts, with their pictures", _WRITING),
    Duty(
        "publish",
        "Read posts over, publish them, and take them off the site",
        frozenset({"view_post", "change_post", "publish_post"}),
    ),
    Duty("empty", "Empty the wastebasket", frozenset({"view_post", "change_post", "delete_post"})),
    Duty("pictures", "Look after pictures and worksheets", _all("image", "download")),
    Duty("topics", "Look after categories, tags and series", _all("category", "tag", "series")),
    Duty("pages", "Write pages, such as About and Privacy", _all("page")),
    Duty("authors", "Look after authors, their licences and supervision", _all("author")),
    Duty("lines", "Look after the lines to call", _all("crisisresource")),
    Duty(
        "settings",
        "Change the settings, old addresses and topics for content notes",
        _all("sitesettings", "redirect", "sensitivetopic"),
    ),
)


def permissions_of(*keys: str) -> QuerySet[Permission]:
    """All that the named duties take."""
    names = frozenset().union(*(duty.permissions for duty in DUTIES if duty.key in keys))
    return Permission.objects.filter(content_type__app_label="blog", codename__in=names)


def beyond_duties(permissions: QuerySet[Permission]) -> list[Permission]:
    """Those that no sentence speaks of, such as to let people sign in: given elsewhere, and not ours to take."""
    names = frozenset().union(*(duty.permissions for duty in DUTIES))
    return list(permissions.exclude(content_type__app_label="blog", codename__in=names))


def duties_in(codenames: set[str]) -> list[Duty]:
    """The duties that somebody with these permissions of ours has whole."""
    return [duty for duty in DUTIES if duty.permissions <= codenames]


class DutiesField(forms.MultipleChoiceField):
    """Ticks for the duties; what a form stores of them is their permissions."""

    def __init__(self, label: str):
        choices = [(duty.key, duty.words) for duty in DUTIES]
        super().__init__(label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple)

    def prepare_value(self, value):
        """From stored permissions to the keys that are ticked; what was sent is keys already."""
        if not value or isinstance(value[0], str):
            return value
        return [duty.key for duty in duties_in({permission.codename for permission in value})]

    def clean(self, value):
        return permissions_of(*super().clean(value))

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)
