"""Which texts name which pictures, noted by the database in the transaction that writes the text.

Triggers stand on the tables, so that ``update()``, an importer, a restored copy and another program cannot pass them by.
They are put in place after every ``migrate``, like those of the search, because a migration that rebuilds a table takes
its triggers away with it.
"""

import hashlib
from types import ModuleType

from django.db import DatabaseError, connection, transaction

from blog.library import postgresql, sqlite
from blog.models import Draft, NamedIn, Page, PictureUse, Post, stems_in
from blog.models.picture_use import LONGEST_STEM
from blog.models.triggers import existing, run, take_away

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}
PREFIX = "blog_pictures_"


def engine() -> ModuleType:
    """The module for the database in use."""
    return ENGINES[connection.vendor]


def triggers() -> dict[str, str]:
    """Each trigger by its name, which holds a hash of all of them: another version's is noticed."""
    version = hashlib.sha256("".join((*engine().FIRST, *engine().TRIGGERS.values())).encode()).hexdigest()[:8]
    names = {name: f"{PREFIX}{name}_{version}" for name in engine().TRIGGERS}
    return {names[name]: f'CREATE TRIGGER "{names[name]}" {rest}' for name, rest in engine().TRIGGERS.items()}


def put_in_place(**_signal: object) -> None:
    """After a migration: make the triggers, unless they are there, and read every text once."""
    tables = connection.introspection.table_names()
    if PictureUse._meta.db_table not in tables or existing(PREFIX).keys() == triggers().keys():  # noqa: SLF001
        return
    with transaction.atomic():
        remove()
        run([*engine().FIRST, *triggers().values()])
        note_all()


def make_room(plan: list, **_signal: object) -> None:
    """Before a migration that has something to do: SQLite renames no table that a trigger speaks of."""
    if plan:
        with transaction.atomic():
            remove()


def remove() -> None:
    """Take the triggers away. Belongs into a transaction."""
    take_away(PREFIX)
    run(engine().REMOVE)


def note_all() -> None:
    """Read every text anew, in one transaction."""
    with transaction.atomic():
        PictureUse.objects.all().delete()
        run(engine().NOTE_ALL)


def is_true() -> bool:
    """Whether the triggers are in place, and the notes are those that a reader of every text would make."""
    try:
        in_place = existing(PREFIX).keys() == triggers().keys()
        return in_place and set(PictureUse.objects.values_list("kind", "text_id", "stem")) == _read()
    except DatabaseError:
        return False


def _read() -> set[tuple[str, int, str]]:
    found = set()
    texts = ((NamedIn.POST, Post), (NamedIn.PAGE, Page))
    for kind, model in texts:
        for pk, text in model.objects.filter(body__contains="images/").values_list("pk", "body").iterator():
            found |= {(str(kind), pk, stem) for stem in stems_in(text)}
    for pk, fields in Draft.objects.values_list("pk", "fields").iterator():
        found |= {(str(NamedIn.DRAFT), pk, stem) for stem in stems_in(str(fields.get("body", "")))}
        lead = str(fields.get("lead_image", ""))
        found |= {(str(NamedIn.LEAD), pk, lead)} if lead.isdecimal() else set()
    return {note for note in found if len(note[2]) <= LONGEST_STEM}
