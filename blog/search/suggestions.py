""" "Did you mean": words that the published posts are written in, near to those that find nothing."""

import re
from collections.abc import Callable
from dataclasses import replace

from blog.search.finding import Filters, Matches
from blog.search.index import engine
from blog.search.questions import Question, Term, ask
from blog.search.vocabulary import near_words

TRIED = 8  # near words that are tried for each that finds nothing
LOOKED_INTO = 5  # posts


def did_you_mean(question: Question, filters: Filters, words: Callable[[], tuple]) -> str:
    """The question with its misspelt words put right, empty when nothing near would find anything.

    ``words`` gives the vocabulary, which knows scheduled posts too; so nothing is suggested that does not stand,
    letter for letter, in a published post.
    """
    changed, text = False, question.text
    for term in question.terms:
        if not term.is_one_word or term.words[0].isdecimal() or _find(term):
            continue  # no word is two slips away from a number of four digits, so the words are not read for one
        right = _right(term.words[0], words())
        if right:
            text, changed = _put(right, term.words[0], text), True
    return text if changed and len(Matches(ask(text), filters)) else ""


def _right(word: str, vocabulary: tuple) -> str:
    for near in near_words(word, vocabulary)[:TRIED]:
        found = Matches(
            Question(near, (Term((near,)) if "'" not in near else ask(near).terms[0],)), Filters()
        )
        if len(found) and _stands_in(near, found.best[:LOOKED_INTO]):
            return near
    return ""


def _find(term: Term) -> bool:
    return len(Matches(Question("", (replace(term),)), Filters())) > 0


def _stands_in(word: str, ids: list[int]) -> bool:
    exact = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
    return any(exact.search(text.replace("’", "'")) for text in engine().texts(ids))


def _put(right: str, wrong: str, text: str) -> str:
    return re.sub(rf"\b{re.escape(wrong)}\b", lambda _found: right, text)
