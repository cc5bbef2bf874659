"""The project's only signal receivers: a change to anything public bumps the generation, in its transaction.

Signals and not calls, because importers, the shell and other people's code write too. ``update()`` and
``bulk_create()`` send none: such code calls ``generation.bump()`` itself.
"""

from django.db.models.signals import m2m_changed, post_delete, post_save

from blog import models
from blog.caching import generation

PUBLIC = (
    models.Author,
    models.Category,
    models.CrisisResource,
    models.Image,
    models.Page,
    models.Post,
    models.PostAuthor,
    models.PostCategory,
    models.PostTag,
    models.Redirect,
    models.SiteSettings,
    models.Tag,
)


def bump(**_signal: object) -> None:
    generation.bump()


def connect() -> None:
    for model in PUBLIC:
        post_save.connect(bump, sender=model, dispatch_uid=f"bump-{model.__name__}-saved")
        post_delete.connect(bump, sender=model, dispatch_uid=f"bump-{model.__name__}-deleted")
    for field in (models.Post.authors, models.Post.categories):
        m2m_changed.connect(bump, sender=field.through, dispatch_uid=f"bump-{field.through.__name__}-filed")


connect()
