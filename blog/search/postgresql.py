"""The index of PostgreSQL: a tsvector for each post, kept by triggers, with English stems and bare letters."""

from collections.abc import Sequence

from django.db import connection
from django.utils import timezone

from blog.search.letters import APOSTROPHES, BARE, MARKED, SIGNS, bare
from blog.search.questions import Question, Term
from blog.search.snippets import OFF, ON

NEWEST = 500  # matches that are ranked: ts_rank() reads the whole vector of each
TITLES = 100
WEIGHTS = "{0.1, 0.4, 0.6, 1.0}"  # text, summary, subtitle with tags and authors, title

REMOVE = (
    *(
        f"DROP FUNCTION IF EXISTS blog_search_{name}() CASCADE"
        for name in ("post", "filing", "tag", "author", "nothing")
    ),
    "DROP FUNCTION IF EXISTS blog_index(bigint)",
    "DROP VIEW IF EXISTS blog_readable CASCADE",
    "DROP TABLE IF EXISTS blog_indexed",
    "DROP TABLE IF EXISTS blog_word",
    "DROP FUNCTION IF EXISTS blog_plain(text)",
    "DROP TEXT SEARCH CONFIGURATION IF EXISTS blog_english",
    "DROP TEXT SEARCH DICTIONARY IF EXISTS blog_stem",
)


def placeholders() -> dict[str, str]:
    """What the schema leaves open: from which signs to which, as literals."""
    signs = "".join(sign for sign in SIGNS if sign not in APOSTROPHES)
    return {
        "marked": _literal(SIGNS + MARKED),
        "plain": _literal(" " * len(SIGNS) + BARE),
        "signs": _literal(signs + "’"),
        "spaces": _literal(" " * len(signs) + "'"),
    }


def _literal(text: str) -> str:
    doubled = text.replace("\\", r"\\").replace("'", "''")
    return f"E'{doubled}'"


def expression(question: Question, *, of_title: bool = False) -> str:
    """The question in the language of to_tsquery(). Every word stands in apostrophes, and no word holds one."""
    return " & ".join(_term(term, "A" if of_title else "") for term in question.terms)


def _term(term: Term, weight: str) -> str:
    *first, last = [f"'{_safe(word)}'" for word in term.words]
    last_flags = ("*" if term.is_beginning else "") + weight
    words = [word + (f":{weight}" if weight else "") for word in first]
    phrase = " <-> ".join([*words, last + (f":{last_flags}" if last_flags else "")])
    others = [f"'{_safe(word)}'" + (f":{weight}" if weight else "") for word in term.others]
    return f"({' | '.join([f'({phrase})', *others])})"


def _safe(word: str) -> str:
    return bare(word).replace("'", " ").replace("\\", " ")


QUERY = "(to_tsquery('blog_english', %s) && %s::tsquery)"


def _filed(tags: Sequence[int], categories: Sequence[int]) -> str:
    return " & ".join([f"'tag/{pk}'" for pk in tags] + [f"'category/{pk}'" for pk in categories])


def count(question: Question, tags: Sequence[int], categories: Sequence[int], at_most: int) -> int:
    """How many published posts match, counted no further than ``at_most``."""
    sql = f"""
        SELECT count(*) FROM (
            SELECT FROM blog_indexed WHERE vector @@ {QUERY} AND published_at <= %s LIMIT %s
        ) AS found
    """  # noqa: S608  a constant
    with connection.cursor() as cursor:
        cursor.execute(sql, [expression(question), _filed(tags, categories), timezone.now(), at_most])
        return cursor.fetchone()[0]


def matching(question: Question) -> tuple[str, list[str]]:
    """A query and its parameters, for the ids of all posts in the index that match, published or not yet."""
    sql = "SELECT post_id FROM blog_indexed WHERE vector @@ to_tsquery('blog_english', %s)"
    return sql, [expression(question)]


def ranked(
    question: Question, tags: Sequence[int], categories: Sequence[int], start: int, stop: int
) -> list[int]:
    """The ids of published posts that match, the best first, from place ``start`` up to ``stop``."""
    filed = _filed(tags, categories)
    bound = (
        f"SELECT post_id FROM blog_indexed WHERE vector @@ {QUERY} ORDER BY post_id DESC LIMIT 1 OFFSET %s"  # noqa: S608
    )
    best = f"""
        WITH wanted AS (SELECT {QUERY} AS query),
        hit AS (
            (SELECT post_id, vector FROM blog_indexed
            WHERE vector @@ {QUERY} AND post_id >= %s AND published_at <= %s)
            UNION ALL
            (SELECT post_id, vector FROM blog_indexed
            WHERE vector @@ {QUERY} AND post_id < %s AND published_at <= %s ORDER BY post_id DESC LIMIT %s)
        )
        SELECT post_id FROM hit, wanted
        ORDER BY ts_rank('{WEIGHTS}', vector, query, 1) DESC, post_id DESC LIMIT %s OFFSET %s
    """  # noqa: S608  constants
    everywhere, in_title = (expression(question), filed), (expression(question, of_title=True), filed)
    with connection.cursor() as cursor:
        cursor.execute(bound, [*everywhere, NEWEST - 1])
        first = (cursor.fetchone() or [0])[0]
        newest, older = (
            [*everywhere, first, timezone.now()],
            [*in_title, first, timezone.now(), TITLES if first else 0],
        )
        cursor.execute(best, [*everywhere, *newest, *older, stop - start, start])
        return [pk for (pk,) in cursor.fetchall()]


def marked(question: Question, ids: Sequence[int]) -> dict[int, str]:
    """The texts of these posts with ON and OFF around each hit."""
    sql = """
        SELECT id, body_text, ts_headline('blog_english', blog_plain(body_text), to_tsquery('blog_english', %s), %s)
        FROM blog_post WHERE id = any(%s)
    """
    options = f"HighlightAll=true, StartSel={ON}, StopSel={OFF}"
    with connection.cursor() as cursor:
        cursor.execute(sql, [expression(question), options, list(ids)])
        return {pk: _marks_moved(text, plain) for pk, text, plain in cursor.fetchall()}


def _marks_moved(text: str, plain: str) -> str:
    """``text`` with the marks of ``plain``, which has the same letters but for their marks and signs."""
    pieces, place = [], 0
    for sign in plain:
        if sign in (ON, OFF):
            pieces.append(sign)
        else:
            pieces.append(text[place : place + 1])
            place += 1
    return "".join(pieces)


def insert(first: int, last: int) -> None:
    """Put the dated posts with ids from ``first`` to ``last`` into the index, those that are not there yet."""
    sql = """
        SELECT blog_index(post.id) FROM blog_post AS post
        WHERE post.id BETWEEN %s AND %s AND post.published_at IS NOT NULL
            AND NOT EXISTS (SELECT FROM blog_indexed AS indexed WHERE indexed.post_id = post.id)
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [first, last])


def empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM blog_indexed")
        cursor.execute("DELETE FROM blog_word")


def tidy() -> None:
    """Let the planner know what is there; questions after a bulk load are quicker then."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE blog_indexed")


def is_true() -> bool:
    """Whether the index says what the posts say, word for word."""
    sql = """
        SELECT NOT EXISTS (
            SELECT FROM blog_readable AS readable FULL JOIN blog_indexed AS indexed ON indexed.post_id = readable.id
            WHERE readable.id IS NULL OR indexed.post_id IS NULL OR indexed.published_at <> readable.published_at
                OR indexed.vector <> blog_vector(readable)
        )
    """
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def texts(ids: Sequence[int]) -> list[str]:
    """All that is indexed of these posts, as it is written."""
    sql = "SELECT concat_ws(' ', title, subtitle, summary, body, tags, authors) FROM blog_readable WHERE id = any(%s)"
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(ids)])
        return [text for (text,) in cursor.fetchall()]
