"""Where a picture is used, so that nobody takes away what a page still shows.

The texts are not looked into: which of them name a picture is noted as they are written (``blog.library.noting``). Posts
and authors that have it as theirs are found by their own indexes.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, StrIndex, Substr
from django.urls import reverse

from blog.models import Author, Draft, FormerFile, Image, NamedIn, Page, PictureUse, Post
from blog.models.image import FOLDER

SHOWN = 50  # places that are told one by one


@dataclass(frozen=True)
class Use:
    """One place: ``what`` says how it is used there, ``name`` is the place's own, ``address`` leads there on the desk."""

    what: str
    name: str
    address: str
    is_public: bool


@dataclass(frozen=True)
class Uses:
    """Every place that shows a picture now or would once what is being written is public: some of them, and how many."""

    shown: tuple[Use, ...]
    number: int

    @property
    def more(self) -> int:
        """How many there are beyond those shown."""
        return self.number - len(self.shown)

    def __bool__(self) -> bool:
        return self.number > 0


def uses_of(image: Image) -> Uses:
    """Where ``image`` is used, the newest posts first. Six queries, and one for each kind of which there are more."""
    stems = _stems(image)
    leads = Post.objects.filter(lead_image=image)
    in_posts = Post.objects.filter(pk__in=_named_in(NamedIn.POST, stems)).exclude(lead_image=image)
    pages = Page.objects.filter(pk__in=_named_in(NamedIn.PAGE, stems))
    leading = PictureUse.objects.filter(kind=NamedIn.LEAD, stem=image.pk).values("text_id")
    drafts = Draft.objects.filter(pk__in=_named_in(NamedIn.DRAFT, stems).union(leading))
    told = [
        _told(leads.only("title", "published_at"), _of_lead),
        _told(in_posts.only("title", "published_at"), _of_post),
        _told(pages.only("title", "is_published"), _of_page),
        _told(Author.objects.filter(portrait=image), _of_author),
        _told(drafts.only("title", "post_id"), _of_draft),
    ]
    shown = tuple(use for uses, _number in told for use in uses)
    return Uses(shown[:SHOWN], sum(number for _uses, number in told))


def texts_with(image: Image) -> list[Post | Page]:
    """The posts and pages whose text shows ``image``."""
    stems, kinds = _stems(image), ((Post, NamedIn.POST), (Page, NamedIn.PAGE))
    return [text for model, kind in kinds for text in model.objects.filter(pk__in=_named_in(kind, stems))]


def unused() -> QuerySet[Image]:
    """Pictures that no post, page, author or draft uses. What is asked of each is found by an index."""
    named = PictureUse.objects.exclude(kind=NamedIn.LEAD)
    by_name = named.filter(stem=_stem_of(OuterRef("file")))
    formerly = FormerFile.objects.filter(image=OuterRef("pk")).filter(Exists(by_name))
    number = Cast(OuterRef("pk"), CharField())
    return Image.objects.filter(
        ~Exists(Post.objects.filter(lead_image=OuterRef("pk"))),
        ~Exists(Author.objects.filter(portrait=OuterRef("pk"))),
        ~Exists(by_name),
        ~Exists(formerly),
        ~Exists(PictureUse.objects.filter(kind=NamedIn.LEAD, stem=number)),
    )


def unused_among(images: Iterable[Image]) -> set[int]:
    """The ids of those of ``images`` that nothing uses."""
    return set(unused().filter(pk__in=[image.pk for image in images]).values_list("pk", flat=True))


def _stem_of(file: OuterRef) -> Substr:
    """What texts call the picture with this file, in SQL."""
    name = Substr(file, len(FOLDER) + 1)
    return Substr(name, 1, StrIndex(name, Value(".")) - 1)


def _stems(image: Image) -> list[str]:
    """What texts may call it: by its file, or by one that it had."""
    names = [image.file.name, *image.former_files.values_list("file", flat=True)]
    return [name.removeprefix(FOLDER).split(".", 1)[0] for name in names]


def _named_in(kind: NamedIn, stems: list[str]) -> QuerySet:
    return PictureUse.objects.filter(kind=kind, stem__in=stems).values("text_id")


def _told(rows: QuerySet, told: Callable[[Any], Use]) -> tuple[list[Use], int]:
    """The newest of ``rows`` as places, and how many there are."""
    rows = rows.order_by("-pk")
    found = list(rows[: SHOWN + 1])
    return [told(row) for row in found[:SHOWN]], len(found) if len(found) <= SHOWN else rows.count()


def _of_lead(post: Post) -> Use:
    return Use("its picture", post.title, _desk("post", post.pk), post.published_at is not None)


def _of_post(post: Post) -> Use:
    return Use("in its text", post.title, _desk("post", post.pk), post.published_at is not None)


def _of_page(page: Page) -> Use:
    return Use("in its text", page.title, _desk("page", page.pk), page.is_published)


def _of_author(author: Author) -> Use:
    return Use("their portrait", author.public_name, _desk("author", author.pk), is_public=True)


def _of_draft(draft: Draft) -> Use:
    if draft.post_id:
        address = _desk("post", draft.post_id)
    else:
        address = f"{reverse('admin:blog_post_add')}?draft={draft.pk}"
    return Use("in what is being written", draft.title, address, is_public=False)


def _desk(model: str, pk: int) -> str:
    return reverse(f"admin:blog_{model}_change", args=[pk])
