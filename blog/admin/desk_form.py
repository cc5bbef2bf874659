"""What all forms of the desk have in common."""

from django import forms

MISSING = "Please fill this in."


class DeskForm(forms.ModelForm):
    """Labels without a colon: they stand above their fields. What is missing is asked for in words of ours."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for field in self.fields.values():
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = MISSING
