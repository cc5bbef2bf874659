"""Posts in which every word of a question occurs: in title, subtitle, summary, text, tags or authors."""

import re
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from blog.models import Post
from blog.models.post_queryset import PostQuerySet

WORDS_AT_MOST = 8
AROUND = 90


@dataclass(frozen=True)
class Result:
    """A found post and a piece of its text in which the words are marked."""

    post: Post
    snippet: SafeString


def words_of(question: str) -> list[str]:
    """The first eight words of a question; marks and signs are no words, and any string is a valid question."""
    return re.findall(r"\w+", question.replace("\x00", " "))[:WORDS_AT_MOST]


def find(question: str) -> PostQuerySet:
    """Published posts in which every word occurs, those with the first word in the title first, then the newest."""
    words = words_of(question)
    if not words:
        return Post.objects.none()
    posts = Post.objects.published()
    for word in words:
        tagged = Post.tags.through.objects.filter(tag__name__icontains=word).values("content_object")
        signed = Post.authors.through.objects.filter(
            Q(author__name__icontains=word) | Q(author__display_name__icontains=word)
        ).values("post")
        in_text = Q(title__icontains=word) | Q(subtitle__icontains=word) | Q(summary__icontains=word)
        posts = posts.filter(in_text | Q(body_text__icontains=word) | Q(pk__in=tagged) | Q(pk__in=signed))
    in_title = Case(
        When(title__icontains=words[0], then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return posts.order_by(in_title, "-published_at", "-pk")


def results(question: str, ids: list[int]) -> list[Result]:
    """The posts of ``ids`` in that order, each with its snippet."""
    texts = dict(Post.objects.filter(pk__in=ids).values_list("pk", "body_text"))
    words = words_of(question)
    return [Result(post, snippet(texts[post.pk] or post.teaser, words)) for post in Post.objects.cards(ids)]


def snippet(text: str, words: list[str]) -> SafeString:
    """About 180 characters around the first hit, escaped, with every hit in a ``<mark>``."""
    any_word = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
    hit = any_word.search(text)
    start = max(0, (hit.start() if hit else 0) - AROUND)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = start + 2 * AROUND
    end = len(text) if end >= len(text) else max(text.rfind(" ", start, end), start + AROUND)
    cut = text[start:end].replace("\n", " ")
    pieces, last = [], 0
    for found in any_word.finditer(cut):
        pieces += [escape(cut[last : found.start()]), f"<mark>{escape(found.group())}</mark>"]
        last = found.end()
    pieces.append(escape(cut[last:]))
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return mark_safe(before + "".join(pieces) + after)  # noqa: S308 - every piece is escaped above
