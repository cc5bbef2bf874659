"""How SQLite notes which texts name which pictures."""

REMOVE = ("DROP VIEW IF EXISTS blog_note_pictures",)

# A verb, written as an insert into a view that holds nothing: note the pictures that a text names.
FIRST = ("CREATE VIEW blog_note_pictures AS SELECT '' AS kind, 0 AS text_id, '' AS text",)

# The text as a list in JSON, cut before each name; without regular expressions this is how SQLite takes one apart.
_PIECES = """'[' || replace(json_quote(NEW.text), 'images/', '","') || ']'"""
# "9c1f-480-5d2a" is a size of "9c1f": what stands before the last two hyphens, if there is a number between them.
_TO_LAST = "rtrim(name, replace(name, '-', ''))"
_WITHOUT_LAST = f"substr({_TO_LAST}, 1, length({_TO_LAST}) - 1)"
_TO_NUMBER = f"rtrim({_WITHOUT_LAST}, '0123456789')"
_OF_SIZE = f"""
    CASE WHEN length({_TO_LAST}) < length(name) AND length({_TO_NUMBER}) < length({_WITHOUT_LAST})
        AND substr({_TO_NUMBER}, -1) = '-' THEN substr({_TO_NUMBER}, 1, length({_TO_NUMBER}) - 1) ELSE '' END
"""
_NOTE_STEMS = f"""
    INSERT OR IGNORE INTO blog_pictureuse (kind, text_id, stem)
    SELECT NEW.kind, NEW.text_id, stem FROM (
        SELECT CASE WHEN is_size THEN {_OF_SIZE} ELSE name END AS stem FROM (
            SELECT is_size, substr(value, 1 + 6 * is_size, instr(value, '.') - 1 - 6 * is_size) AS name FROM (
                SELECT value, substr(value, 1, 6) = 'sizes/' AS is_size
                FROM json_each(iif(instr(NEW.text, 'images/') > 0 AND json_valid({_PIECES}), {_PIECES}, '[]'))
                WHERE key > 0 AND instr(value, '.') > 0
            )
        )
    )
    WHERE length(stem) BETWEEN 1 AND 100 AND stem NOT GLOB '*[^0-9A-Za-z_-]*';
"""  # noqa: S608  sentences of our own
_NOTE_NUMBER = """
    INSERT OR IGNORE INTO blog_pictureuse (kind, text_id, stem) SELECT NEW.kind, NEW.text_id, NEW.text
    WHERE NEW.kind = 'lead' AND length(NEW.text) BETWEEN 1 AND 100 AND NEW.text NOT GLOB '*[^0-9]*';
"""

# What each kind of text is called in its table.
_TEXTS = {
    "post": ("blog_post", "body", "{row}.body"),
    "page": ("blog_page", "body", "{row}.body"),
    "draft": ("blog_draft", "fields", "coalesce(json_extract({row}.fields, '$.body'), '')"),
    "lead": ("blog_draft", "fields", "coalesce(json_extract({row}.fields, '$.lead_image'), '')"),
}


def _triggers_of(kind: str) -> dict[str, str]:
    table, column, text = _TEXTS[kind]
    old, new = text.format(row="OLD"), text.format(row="NEW")
    note = f"INSERT INTO blog_note_pictures (kind, text_id, text) VALUES ('{kind}', NEW.id, {new});"  # noqa: S608
    forget = f"DELETE FROM blog_pictureuse WHERE kind = '{kind}' AND text_id = OLD.id;"  # noqa: S608
    return {
        f"{kind}_made": f"AFTER INSERT ON {table} BEGIN {note} END",
        f"{kind}_written": f"AFTER UPDATE OF {column} ON {table} WHEN {old} IS NOT {new} BEGIN {forget} {note} END",
        f"{kind}_gone": f"AFTER DELETE ON {table} BEGIN {forget} END",
    }


def _note_all(kind: str) -> str:
    table, _column, text = _TEXTS[kind]
    return f"INSERT INTO blog_note_pictures (kind, text_id, text) SELECT '{kind}', id, {text.format(row=table)} FROM {table}"  # noqa: S608


TRIGGERS = {"noted": f"INSTEAD OF INSERT ON blog_note_pictures BEGIN {_NOTE_STEMS} {_NOTE_NUMBER} END"}
for _kind in _TEXTS:
    TRIGGERS |= _triggers_of(_kind)
NOTE_ALL = [_note_all(kind) for kind in _TEXTS]
