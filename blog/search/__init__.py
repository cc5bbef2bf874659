"""How readers find a word: one question, asked of SQLite or PostgreSQL."""

from blog.search.finding import Filters, Matches, Result, find, results
from blog.search.on_the_desk import narrowed
from blog.search.questions import Question, ask
from blog.search.suggestions import did_you_mean

__all__ = ["Filters", "Matches", "Question", "Result", "ask", "did_you_mean", "find", "narrowed", "results"]
