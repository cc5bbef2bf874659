"""The token of the site's present state. Whoever writes past Django's signals calls ``bump()`` himself."""

from blog.models import Generation
from blog.models.site import new_token


def current() -> int:
    """The token that stands now; one small query. A missing row counts as token 0."""
    return Generation.objects.values_list("token", flat=True).first() or 0


def bump() -> None:
    """Say that something readers see has changed. Belongs into the transaction that changed it."""
    Generation.objects.update_or_create(pk=1, defaults={"token": new_token()})
