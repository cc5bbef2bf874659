"""Published posts that answer a question, the best first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.safestring import SafeString

from blog.models import Post
from blog.search.index import engine
from blog.search.questions import Question
from blog.search.snippets import snippet
from blog.search.vocabulary import longer_words

COUNTED = 1000  # further than this, matches are not counted, and not shown
LOOKED_AT = 200  # of the best matches, for what they have in common


@dataclass(frozen=True)
class Filters:
    """Only posts that are filed under all of these, by their ids."""

    tags: tuple[int, ...] = ()
    categories: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.tags or self.categories)


@dataclass(frozen=True)
class Result:
    """A found post, and a piece of its text in which the words are marked; empty when they stand elsewhere."""

    post: Post
    snippet: SafeString


class Matches(Sequence[int]):
    """The ids of the posts that match. Counting and slicing ask the database, for no more than is wanted."""

    def __init__(self, question: Question, filters: Filters) -> None:
        self.question, self.filters = question, filters

    @cached_property
    def _counted(self) -> int:
        if not self.question.terms:
            return 0
        return engine().count(self.question, *self._filed, COUNTED + 1)

    def __len__(self) -> int:
        return min(self._counted, COUNTED)

    @property
    def are_more(self) -> bool:
        """Whether there are more than are counted."""
        return self._counted > COUNTED

    @cached_property
    def best(self) -> list[int]:
        """The first two hundred."""
        return engine().ranked(self.question, *self._filed, 0, LOOKED_AT) if len(self) else []

    def __getitem__(self, which):  # noqa: ANN001, ANN204  what a sequence takes and gives
        if isinstance(which, int):
            return self[which : which + 1][0]
        start, stop, _step = which.indices(len(self))
        if stop <= LOOKED_AT:
            return self.best[start:stop]
        return engine().ranked(self.question, *self._filed, start, stop)

    @property
    def _filed(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        return self.filters.tags, self.filters.categories


def find(question: Question, filters: Filters) -> Matches:
    """The published posts in which all terms occur. The last word may be the beginning of others, unless it is common.

    Looking for all words with a beginning takes time in step with what they match; a common word finds enough by itself.
    """
    if not (question.terms and question.terms[-1].is_beginning):
        return Matches(question, filters)
    whole = question.with_last(is_beginning=False)
    if Matches(replace(whole, terms=whole.terms[-1:]), Filters()).are_more:
        return Matches(whole, filters)
    matches = Matches(question, filters)
    if not matches:
        # Stems hide what a beginning leads to: "attachme" is longer than "attach", the stem of "attachment".
        others = longer_words(question.terms[-1])
        if others:
            return Matches(question.with_last(others=others), filters)
    return matches


def results(matches: Matches, posts: list[Post]) -> list[Result]:
    """These posts, each with its snippet: one query."""
    texts = engine().marked(matches.question, [post.pk for post in posts]) if posts else {}
    return [Result(post, snippet(texts.get(post.pk, ""))) for post in posts]
