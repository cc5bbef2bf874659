"""Texts to start from: an outline in our dialect, with prompts in square brackets where the writer's words go."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TEXTS = Path(__file__).with_name("starters")
# Every prompt opens like this, so that one that was half written over is found too.
_PROMPT = re.compile(r"\[Here:[^\]\n]*\]?")


@dataclass(frozen=True)
class Starter:
    """One such text; ``key`` stands in addresses, ``about`` says in a line what it is good for."""

    key: str
    name: str
    about: str

    @property
    def text(self) -> str:
        return _read(self.key)


STARTERS = (
    Starter("question", "A question clients ask", "A short answer, why it feels so, something to try"),
    Starter("myth", "Myth and fact", "What people believe, and what is known"),
    Starter("ritual", "A ritual to try", "A practice in steps, with words to invite"),
    Starter("words", "How to say it", "What is said, what is heard, sentences to borrow"),
)


def starter_named(key: str) -> Starter | None:
    return next((starter for starter in STARTERS if starter.key == key), None)


def prompts_left(text: str) -> list[str]:
    """The prompts still in a post's plain text, in their order."""
    return _PROMPT.findall(text)


@cache
def _read(key: str) -> str:
    return (_TEXTS / f"{key}.md").read_text(encoding="utf-8")
