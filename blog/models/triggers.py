"""Triggers of ours on the database in use: found, and taken away, by what their names begin with.

What they do belongs to those who make them: the generation, the index of the search, the notes on pictures.
"""

from collections.abc import Iterable

from django.db import connection

EXISTING = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND instr(name, %s) = 1",
    "postgresql": """
        SELECT tgname, tgrelid::regclass::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
        WHERE NOT tgisinternal AND starts_with(tgname, %s) AND relnamespace = current_schema()::regnamespace
    """,
}
DROP = {"sqlite": 'DROP TRIGGER "{name}"', "postgresql": 'DROP TRIGGER "{name}" ON {table}'}


def existing(prefix: str) -> dict[str, str]:
    """The tables of the triggers whose names begin with ``prefix``, by the triggers' names."""
    with connection.cursor() as cursor:
        cursor.execute(EXISTING[connection.vendor], [prefix])
        return dict(cursor.fetchall())


def take_away(prefix: str) -> None:
    """Remove those triggers. Belongs into a transaction."""
    run(DROP[connection.vendor].format(name=name, table=table) for name, table in existing(prefix).items())


def run(sentences: Iterable[str]) -> None:
    """Send each sentence to the database."""
    with connection.cursor() as cursor:
        for sentence in sentences:
            cursor.execute(sentence)
