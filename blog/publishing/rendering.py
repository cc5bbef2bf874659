"""Make stored HTML anew after the Markdown dialect has changed."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError

from blog import content
from blog.models import Page, Post

RENDERED = {Post: ["body_html"], Page: ["body_html", "render_version"]}


def stale(*, everything: bool = False) -> list[tuple[type, int]]:
    """What was rendered by another version of the dialect, as (model, id); with ``everything``, all there is."""
    rows = []
    for model in (Post, Page):
        found = model.objects.order_by("pk")
        if not everything:
            found = found.exclude(render_version=content.RENDER_VERSION)
        rows += [(model, pk) for pk in found.values_list("pk", flat=True)]
    return rows


def rerender(rows: list[tuple[type, int]]) -> Iterator[tuple[Post | Page, str]]:
    """Render and save each row; yields it with an empty string, or with the sentence why it stays as it was."""
    for model, pk in rows:
        row = model.objects.get(pk=pk)
        try:
            # Named fields only: a page made anew by us has not been changed by anybody.
            row.save(update_fields=RENDERED[model])
        except ValidationError as refusal:
            yield row, " ".join(refusal.messages)
        else:
            yield row, ""
