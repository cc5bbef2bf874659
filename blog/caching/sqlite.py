"""The triggers of SQLite, one for each row that is written."""

import hashlib

from django.db import connection

PREFIX = "blog_state_"
FUNCTIONS = ()
REMOVE = 'DROP TRIGGER "{name}"'
TOKEN = f"random() & {2**62 - 1}"
WHEN_DATED = {
    "insert": "WHEN NEW.published_at IS NOT NULL",
    "update": "WHEN NEW.published_at IS NOT NULL OR OLD.published_at IS NOT NULL",
    "delete": "WHEN OLD.published_at IS NOT NULL",
}


def triggers(table: str, tokens: tuple[str, ...], *, is_dated: bool) -> dict[str, str]:
    """The statements by the names of the triggers; ``tokens`` are the columns of the generation that change."""
    made = {}
    changed = ", ".join(f"{token} = {TOKEN}" for token in tokens)
    for event, when_dated in WHEN_DATED.items():
        when = when_dated if is_dated else ""
        rest = f"AFTER {event.upper()} ON {table} FOR EACH ROW {when} BEGIN UPDATE blog_generation SET {changed}; END"  # noqa: S608  names of our own
        name = f"{PREFIX}{table}_{event}_{hashlib.sha256(rest.encode()).hexdigest()[:8]}"
        made[name] = f'CREATE TRIGGER "{name}" {rest}'
    return made


def existing() -> dict[str, str]:
    """The tables of our triggers, by the triggers' names."""
    sql = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, %s) = %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [len(PREFIX), PREFIX])
        return dict(cursor.fetchall())
