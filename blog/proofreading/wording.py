"""What can be told from words alone."""

import re


def listed(words: str) -> frozenset[str]:
    """Words or phrases, written as one string with commas between them."""
    return frozenset(words.split(", "))


_WORD = re.compile(r"[^\W\d_](?:[\w’'.-]*\w)?")
# Chicago Manual of Style 8.159: these stay small in a title.
_SMALL = listed(
    "a, an, and, as, at, but, by, for, from, if, in, into, nor, of, off, on, onto, or, out, over, per, so, "
    "than, that, the, to, up, via, vs, when, with, yet, about, after, before, between, through, under, "
    "without"
)
LONGEST_TITLE = 90


def words_in(text: str) -> list[str]:
    return _WORD.findall(text)


def reads_as_title(text: str) -> bool:
    """Whether every word that counts has a capital, as in "Why the Body Shuts Down"; also of one such word alone."""
    if "\n" in text.strip() or len(text) > LONGEST_TITLE:
        return False
    counting = [word for word in words_in(text) if word.lower() not in _SMALL]
    return bool(counting) and all(word[0].isupper() for word in counting)
