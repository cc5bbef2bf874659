"""The sample content: written for looking at the site, marked in every row, removed in one go."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from blog.content.front_matter import Document, parse
from blog.content.references import Reference, as_rows, from_citation, tidy
from blog.library.later import make_avif_later, make_social_images_later
from blog.models import (
    Author,
    Category,
    Image,
    Page,
    Post,
    PostAuthor,
    PostCategory,
    PostTag,
    PublicChange,
    Series,
    StartHere,
    Tag,
)
from blog.publishing.clinical_reviews import a_year_after
from blog.publishing.working_copy import SWITCHES, WORDS
from blog.transfer.shelves import SAMPLES, Pictures, Shelves, all_or_nothing, fill_shelves

HOUR = 14  # of the day, in UTC: morning in America
_DRAWING = re.compile(r"\]\(drawing:([a-z]+)")


@dataclass(frozen=True)
class Removed:
    """How many rows went, by kind, and the names of those that stayed because the practice's own posts use them."""

    posts: int
    pages: int
    authors: int
    categories: int
    tags: int
    images: int
    series: int
    kept: tuple[str, ...]


def load_samples() -> int:
    """Add what is missing of the sample content; return how many posts were added. Rows that exist are left alone.

    The sizes of its pictures are made afterwards, as there are too many of them to wait for.
    """
    with all_or_nothing() as pictures:
        shelves = fill_shelves(pictures)
        posts = [_add_post(document, shelves, pictures) for document in _documents("posts")]
        for document in _documents("pages"):
            _add_page(document)
    make_avif_later()
    make_social_images_later()
    return sum(posts)


@transaction.atomic
def remove_samples() -> Removed:
    """Remove every sample row, generated ones too, except what the practice's own posts have come to use."""
    posts = _remove_posts()
    pages = Page.objects.filter(is_sample=True)
    page_count = pages.count()
    pages.delete()
    reviewers = Post.objects.exclude(reviewed_by=None).values("reviewed_by")
    authors, kept_authors = _remove_unused(
        Author, Q(bylines__isnull=True, user__isnull=True) & ~Q(pk__in=reviewers)
    )
    categories, kept_categories = _remove_unused(Category, Q(labels__isnull=True))
    tags, kept_tags = _remove_unused(Tag, Q(filed_posts__isnull=True))
    series, kept_series = _remove_unused(Series, Q(posts__isnull=True))
    images, kept_images = _remove_images()
    kept = (*kept_authors, *kept_categories, *kept_tags, *kept_series, *kept_images)
    return Removed(posts, page_count, authors, categories, tags, images, series, kept)


def _documents(folder: str) -> list[Document]:
    return [parse(path.read_text(encoding="utf-8")) for path in sorted((SAMPLES / folder).glob("*.md"))]


def _add_post(document: Document, shelves: Shelves, pictures: Pictures) -> bool:
    fields = document.fields
    if Post.objects.filter(slug=fields["slug"]).exists():
        return False
    picture = fields.get("picture")
    post = Post(
        title=fields["title"],
        subtitle=fields["subtitle"],
        slug=fields["slug"],
        summary=fields["summary"],
        body=_DRAWING.sub(lambda match: f"]({pictures.drawing(match[1]).file.url}", document.body),
        lead_image=pictures.drawing(picture, fields["picture_alt"]) if picture else None,
        lead_image_alt=fields.get("picture_alt", ""),
        published_at=_days_ago(int(fields["days_ago"])),
        series=shelves.series.get(fields.get("series")),
        series_place=int(fields["series_place"]) if "series_place" in fields else None,
        references=as_rows(_sources(fields.get("sources", ""))),
        is_sample=True,
        **{name: fields.get(name, "") for name in WORDS},
        **{name: fields.get(name) == "yes" for name in SWITCHES},
    )
    post.save()
    _disclose(post, fields, shelves)
    if "start_here" in fields:
        StartHere.objects.create(post=post, position=int(fields["start_here"]))
    for place, slug in enumerate(document.names("authors")):
        PostAuthor.objects.create(post=post, author=shelves.authors[slug], position=place)
    for place, slug in enumerate(document.names("categories")):
        PostCategory.objects.create(post=post, category=shelves.categories[slug], position=place)
    for place, name in enumerate(document.names("tags")):
        PostTag.objects.create(content_object=post, tag=shelves.tags[name], position=place)
    return True


def _sources(words: str) -> Iterator[Reference]:
    """The citations on the line of a file, with bars between them."""
    return (tidy(found) for part in words.split("|") if (found := from_citation(part)))


def _disclose(post: Post, fields: dict[str, str], shelves: Shelves) -> None:
    """Who reviewed it and what was changed, where the file says so."""
    if "change" in fields:
        post.updated_at = _days_ago(int(fields["changed_days_ago"]))
        PublicChange.objects.create(post=post, made_at=post.updated_at, words=fields["change"])
    if "reviewed_by" in fields:
        post.reviewed_by = shelves.authors[fields["reviewed_by"]]
        post.reviewed_on = _days_ago(int(fields["reviewed_days_ago"])).date()
        post.review_due_on = a_year_after(post.reviewed_on)
    if {"change", "reviewed_by"} & fields.keys():
        post.save()


def _add_page(document: Document) -> None:
    fields = document.fields
    if Page.objects.filter(slug=fields["slug"]).exists():
        return
    Page(
        title=fields["title"],
        slug=fields["slug"],
        summary=fields["summary"],
        body=document.body,
        position=int(fields["position"]),
        in_menu=fields.get("in_menu") == "yes",
        is_published=True,
        is_sample=True,
    ).save()


def _days_ago(days: int) -> datetime.datetime:
    day = timezone.now().astimezone(datetime.UTC) - datetime.timedelta(days=days)
    return day.replace(hour=HOUR, minute=0, second=0, microsecond=0)


def _remove_posts() -> int:
    samples = Post.objects.filter(is_sample=True)
    # Off the site first: then the index lets go of each once, and not again for every row that filed it.
    QuerySet.update(samples, published_at=None)
    for filing in (PostAuthor, PostCategory, PostTag):
        # A signal for each row of a large corpus would take minutes, and its only receiver bumps, as we do at the end.
        rows = filing.objects.filter(**{f"{filing.POST}__in": samples.values("pk")})
        rows._raw_delete(rows.db)  # noqa: SLF001 - Django offers no public delete without signals
    count = samples.count()
    samples.delete()
    return count


def _remove_unused(model: type[Model], unused: Q) -> tuple[int, list[str]]:
    samples = model.objects.filter(is_sample=True)
    going = list(samples.filter(unused).values_list("pk", flat=True))
    model.objects.filter(pk__in=going).delete()
    return len(going), [str(row) for row in samples]


def _remove_images() -> tuple[int, list[str]]:
    removed, kept = 0, []
    for image in Image.objects.filter(is_sample=True):
        in_text = Q(body__contains=image.file.url)
        if (
            image.leads.exists()
            or image.portraits_of.exists()
            or Post.objects.filter(in_text).exists()
            or Page.objects.filter(in_text).exists()
        ):
            kept.append(image.title)
            continue
        transaction.on_commit(lambda file=image.file.name, storage=image.file.storage: storage.delete(file))
        image.delete()
        removed += 1
    return removed, kept
