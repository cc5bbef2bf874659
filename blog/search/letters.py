"""Signs and letters: what parts words, and which letter is meant by one with a mark."""

import unicodedata

# Everything in these ranges that is neither letter nor digit nor the mark of a letter parts words.
_SIGNS = [*range(0x01, 0xC0), 0xD7, 0xF7, *range(0x2000, 0x2070), *range(0xE000, 0xE002), 0xFEFF]
SIGNS = "".join(chr(code) for code in _SIGNS if not chr(code).isalnum())
APOSTROPHES = "'’ʼ‘"

_LETTERS = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


MARKED = "".join(chr(code) for code in _LETTERS if _bare(chr(code)) != chr(code))
BARE = "".join(map(_bare, MARKED))
_TO_BARE = str.maketrans(MARKED, BARE)


def bare(text: str) -> str:
    """The text with its Latin letters bare of marks, as long as it was: "naïve" is "naive"."""
    return text.translate(_TO_BARE)
