"""The index of SQLite: FTS5, with Porter's stems and without the marks of letters."""

import re
from collections.abc import Sequence
from dataclasses import replace

from django.db import DatabaseError, connection, transaction

from blog.models.moments import as_stored
from blog.search.letters import APOSTROPHES, SIGNS, bare
from blog.search.questions import Question, Term
from blog.search.snippets import OFF, ON

NEWEST = 2000  # matches that are ranked: bm25() takes time in step with them, and common words have tens of thousands
TITLES = 500  # older posts with the words in their titles, ranked as well
NAMED = 20  # words that a beginning may stand for in the texts of one page
WORD = re.compile(r"[^\W_]+")
WORDS = "title subtitle summary body tags authors"
RANK = (
    "bm25(10.0, 5.0, 4.0, 1.0, 6.0, 6.0, 0.0)"  # in the order of WORDS; where a post is filed does not count
)

REMOVE = (
    "DROP VIEW IF EXISTS blog_take_words",
    "DROP VIEW IF EXISTS blog_file_anew",
    "DROP TABLE IF EXISTS blog_fulltext",
    "DROP VIEW IF EXISTS blog_readable",
    "DROP VIEW IF EXISTS blog_names",
    "DROP TABLE IF EXISTS blog_indexed",
    "DROP TABLE IF EXISTS blog_word",
)


def placeholders() -> dict[str, str]:
    """What the schema leaves open: an SQL expression that makes the words of NEW.text a list in JSON."""
    text = f"replace(NEW.text, {_quoted('’')}, {_quoted(chr(39))})"
    for sign in SIGNS:
        if sign not in APOSTROPHES and sign != " ":
            text = f"replace({text}, char({ord(sign)}), ' ')"
    return {"cells": f"""('["' || replace({text}, ' ', '","') || '"]')"""}


def _quoted(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def expression(
    question: Question, tags: Sequence[int], categories: Sequence[int], columns: str = WORDS
) -> str:
    """The question in the language of FTS5. Every word stands in quotation marks, and no word holds one."""
    wanted = " AND ".join(_term(term) for term in question.terms)
    filed = [f'filed : "tag{pk}"' for pk in tags] + [f'filed : "category{pk}"' for pk in categories]
    return " AND ".join([*filed, f"{{{columns}}} : ({wanted})"])


def _term(term: Term) -> str:
    phrase = f'"{" ".join(term.words)}"' + (" *" if term.is_beginning else "")
    return f"({' OR '.join([phrase, *(_one(word) for word in term.others)])})" if term.others else phrase


def _one(word: str) -> str:
    return '"' + word.replace('"', " ") + '"'


def count(question: Question, tags: Sequence[int], categories: Sequence[int], at_most: int) -> int:
    """How many published posts match, counted no further than ``at_most``."""
    sql = """
        SELECT count(*) FROM (
            SELECT 1 FROM blog_fulltext CROSS JOIN blog_indexed AS indexed ON indexed.post_id = blog_fulltext.rowid
            WHERE blog_fulltext MATCH %s AND indexed.published_at <= %s LIMIT %s
        )
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [expression(question, tags, categories), as_stored(), at_most])
        return cursor.fetchone()[0]


def matching(question: Question) -> tuple[str, list[str]]:
    """A query and its parameters, for the ids of all posts in the index that match, published or not yet."""
    return "SELECT rowid FROM blog_fulltext WHERE blog_fulltext MATCH %s", [expression(question, (), ())]


def ranked(
    question: Question, tags: Sequence[int], categories: Sequence[int], start: int, stop: int
) -> list[int]:
    """The ids of published posts that match, the best first, from place ``start`` up to ``stop``."""
    match = expression(question, tags, categories)
    bound = (
        "SELECT rowid FROM blog_fulltext WHERE blog_fulltext MATCH %s ORDER BY rowid DESC LIMIT 1 OFFSET %s"
    )
    best = """
        WITH hit (id, score) AS (
            SELECT rowid, rank FROM blog_fulltext WHERE blog_fulltext MATCH %s AND rowid >= %s AND rank MATCH %s
            UNION ALL SELECT * FROM (
                SELECT rowid, rank FROM blog_fulltext WHERE blog_fulltext MATCH %s AND rowid < %s AND rank MATCH %s
                ORDER BY rowid DESC LIMIT %s
            )
        )
        SELECT hit.id FROM hit CROSS JOIN blog_indexed AS indexed ON indexed.post_id = hit.id
        WHERE indexed.published_at <= %s ORDER BY hit.score, hit.id DESC LIMIT %s OFFSET %s
    """
    with connection.cursor() as cursor:
        cursor.execute(bound, [match, NEWEST - 1])
        first = (cursor.fetchone() or [0])[0]
        in_title = expression(question, tags, categories, "title") if first else match
        newest, older = [match, first, RANK], [in_title, first, RANK, TITLES if first else 0]
        cursor.execute(best, [*newest, *older, as_stored(), stop - start, start])
        return [pk for (pk,) in cursor.fetchall()]


def marked(question: Question, ids: Sequence[int]) -> dict[int, str]:
    """The texts of these posts with ON and OFF around each hit: two queries.

    FTS5 would gather all words with a beginning once for every post. So those that stand in these texts are named to it.
    """
    if not ids:
        return {}
    places = ", ".join(["%s"] * len(ids))
    sql = f"""
        SELECT rowid, highlight(blog_fulltext, 3, %s, %s) FROM blog_fulltext
        WHERE blog_fulltext MATCH %s AND rowid IN ({places})
    """  # noqa: S608  only placeholders
    with connection.cursor() as cursor:
        terms = [_term(term) for term in question.terms if not term.is_beginning]
        if question.terms[-1].is_beginning:
            cursor.execute(f"SELECT body_text FROM blog_post WHERE id IN ({places})", ids)  # noqa: S608
            terms += _standing_for(question.terms[-1], " ".join(text for (text,) in cursor.fetchall()))
        cursor.execute(sql, [ON, OFF, f"body : ({' OR '.join(terms)})", *ids])
        return dict(cursor.fetchall())


def _standing_for(term: Term, text: str) -> list[str]:
    """The phrases in ``text`` that begin as ``term`` does, and the term itself."""
    beginning = r"[\W_]+".join(re.escape(bare(word)) for word in term.words)
    found = re.findall(rf"(?<![^\W_]){beginning}[^\W_]*", bare(text), re.IGNORECASE)
    phrases = dict.fromkeys(" ".join(WORD.findall(one)).lower() for one in found)
    return [_term(replace(term, is_beginning=False)), *(f'"{phrase}"' for phrase in list(phrases)[:NAMED])]


def insert(first: int, last: int) -> None:
    """Put the dated posts with ids from ``first`` to ``last`` into the index, those that are not there yet."""
    sql = """
        INSERT INTO blog_indexed (post_id, published_at, tags, authors, filed)
        SELECT post.id, post.published_at, names.tags, names.authors, names.filed
        FROM blog_post AS post JOIN blog_names AS names ON names.post_id = post.id
        WHERE post.id BETWEEN %s AND %s AND post.published_at IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM blog_indexed AS indexed WHERE indexed.post_id = post.id)
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [first, last])


def empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO blog_fulltext (blog_fulltext) VALUES ('delete-all')")
        cursor.execute("DELETE FROM blog_indexed")
        cursor.execute("DELETE FROM blog_word")


def tidy() -> None:
    """Join the parts that the index has grown; questions after a bulk load are quicker then."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO blog_fulltext (blog_fulltext) VALUES ('optimize')")


def is_true() -> bool:
    """Whether the index says what the posts say, word for word."""
    differing = """
        SELECT count(*) FROM (
            SELECT post.id, post.published_at, names.tags, names.authors, names.filed
            FROM blog_post AS post JOIN blog_names AS names ON names.post_id = post.id
            WHERE post.published_at IS NOT NULL
            EXCEPT SELECT post_id, published_at, tags, authors, filed FROM blog_indexed
        )
    """
    left_over = """
        SELECT count(*) FROM blog_indexed WHERE NOT EXISTS (
            SELECT 1 FROM blog_post AS post WHERE post.id = blog_indexed.post_id AND post.published_at IS NOT NULL
        )
    """
    with connection.cursor() as cursor:
        for wrong in (differing, left_over):
            cursor.execute(wrong)
            if cursor.fetchone() != (0,):
                return False
        try:
            with transaction.atomic():
                cursor.execute(
                    "INSERT INTO blog_fulltext (blog_fulltext, rank) VALUES ('integrity-check', 1)"
                )
        except DatabaseError:
            return False
    return True


def texts(ids: Sequence[int]) -> list[str]:
    """All that is indexed of these posts, as it is written."""
    places = ", ".join(["%s"] * len(ids))
    columns = " || ' ' || ".join(WORDS.split())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM blog_readable WHERE id IN ({places})", ids)  # noqa: S608
        return [text for (text,) in cursor.fetchall()]
