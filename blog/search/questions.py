"""What somebody typed, as terms to look for. Any string of characters is a question."""

import re
import unicodedata
from dataclasses import dataclass, replace

LONGEST = 200  # characters that are looked at
TERMS_AT_MOST = 8
WORDS_AT_MOST = 8  # in one term
LONGEST_WORD = 60
SHORTEST_BEGINNING = 3  # letters that a last word needs to stand for longer ones

_QUOTES = str.maketrans("“”„‟«»＂", '"""""""')
_LETTER = r"[^\W_][\u0300-\u036f]*"
_TERM = re.compile(rf'"([^"]*)"|({_LETTER}(?:{_LETTER}|[\'’ʼ‘\-‐‑]+(?={_LETTER}))*)')
_WORD = re.compile(rf"(?:{_LETTER})+")


@dataclass(frozen=True)
class Term:
    """Words that stand side by side; the last may be only the beginning of one. ``others`` would do as well."""

    words: tuple[str, ...]
    is_beginning: bool = False
    others: tuple[str, ...] = ()

    @property
    def is_one_word(self) -> bool:
        return len(self.words) == 1


@dataclass(frozen=True)
class Question:
    """All of ``terms`` are wanted; ``is_cut`` when there were more than are looked for."""

    text: str
    terms: tuple[Term, ...]
    is_cut: bool = False

    def with_last(self, **changes: object) -> "Question":
        """The same with another last term."""
        return replace(self, terms=(*self.terms[:-1], replace(self.terms[-1], **changes)))


def ask(typed: str) -> Question:
    """Read what was typed: words, and phrases in quotation marks. Nothing in it is an operator, nothing is an error."""
    text = unicodedata.normalize("NFC", typed[: 2 * LONGEST].replace("\x00", " ")).strip()
    cut, text = len(text) > LONGEST or len(typed) > 2 * LONGEST, text[:LONGEST]
    terms = []
    plain = text.translate(_QUOTES)
    for found in _TERM.finditer(plain):
        words = tuple(word[:LONGEST_WORD] for word in _WORD.findall(found[1] or found[2] or ""))
        if words:
            terms.append(Term(words[:WORDS_AT_MOST], is_beginning=found[1] is None))
    cut, terms = cut or len(terms) > TERMS_AT_MOST, terms[:TERMS_AT_MOST]
    # Only the word that somebody may still be writing stands for longer ones.
    terms = [
        replace(term, is_beginning=term.is_beginning and place == len(terms) and _is_long(term))
        for place, term in enumerate(terms, 1)
    ]
    return Question(text, tuple(terms), cut)


def _is_long(term: Term) -> bool:
    return len(term.words[-1]) >= SHORTEST_BEGINNING
