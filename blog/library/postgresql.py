"""How PostgreSQL notes which texts name which pictures."""

REMOVE = ()

# The same as in ``blog.models.image``.
_NAME = r"images/(?:sizes/([0-9A-Za-z_-]+)-[0-9]+-[0-9A-Za-z_]+|([0-9A-Za-z_-]+))\."

# What each kind of text is called in its table.
_TEXTS = {
    "post": ("blog_post", "body", "{row}.body"),
    "page": ("blog_page", "body", "{row}.body"),
    "draft": ("blog_draft", "fields", "coalesce({row}.fields ->> 'body', '')"),
    "lead": ("blog_draft", "fields", "coalesce({row}.fields ->> 'lead_image', '')"),
}

_NOTE = f"""
    CREATE OR REPLACE FUNCTION blog_pictures_note(kind text, text_id bigint, words text)
    RETURNS void LANGUAGE sql AS $$
        INSERT INTO blog_pictureuse (kind, text_id, stem)
        SELECT $1, $2, stem FROM (
            SELECT coalesce(name[1], name[2]) AS stem FROM regexp_matches($3, '{_NAME}', 'g') AS name
            WHERE $1 <> 'lead'
            UNION SELECT $3 WHERE $1 = 'lead' AND $3 ~ '^[0-9]+$'
        ) AS found
        WHERE length(stem) <= 100
        ON CONFLICT DO NOTHING
    $$
"""  # noqa: S608  sentences of our own


def _function_of(kind: str) -> str:
    _table, _column, text = _TEXTS[kind]
    return f"""
        CREATE OR REPLACE FUNCTION blog_pictures_of_{kind}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'TRUNCATE' THEN
                DELETE FROM blog_pictureuse WHERE kind = '{kind}';
            ELSE
                IF TG_OP <> 'INSERT' THEN
                    DELETE FROM blog_pictureuse WHERE kind = '{kind}' AND text_id = OLD.id;
                END IF;
                IF TG_OP <> 'DELETE' THEN
                    PERFORM blog_pictures_note('{kind}', NEW.id, {text.format(row="NEW")});
                END IF;
            END IF;
            RETURN NULL;
        END
        $$
    """  # noqa: S608


def _triggers_of(kind: str) -> dict[str, str]:
    table, column, text = _TEXTS[kind]
    old, new = text.format(row="OLD"), text.format(row="NEW")
    run = f"EXECUTE FUNCTION blog_pictures_of_{kind}()"
    return {
        f"{kind}_made": f"AFTER INSERT ON {table} FOR EACH ROW {run}",
        f"{kind}_written": f"AFTER UPDATE OF {column} ON {table} FOR EACH ROW WHEN ({old} IS DISTINCT FROM {new}) {run}",
        f"{kind}_gone": f"AFTER DELETE ON {table} FOR EACH ROW {run}",
        f"{kind}_emptied": f"AFTER TRUNCATE ON {table} FOR EACH STATEMENT {run}",
    }


def _note_all(kind: str) -> str:
    table, _column, text = _TEXTS[kind]
    return f"SELECT count(blog_pictures_note('{kind}', id, {text.format(row=table)})) FROM {table}"  # noqa: S608


FIRST = [_NOTE, *(_function_of(kind) for kind in _TEXTS)]
TRIGGERS = {}
for _kind in _TEXTS:
    TRIGGERS |= _triggers_of(_kind)
NOTE_ALL = [_note_all(kind) for kind in _TEXTS]
