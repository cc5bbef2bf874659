"""The words that the posts are written in: longer ones for a beginning, near ones for a slip."""

from django.db import connection

from blog.search.questions import Term

LONGER_AT_MOST = 12
SHORTEST, SHORT = 4, 6  # letters: a shorter word has no near ones; up to here, only one slip is allowed
LETTERS = {letter: 1 << place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}


def longer_words(term: Term) -> tuple[str, ...]:
    """Words that begin as the last word of ``term`` does; none for a phrase."""
    if not term.is_one_word:
        return ()
    beginning = term.words[0].lower()
    after = beginning[:-1] + chr(min(ord(beginning[-1]) + 1, 0x10FFFF))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM blog_word WHERE word >= %s AND word < %s ORDER BY word LIMIT %s",
            [beginning, after, LONGER_AT_MOST],
        )
        return tuple(word for (word,) in cursor.fetchall() if word.isalnum())


def all_words() -> tuple[tuple[str, int], ...]:
    """Every word, with the set of its letters as bits. Numbers are none, and stand before ":" in the index."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM blog_word WHERE word >= ':'")
        words = [word for (word,) in cursor.fetchall()]
    return tuple((word, _letters(word)) for word in words if word.replace("'", "").isalpha())


def near_words(word: str, vocabulary: tuple[tuple[str, int], ...]) -> list[str]:
    """Words that are one or two slips away, the nearest first: a letter more, less, another, or two swapped."""
    word = word.lower()
    if len(word) < SHORTEST:
        return []
    slips, letters = (1 if len(word) <= SHORT else 2), _letters(word)
    near = []
    for known, its_letters in vocabulary:
        if abs(len(known) - len(word)) > slips or (letters ^ its_letters).bit_count() > 2 * slips:
            continue
        distance = slips_between(word, known, slips)
        if 0 < distance <= slips:
            near.append((distance, known[0] != word[0], abs(len(known) - len(word)), known))
    return [known for *_order, known in sorted(near)]


def slips_between(one: str, other: str, at_most: int) -> int:
    """The slips that make one word of the other (Damerau's distance of adjacent letters); more than ``at_most``: at_most + 1."""
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, its in enumerate(other, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != its))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == its:
                cost = min(cost, before_last[column - 2] + 1)
            current.append(cost)
        if min(current) > at_most:
            return at_most + 1
        before_last, last = last, current
    return min(last[-1], at_most + 1)


def _letters(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= LETTERS.get(letter, 1 << 26)
    return bits
