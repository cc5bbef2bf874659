"""The project's only receivers of what is saved and deleted: a change to anything public bumps the generation, in its transaction.

Signals and not calls, because importers, the shell and other people's code write too. ``update()`` and
``bulk_create()`` send none: such code calls ``generation.bump()`` itself.
"""

from django.db.models.signals import m2m_changed, post_delete, post_save

from blog import models
from blog.caching import generation

FRAME = (models.Author, models.CrisisResource, models.Image, models.Page, models.SiteSettings)
CONTENT = (
    models.Category,
    models.Download,
    models.Post,
    models.PostAuthor,
    models.PostCategory,
    models.PostDownload,
    models.PostTag,
    models.PublicChange,
    models.Redirect,
    models.Series,
    models.StartHere,
    models.Tag,
)


def bump_frame(**_signal: object) -> None:
    generation.bump()


def bump_content(**_signal: object) -> None:
    generation.bump(frame=False)


def connect() -> None:
    for kind, receiver in ((FRAME, bump_frame), (CONTENT, bump_content)):
        for model in kind:
            post_save.connect(receiver, sender=model, dispatch_uid=f"{model.__name__}-saved")
            post_delete.connect(receiver, sender=model, dispatch_uid=f"{model.__name__}-deleted")
    for field in (models.Post.authors, models.Post.categories):
        m2m_changed.connect(
            bump_content, sender=field.through, dispatch_uid=f"{field.through.__name__}-filed"
        )


connect()
