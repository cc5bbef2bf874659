"""Forms whose web address may be left empty."""

from blog.admin.desk_form import DeskForm
from blog.models import fill_slug

INVALID = "A web address has letters, digits and hyphens only, without spaces."
TAKEN = "This web address is taken already. Choose a different one."


class SlugForm(DeskForm):
    """An empty address is made from the name on the first save; a stored one stays until another is typed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if slug := self.fields.get("slug"):  # a form for looking has no fields
            slug.label = "Web address"
            slug.error_messages["invalid"] = INVALID
            slug.required = False

    def clean_slug(self):
        if slug := self.cleaned_data["slug"] or self.initial.get("slug"):
            return slug
        self.instance.slug = ""
        fill_slug(self.instance, self.words_for_slug(), self._meta.model._meta.model_name)
        return self.instance.slug

    def words_for_slug(self) -> str:
        """The words that the address is made from, as they were typed."""
        typed = (self.data.get(self.add_prefix(name), "") for name in ("title", "display_name", "name"))
        return next(filter(None, typed), "")
