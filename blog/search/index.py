"""The index as a whole: put in its place, made anew, checked. What keeps it true are triggers in the database.

The triggers stand on the tables, so nothing that writes can pass them by: forms, importers, ``update()``, another
program. They are put in place after every ``migrate``, not by a migration, because a migration that rebuilds a table
takes its triggers away with it.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from django.db import DatabaseError, connection, transaction
from django.db.models import Max, Min

from blog.models import Post
from blog.models.triggers import existing, run, take_away
from blog.search import postgresql, sqlite

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}
PREFIX = "blog_search_"
SCHEMA = Path(__file__).parent / "schema"
BATCH = 200  # ids in one step of the progress
REMEMBER = "CREATE TABLE IF NOT EXISTS blog_indexed_as (definition varchar(64) NOT NULL)"


def engine() -> ModuleType:
    """The module for the database in use."""
    return ENGINES[connection.vendor]


def statements() -> list[str]:
    """The schema of the database in use."""
    text = (SCHEMA / f"{connection.vendor}.sql").read_text(encoding="utf-8")
    for name, value in engine().placeholders().items():
        text = text.replace(f"{{{name}}}", value)
    return [statement.strip() for statement in text.split("\n-- ;\n")]


def triggers() -> list[str]:
    """Those of them that make triggers on tables."""
    return [one for one in statements() if "\nCREATE TRIGGER" in f"\n{one}"]


def definition() -> str:
    """A short name for all of the schema: another one means that the index is of another version."""
    return hashlib.sha256("\n".join(statements()).encode()).hexdigest()


def put_in_place(**_signal: object) -> None:
    """After a migration: make the index, if it is not there, or is another version's, or has lost a trigger."""
    if is_in_place():
        return
    with transaction.atomic():
        remove()
        run([*statements(), REMEMBER])
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO blog_indexed_as (definition) VALUES (%s)", [definition()])
        add_missing()


def make_room(plan: list, **_signal: object) -> None:
    """Before a migration that has something to do: SQLite renames no table that a view or a trigger speaks of."""
    if plan:
        with transaction.atomic():
            remove()


def remove() -> None:
    take_away(PREFIX)
    run([*engine().REMOVE, "DROP TABLE IF EXISTS blog_indexed_as"])


def is_in_place() -> bool:
    if "blog_indexed_as" not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT definition FROM blog_indexed_as")
        made_as = cursor.fetchall()
    return made_as == [(definition(),)] and len(existing(PREFIX)) == len(triggers())


def steps() -> int:
    """How many steps ``rebuild()`` tells of."""
    return len(_batches())


def rebuild(progress: Callable[[int], object] = lambda _steps: None) -> None:
    """Make the index anew from the posts, in one transaction: whoever searches meanwhile finds the old one."""
    with transaction.atomic():
        engine().empty()
        add_missing(progress)


def add_missing(progress: Callable[[int], object] = lambda _steps: None) -> None:
    """Put into the index what has a date and is not in it. Belongs into a transaction."""
    for first in _batches():
        engine().insert(first, first + BATCH - 1)
        progress(1)
    engine().tidy()


@contextmanager
def added_afterwards() -> Iterator[None]:
    """For loading many new posts at once: each is read once at the end, not again for every row that files it.

    Only for code that adds; the transaction is the caller's.
    """
    take_away(PREFIX)
    yield
    run(triggers())
    add_missing()


def is_true() -> bool:
    """Whether the index is in place and says what the posts say, word for word."""
    try:
        return is_in_place() and engine().is_true()
    except DatabaseError:
        return False


def _batches() -> range:
    ends = Post.objects.order_by().aggregate(first=Min("pk"), last=Max("pk"))
    return range(0) if ends["first"] is None else range(ends["first"], ends["last"] + 1, BATCH)
