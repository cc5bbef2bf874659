"""The choice of the picture at the head of a post."""

from typing import Any

from django import forms
from django.template.loader import render_to_string


class LeadPictureSelect(forms.Select):
    """A select whose options know what a script shows and offers: the small file of the picture and its words."""

    def create_option(self, name, value, *args, **kwargs) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        image = getattr(value, "instance", None)
        if image:
            option["attrs"] |= {"data-src": image.thumbnail, "data-alt": image.alt}
        return option

    def render(self, name, value, attrs=None, renderer=None) -> str:
        context = {"select": super().render(name, value, attrs, renderer), "shown": self._shown(name, value)}
        return render_to_string("admin/lead_picture.html", context)

    def _shown(self, name: str, value: object) -> str:
        """The address of the small file of the chosen picture."""
        rows = (
            option for _group, options, _place in self.optgroups(name, [str(value)]) for option in options
        )
        chosen = next((option for option in rows if option["selected"]), None)
        return chosen["attrs"].get("data-src", "") if chosen else ""
