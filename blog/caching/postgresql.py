"""The triggers of PostgreSQL, one for each statement: a row written many times in one transaction grows slow to find."""

import hashlib

FUNCTIONS = (
    """
    CREATE OR REPLACE FUNCTION blog_state_token() RETURNS bigint LANGUAGE sql VOLATILE AS $$
        SELECT ('x' || substr(md5(gen_random_uuid()::text), 1, 16))::bit(64)::bigint & 4611686018427387903
    $$
    """,
    """
    CREATE OR REPLACE FUNCTION blog_state_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE blog_generation SET token = blog_state_token(),
            frame = CASE TG_ARGV[0] WHEN 'frame' THEN blog_state_token() ELSE frame END;
        RETURN NULL;
    END
    $$
    """,
    # "written" and "before" are the rows of the statement, as each trigger names them.
    """
    CREATE OR REPLACE FUNCTION blog_state_dated() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        is_dated boolean;
    BEGIN
        SELECT EXISTS (SELECT FROM written WHERE published_at IS NOT NULL) INTO is_dated;
        IF NOT is_dated AND TG_OP = 'UPDATE' THEN
            SELECT EXISTS (SELECT FROM before WHERE published_at IS NOT NULL) INTO is_dated;
        END IF;
        IF is_dated THEN
            UPDATE blog_generation SET token = blog_state_token();
        END IF;
        RETURN NULL;
    END
    $$
    """,
)
ROWS = {
    "insert": "REFERENCING NEW TABLE AS written",
    "update": "REFERENCING OLD TABLE AS before NEW TABLE AS written",
    "delete": "REFERENCING OLD TABLE AS written",
}


def triggers(table: str, tokens: tuple[str, ...], *, is_dated: bool) -> dict[str, str]:
    """What each trigger does, by its name; ``tokens`` are the columns of the generation that change."""
    made = {}
    for event in ("insert", "update", "delete", "truncate"):
        if is_dated and event in ROWS:
            rest = f"{ROWS[event]} FOR EACH STATEMENT EXECUTE FUNCTION blog_state_dated()"
        else:
            rest = f"FOR EACH STATEMENT EXECUTE FUNCTION blog_state_changed('{tokens[-1]}')"
        rest = f"AFTER {event.upper()} ON {table} {rest}"
        version = hashlib.sha256("".join((*FUNCTIONS, rest)).encode()).hexdigest()[:8]
        made[f"{table}_{event}_{version}"] = rest
    return made
