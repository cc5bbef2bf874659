"""What all forms of the desk have in common."""

from django import forms


class DeskForm(forms.ModelForm):
    """Labels without a colon: they stand above their fields."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
