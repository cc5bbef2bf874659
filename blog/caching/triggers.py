"""The triggers that change the generation whenever something public is written, by whatever hand.

They stand on the tables, so that ``update()``, ``bulk_create()``, raw SQL and another program cannot pass them by, and
work in the transaction that writes. They are put in place after every ``migrate``, like those of the search
(``blog/search/index.py``), and for the same reason. While a migration works there is no generation at all.
"""

from types import ModuleType

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from blog import models
from blog.caching import postgresql, sqlite
from blog.models.site import new_token
from blog.models.triggers import existing, run, take_away

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}
PREFIX = "blog_state_"

# What no page says that anybody keeps. Every other model counts as public, new ones too.
PRIVATE = (
    models.Draft,
    models.Generation,
    models.OpenWindow,
    models.PictureUse,
    models.ReviewLink,
    models.ReviewNote,
    models.Revision,
    models.SensitiveTopic,
)
# What no reader sees until it has a date: a draft is written every few seconds.
DATED = (models.Post, models.PostAuthor, models.PostCategory, models.PostTag)
# What pages say, but not every page; everything else counts as part of the frame.
CONTENT = (
    *DATED,
    models.Category,
    models.Download,
    models.PostDownload,
    models.PublicChange,
    models.Redirect,
    models.Series,
    models.StartHere,
    models.Tag,
)


def engine() -> ModuleType:
    """The module for the database in use."""
    return ENGINES[connection.vendor]


def public_models() -> list[type[Model]]:
    """Every model with rows that readers see."""
    found = apps.get_app_config("blog").get_models(include_auto_created=True)
    return [model for model in found if model not in PRIVATE]


def statements() -> dict[str, str]:
    """Each trigger by its name, which holds a hash of how it is made: another version's is noticed."""
    made = {}
    for model in public_models():
        tokens = ("token",) if model in CONTENT else ("token", "frame")
        made |= engine().triggers(model._meta.db_table, tokens, is_dated=model in DATED)  # noqa: SLF001  public in all but name
    return {f"{PREFIX}{name}": f'CREATE TRIGGER "{PREFIX}{name}" {rest}' for name, rest in made.items()}


def put_in_place(**_signal: object) -> None:
    """After a migration: make the triggers, unless they are there, and begin a new generation with them."""
    if models.Generation._meta.db_table not in connection.introspection.table_names():  # noqa: SLF001
        return
    wanted = statements()
    if existing(PREFIX).keys() == wanted.keys() and models.Generation.objects.exists():
        return
    with transaction.atomic():
        take_away(PREFIX)
        run([*engine().FUNCTIONS, *wanted.values()])
        begin()


def begin() -> None:
    """A generation that nothing was ever remembered under."""
    tokens = {"token": new_token(), "frame": new_token()}
    models.Generation.objects.update_or_create(pk=1, defaults=tokens)


def make_room(plan: list, **_signal: object) -> None:
    """Before a migration that has something to do.

    SQLite renames no table that a trigger speaks of; and until the triggers stand again, nothing may be remembered.
    """
    if not plan:
        return
    with transaction.atomic():
        take_away(PREFIX)
        if models.Generation._meta.db_table in connection.introspection.table_names():  # noqa: SLF001
            run(["DELETE FROM blog_generation"])
