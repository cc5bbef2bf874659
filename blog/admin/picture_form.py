"""What somebody says about a picture: what it shows, who can be recognised, and which part of it matters."""

import re

from django import forms
from django.core.exceptions import ValidationError

from blog.admin.desk_form import DeskForm
from blog.models import Image, People

BOTH = "Either say what it shows, or call it decoration. It cannot be both."
NO_POINT = "Choose one of the nine parts, or click on the picture."
_POINT = re.compile(r"([01](?:\.\d{1,6})?) ([01](?:\.\d{1,6})?)")
_PLACES = (0.167, 0.5, 0.833)

Point = tuple[float, float]


def point_in_words(point: Point) -> str:
    """Two parts of one, across and down: "0.5 0.167"."""
    return f"{point[0]:.3g} {point[1]:.3g}"


def _nine() -> list[tuple[str, str]]:
    rows, columns = ("Top", "Middle", "Bottom"), ("left", "middle", "right")
    return [
        (
            point_in_words((_PLACES[x], _PLACES[y])),
            "Middle" if x == y == 1 else f"{row}, {column}",
        )
        for y, row in enumerate(rows)
        for x, column in enumerate(columns)
    ]


class PointField(forms.ChoiceField):
    """A place in the picture: one of nine parts, or any point as two numbers from 0 to 1."""

    widget = forms.RadioSelect

    def __init__(self, **options) -> None:
        super().__init__(choices=_nine(), **options)

    def offer(self, point: Point) -> str:
        """Offer ``point`` too, as where somebody clicked; return the value that stands for it."""
        for value, _words in _nine():
            if value == point_in_words(point):
                return value
        value = point_in_words(point)
        self.choices = [*_nine(), (value, "Where you clicked")]
        return value

    def clean(self, value: str) -> Point:
        found = _POINT.fullmatch(value or "")
        point = (float(found[1]), float(found[2])) if found else None
        if point is None or max(point) > 1:
            raise ValidationError(NO_POINT)
        return point


class PictureForm(DeskForm):
    """Everything said about a picture; its file is changed on a page of its own."""

    focus = PointField(
        label="Which part matters most?",
        help_text="Click on it in the picture, or choose one of nine parts. Cards, lists and shared links are cut around it.",
    )

    class Meta:
        model = Image
        fields = ["alt", "is_decorative", "people", "focus", "title", "credit"]
        labels = {
            "alt": "What does it show?",
            "is_decorative": "It is decoration only",
            "people": "Can somebody be recognised in it?",
            "title": "Name on the desk",
        }
        help_texts = {
            "alt": "A sentence, as you would say it over the telephone. A text that uses it can say it in its own words.",
        }
        widgets = {"people": forms.RadioSelect, "alt": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "people" not in self.fields:
            return  # somebody may look and not change
        self.fields["people"].choices = People.choices
        image = self.instance
        self.initial["focus"] = self.fields["focus"].offer((image.focus_x, image.focus_y))

    def clean(self):
        said = super().clean()
        if said.get("is_decorative") and said.get("alt"):
            self.add_error("is_decorative", BOTH)
        return said

    def _post_clean(self) -> None:
        if "focus" in self.cleaned_data:
            self.instance.focus_x, self.instance.focus_y = self.cleaned_data["focus"]
        super()._post_clean()


class _SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralPicturesField(forms.FileField):
    """Any number of files; what they are is found out one by one, so that one that is refused stops no other."""

    def __init__(self, **options) -> None:
        super().__init__(widget=_SeveralFiles(attrs={"accept": "image/*,.heic,.heif,.avif"}), **options)

    def clean(self, value, initial=None):
        files = value if isinstance(value, list | tuple) else [value]
        return [super(SeveralPicturesField, self).clean(file, initial) for file in files or [None]]


class UploadForm(forms.Form):
    """One picture or several."""

    file = SeveralPicturesField(
        label="Pictures",
        label_suffix="",
        allow_empty_file=True,
        max_length=None,
        help_text="JPEG, PNG, WebP, GIF, AVIF or HEIC, up to 20 MB each. Place, camera and date are taken out of them.",
        error_messages={"required": "Choose a picture first."},
    )


class OnePictureForm(forms.Form):
    """The picture that takes the place of another."""

    file = forms.FileField(
        label="The new picture",
        label_suffix="",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/*,.heic,.heif,.avif"}),
        error_messages={"required": "Choose a picture first."},
    )
