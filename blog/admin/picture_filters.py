"""What the list of pictures can be narrowed to: what still lacks something, and what only takes up room."""

from django.contrib import admin
from django.db.models import QuerySet

from blog.library.uses import unused
from blog.models import Image, People

LARGE = 1_000_000  # bytes of the stored file, which is cleaned and at most 2400 pixels wide already

CHOICES = {
    "no-words": ("Nothing said yet", lambda found: found.filter(alt="", is_decorative=False)),
    "people": ("People not answered", lambda found: found.filter(people=People.NOT_ASKED)),
    "not-agreed": ("Without agreement", lambda found: found.filter(people=People.NOT_AGREED)),
    "unused": ("Not used anywhere", lambda found: found & unused()),
    "large": ("Large, over 1 MB", lambda found: found.filter(size__gt=LARGE)),
}


class LacksFilter(admin.SimpleListFilter):
    """One of ``CHOICES``, or everything."""

    title = "what to show"
    parameter_name = "show"

    def lookups(self, request, model_admin):
        return [(name, words) for name, (words, _narrow) in CHOICES.items()]

    def queryset(self, request, queryset: QuerySet[Image]) -> QuerySet[Image]:
        return CHOICES[self.value()][1](queryset) if self.value() in CHOICES else queryset
