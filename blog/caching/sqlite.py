"""The triggers of SQLite, one for each row that is written."""

import hashlib

FUNCTIONS = ()
TOKEN = f"random() & {2**62 - 1}"
WHEN_DATED = {
    "insert": "WHEN NEW.published_at IS NOT NULL",
    "update": "WHEN NEW.published_at IS NOT NULL OR OLD.published_at IS NOT NULL",
    "delete": "WHEN OLD.published_at IS NOT NULL",
}


def triggers(table: str, tokens: tuple[str, ...], *, is_dated: bool) -> dict[str, str]:
    """What each trigger does, by its name; ``tokens`` are the columns of the generation that change."""
    made = {}
    changed = ", ".join(f"{token} = {TOKEN}" for token in tokens)
    for event, when_dated in WHEN_DATED.items():
        when = when_dated if is_dated else ""
        rest = f"AFTER {event.upper()} ON {table} FOR EACH ROW {when} BEGIN UPDATE blog_generation SET {changed}; END"  # noqa: S608  names of our own
        made[f"{table}_{event}_{hashlib.sha256(rest.encode()).hexdigest()[:8]}"] = rest
    return made
