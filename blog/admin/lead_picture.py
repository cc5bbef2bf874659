"""The choice of one picture among very many: the newest by name, and how some of them look."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms.utils import flatatt
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from blog.admin.options import SELECTED, options
from blog.models import Image

OFFERED = 1000  # by name; a script asks for older ones
FOUND = 30  # are told to a script at once
LONGEST_ID = 18  # digits


class PictureSelect(forms.Select):
    """A select of the newest pictures and the chosen one. Written by hand: a thousand templates take half a second."""

    seen = 0  # that say how they look, besides the chosen one

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        return self.select({**(attrs or {}), "name": name}, _numbered(self.choices.queryset, value))

    def select(self, attrs: dict[str, object], chosen: Image | None) -> SafeString:
        """The element, with its options."""
        pictures = _newest(self.choices.queryset)
        looks = {image.pk: image for image in pictures[: self.seen]}
        looks |= {chosen.pk: chosen} if chosen else {}
        names = dict(pictures.values_list("pk", "title")[:OFFERED])
        names |= {pk: image.title for pk, image in looks.items()}
        marked = {chosen.pk: SELECTED} if chosen else {}
        rows = ((pk, marked.get(pk, "") + _look(looks.get(pk)), title) for pk, title in names.items())
        none = "" if chosen else SELECTED
        return format_html(
            '<select{}><option value=""{}>{}</option>\n{}</select>',
            flatatt(self.build_attrs(self.attrs, attrs)),
            none,
            self.choices.field.empty_label,
            options(rows),
        )


class LeadPictureSelect(PictureSelect):
    """The same, where a script shows the chosen picture, offers its words, and finds the older ones."""

    seen = 60

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        chosen = _numbered(self.choices.queryset, value)
        select = self.select({**(attrs or {}), "name": name}, chosen)
        context = {"select": select, "shown": chosen.thumbnail if chosen else ""}
        return render_to_string("admin/lead_picture.html", context)


@require_GET
def find_pictures(request: HttpRequest) -> JsonResponse:
    """The picture of the number ``?id=``, or the newest whose names hold ``?q=``: what the select leaves out."""
    if not request.user.has_perm("blog.view_post"):
        raise PermissionDenied("There is nothing here for you to see.")
    number, word = request.GET.get("id"), request.GET.get("q", "").strip()
    if number:
        image = _numbered(Image.objects.all(), number)
        found = [image] if image else []
    else:
        found = _newest(Image.objects.filter(title__icontains=word))[:FOUND] if word else []
    told = ({"id": one.pk, "title": one.title, "thumbnail": one.thumbnail, "alt": one.alt} for one in found)
    return JsonResponse({"pictures": list(told)})


def _newest(pictures: QuerySet[Image]) -> QuerySet[Image]:
    return pictures.order_by("-uploaded_at", "-pk")


def _numbered(pictures: QuerySet[Image], number: object) -> Image | None:
    digits = str(number or "")
    return pictures.filter(pk=digits).first() if digits.isdecimal() and len(digits) <= LONGEST_ID else None


def _look(image: Image | None) -> SafeString:
    if image is None:
        return SafeString("")
    return format_html(' data-src="{}" data-alt="{}"', image.thumbnail, image.alt)
