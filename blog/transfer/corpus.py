"""A generated corpus for measuring: always the same posts, loaded in bulk, put together from a few rendered parts."""

import datetime
import random
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from blog import content
from blog.content.excerpts import minutes_to_read
from blog.models import Author, Category, Post, PostAuthor, PostCategory, PostTag, Tag
from blog.search import index
from blog.transfer.shelves import SAMPLES, Shelves, all_or_nothing, fill_shelves

SEED = 7
BATCH = 500  # posts in one insert
FIRST_DAY = datetime.datetime(2012, 1, 1, 6, tzinfo=datetime.UTC)
SPAN_MINUTES = 12 * 365 * 24 * 60
DRAFT_EVERY = 200
_FOLLOWING = "Another paragraph."


@dataclass(frozen=True)
class _Part:
    markdown: str
    rendered: content.RenderedBody
    html: str


@dataclass(frozen=True)
class _Parts:
    titles: list[str]
    subtitles: list[str]
    openings: list[_Part]
    paragraphs: list[_Part]
    sections: list[_Part]
    closings: list[_Part]


@dataclass(frozen=True)
class _Draft:
    post: Post
    authors: list[Author]
    categories: list[Category]
    tags: list[Tag]


def make_corpus(count: int, progress: Callable[[int], object]) -> int:
    """Add those of the first `count` generated posts that are missing and return how many that were.

    The same number gives the same posts on every machine, and a larger one only adds to them. `progress` is told how
    many more posts have been seen to. Raises ValueError for a negative count.
    """
    if count < 0:
        raise ValueError("The number of posts cannot be negative.")
    chance = random.Random(SEED)  # noqa: S311 - the point is that everybody gets the same
    added = 0
    with all_or_nothing() as pictures, index.added_afterwards():
        shelves, parts = fill_shelves(pictures), _read_parts()
        existing = set(Post.objects.filter(is_sample=True).values_list("slug", flat=True))
        for start in range(0, count, BATCH):
            numbers = range(start, min(start + BATCH, count))
            drafts = [_draft(number, chance, parts, shelves) for number in numbers]
            missing = [draft for draft in drafts if draft.post.slug not in existing]
            _insert(missing)
            added += len(missing)
            progress(len(drafts))
    return added


def _read_parts() -> _Parts:
    words = tomllib.loads((SAMPLES / "corpus.toml").read_text(encoding="utf-8"))
    titles = [
        f"{_article(adjective)} {adjective} {noun}"
        for adjective in words["adjectives"]
        for noun in words["nouns"]
    ]
    kinds = ("paragraphs", "sections", "closings")
    rest = {kind: [_part(text) for text in words[kind]] for kind in kinds}
    return _Parts(titles, words["subtitles"], [_opening(text) for text in words["openings"]], **rest)


def _article(word: str) -> str:
    return "An" if word[0] in "aeiou" or word == "honest" else "A"


def _part(text: str) -> _Part:
    rendered = content.render(text.strip())
    return _Part(text.strip(), rendered, rendered.html)


def _opening(text: str) -> _Part:
    # A first paragraph is set larger only when others follow, so it is rendered with one, which is cut off again.
    html = content.render(f"{text}\n\n{_FOLLOWING}").html.removesuffix(f"\n<p>{_FOLLOWING}</p>")
    return _Part(text, content.render(text), html)


def _draft(number: int, chance: random.Random, parts: _Parts, shelves: Shelves) -> _Draft:
    chosen = [
        chance.choice(parts.openings),
        *chance.sample(parts.paragraphs, chance.randint(2, 5)),
        *chance.sample(parts.sections, chance.randint(1, 3)),
        chance.choice(parts.closings),
    ]
    title = chance.choice(parts.titles)
    moment = FIRST_DAY + datetime.timedelta(minutes=chance.randrange(SPAN_MINUTES))
    published_at = None if number % DRAFT_EVERY == DRAFT_EVERY - 1 else moment
    words = sum(part.rendered.words for part in chosen)
    post = Post(
        title=title,
        subtitle=chance.choice(parts.subtitles),
        slug=f"{title.lower().replace(' ', '-')}-{number:05}",
        summary=content.excerpt(chosen[1].rendered.text),
        body="\n\n".join(part.markdown for part in chosen) + "\n",
        body_html="\n".join(part.html for part in chosen),
        body_text="\n".join(part.rendered.text for part in chosen),
        headings=[[one.level, one.id, one.title] for part in chosen for one in part.rendered.headings],
        words=words,
        minutes=minutes_to_read(words),
        render_version=content.RENDER_VERSION,
        published_at=published_at,
        first_published_at=published_at,
        is_sample=True,
    )
    authors = chance.sample(list(shelves.authors.values()), chance.choice((1, 1, 2)))
    categories = chance.sample(list(shelves.categories.values()), chance.choice((1, 2, 2, 3)))
    return _Draft(post, authors, categories, _some_tags(chance, list(shelves.tags.values())))


def _some_tags(chance: random.Random, tags: list[Tag]) -> list[Tag]:
    # Zipf's law, roughly as writers use tags: the second is half as common as the first, the third a third.
    weights = [1 / rank for rank in range(1, len(tags) + 1)]
    wanted, chosen = chance.randint(4, 8), dict[int, Tag]()
    while len(chosen) < wanted:
        [tag] = chance.choices(tags, weights)
        chosen[tag.pk] = tag
    return list(chosen.values())


def _insert(drafts: Iterable[_Draft]) -> None:
    drafts = list(drafts)
    Post.objects.bulk_create([draft.post for draft in drafts])
    authors, categories, tags = [], [], []
    for draft in drafts:
        moment = draft.post.published_at
        for place, author in enumerate(draft.authors):
            authors.append(PostAuthor(post=draft.post, author=author, position=place, published_at=moment))
        for place, category in enumerate(draft.categories):
            categories.append(
                PostCategory(post=draft.post, category=category, position=place, published_at=moment)
            )
        for place, tag in enumerate(draft.tags):
            tags.append(PostTag(content_object=draft.post, tag=tag, position=place, published_at=moment))
    PostAuthor.objects.bulk_create(authors)
    PostCategory.objects.bulk_create(categories)
    PostTag.objects.bulk_create(tags)
