"""What a post's form holds, as plain words: one shape for drafts, revisions and conflicts, and a short token of it."""

import datetime
import hashlib
import json
from copy import copy
from functools import reduce
from operator import or_

from django.db.models import Model, Q, QuerySet

from blog import content
from blog.addresses import slug_from
from blog.content.references import as_rows, as_words, from_rows, from_words
from blog.models import (
    Author,
    Category,
    Download,
    Draft,
    Image,
    Post,
    Series,
    Tag,
    answer_from_memory,
    tag_names,
    tag_words,
)

Fields = dict[str, str | list[str]]

LISTS = ("authors", "categories", "downloads")
WORDS = ("tab_title", "share_text", "mentions", "content_note", "skip_to")
SWITCHES = ("lead_image_is_decorative", "is_sensitive", "without_booking")  # "on", or empty
ABOUT_THIS_CHANGE = (
    "is_substantive",
    "change_note",
)  # said of the change, not of the text: no post holds them
FIELDS = (
    "title",
    "subtitle",
    "slug",
    "summary",
    "body",
    "references",
    "lead_image",
    "lead_image_alt",
    "published_at",
    "tags",
    *LISTS,
    "series",
    "series_place",
    *WORDS,
    *SWITCHES,
    *ABOUT_THIS_CHANGE,
)
MINUTE = "%Y-%m-%dT%H:%MZ"
TOKEN_LENGTH = 24  # 96 bits: nobody's two states of a post share one by accident
LONGEST_ID = 19  # digits of a 64-bit number
MOST_TAGS = 200
NOT_STORED = 0  # relations need an id to be asked, and no row has this one


def fields_of(post: Post) -> Fields:
    """What the form would hold for the stored ``post``. Four queries, none after they were prefetched."""
    return normal(
        {
            "title": post.title,
            "subtitle": post.subtitle,
            "slug": post.slug,
            "summary": post.summary,
            "body": post.body,
            "references": as_words(from_rows(post.references)),
            "lead_image": str(post.lead_image_id or ""),
            "lead_image_alt": post.lead_image_alt,
            "published_at": words_for_moment(post.published_at),
            "tags": tag_words(row.tag.name for row in post.filed_tags.select_related("tag")),
            "authors": [str(row.author_id) for row in post.bylines.all()],
            "categories": [str(row.category_id) for row in post.labels.all()],
            "downloads": [str(row.download_id) for row in post.takeaways.all()],
            "series": str(post.series_id or ""),
            "series_place": "" if post.series_place is None else str(post.series_place),
            **{name: getattr(post, name) for name in WORDS},
            **{name: "on" if getattr(post, name) else "" for name in SWITCHES},
        }
    )


def normal(fields: Fields) -> Fields:
    """Every field and no other, in order, with one kind of line end: what was never said is empty."""
    ordered: Fields = {}
    for name in FIELDS:
        value = fields.get(name)
        if name in LISTS:
            ordered[name] = [str(row) for row in value or [] if row]
        else:
            ordered[name] = _storable(str(value or "")).replace("\r\n", "\n").replace("\r", "\n")
    return ordered


def _storable(words: str) -> str:
    """Without what no database keeps in text: the sign of number zero, and halves of signs."""
    return words.replace("\x00", "").encode("utf-8", "replace").decode()


def token_of(fields: Fields) -> str:
    """A short hash: equal for equal fields, and for nothing else. The order of lists counts.

    Empty fields are left out, so that what was kept stays equal when forms come to ask for more.
    """
    said = {name: value for name, value in normal(fields).items() if value}
    canonical = json.dumps(said, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:TOKEN_LENGTH]


def working_fields(post: Post) -> Fields:
    """What is being written: the draft's fields if there is a draft, else the post's own."""
    draft = Draft.objects.filter(post=post).first()
    return normal(draft.fields) if draft else fields_of(post)


def token_for(post: Post) -> str:
    """The token that the next save of ``post`` must carry."""
    return token_of(working_fields(post))


def words_for_moment(moment: datetime.datetime | None) -> str:
    """A moment as fields hold it, to the minute: "2026-11-26T13:00Z"; empty for none."""
    return moment.astimezone(datetime.UTC).strftime(MINUTE) if moment else ""


def moment_in(words: str) -> datetime.datetime | None:
    """The moment that ``words_for_moment`` wrote; None for anything else, such as a day half typed."""
    try:
        return datetime.datetime.strptime(words, MINUTE).replace(tzinfo=datetime.UTC)
    except ValueError:
        return None


def shown(fields: Fields, post: Post | None = None) -> Post:
    """A post as readers would see ``fields``, never to be saved: byline, categories and tags answer from memory.

    ``post`` lends what no field says, such as its id and its dates. Four queries, and one for each picture in the
    text. Raises ``ValidationError`` for a text beyond the limits.
    """
    fields = normal(fields)
    seen = copy(post) if post is not None else Post(pk=NOT_STORED)
    for name in ("title", "subtitle", "summary", "body", "lead_image_alt", *WORDS):
        setattr(seen, name, fields[name])
    for name in SWITCHES:
        setattr(seen, name, fields[name] == "on")
    seen.slug = fields["slug"] or seen.slug or slug_from(seen.title, "post")
    if fields["published_at"] != words_for_moment(seen.published_at):  # the stored seconds stay
        seen.published_at = moment_in(fields["published_at"])
    seen.references = as_rows(from_words(fields["references"]))
    seen.lead_image = next(iter(_rows(Image.objects.all(), [fields["lead_image"]])), None)
    if fields["series"] != str(seen.series_id or ""):
        seen.series = next(iter(_rows(Series.objects.all(), [fields["series"]])), None)
    seen.series_place = int(fields["series_place"]) if _is_number(fields["series_place"]) else None
    if post is None or not _is_rendered(post, seen):
        seen.render()
    return _filed(seen, fields)


def _is_rendered(post: Post, seen: Post) -> bool:
    """Whether the HTML of ``post`` is what the text and the sources of ``seen`` would give."""
    same = post.body == seen.body and from_rows(post.references) == from_rows(seen.references)
    return same and post.render_version == content.RENDER_VERSION


def _filed(post: Post, fields: Fields) -> Post:
    """``post`` as it answers who wrote it and where it is filed, without asking the database."""
    authors = _rows(Author.objects.select_related("portrait"), fields["authors"])
    categories = _rows(Category.objects.all(), fields["categories"])
    return answer_from_memory(
        post,
        authors=authors,
        categories=categories,
        tags=tags_named(tag_names(fields["tags"])),
        downloads=_rows(Download.objects.all(), fields["downloads"]),
    )


def _rows(queryset: QuerySet, ids: list[str]) -> list[Model]:
    """The rows with these ids, in their order; what is no id or no row any more is left out."""
    numbers = [int(pk) for pk in dict.fromkeys(ids) if _is_number(pk)]
    found = queryset.in_bulk(numbers) if numbers else {}
    return [found[pk] for pk in numbers if pk in found]


def _is_number(words: str) -> bool:
    return words.isdecimal() and len(words) < LONGEST_ID


def tags_named(names: list[str]) -> list[Tag]:
    """The tags of these names, however they are capitalised; one that does not exist yet is made up, not stored."""
    known = {}
    if names:
        wanted = reduce(or_, (Q(name__iexact=name) for name in names[:MOST_TAGS]))
        for tag in Tag.objects.filter(wanted).order_by("-pk"):
            known[tag.name.casefold()] = tag
    return [known.get(name.casefold()) or Tag(name=name, slug=slug_from(name, "tag")) for name in names]
