"""Where a picture is used, so that nobody takes away what a page still shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.db.models import Q, QuerySet
from django.urls import reverse

from blog.models import Author, Draft, FormerFile, Image, Page, Post, stems_in


@dataclass(frozen=True)
class Use:
    """One place: ``what`` says how it is used there, ``name`` is the place's own, ``address`` leads there on the desk."""

    what: str
    name: str
    address: str
    is_public: bool


def uses_of(image: Image) -> list[Use]:
    """Every place that shows ``image`` now or would once what is being written is public. Five queries."""
    found = [_of_post(post, image) for post in _posts(image)]
    found += [
        Use("in its text", page.title, _desk("page", page.pk), page.is_published)
        for page in Page.objects.filter(_in_text(image)).only("title", "is_published")
    ]
    found += [
        Use("their portrait", author.public_name, _desk("author", author.pk), is_public=True)
        for author in Author.objects.filter(portrait=image)
    ]
    found += [_of_draft(draft) for draft in _drafts(image)]
    return found


def texts_with(image: Image) -> list[Post | Page]:
    """The posts and pages whose text shows ``image``."""
    return [text for model in (Post, Page) for text in model.objects.filter(_in_text(image))]


def unused() -> QuerySet[Image]:
    """Pictures that no post, page, author or draft uses. Looks into every text, so it is for the desk only."""
    return Image.objects.exclude(pk__in=used_ids())


def used_ids() -> set[int]:
    """The ids of all pictures that are used somewhere: one pass over the texts that name any."""
    names = dict(FormerFile.objects.values_list("file", "image_id"))
    names |= dict(Image.objects.values_list("file", "pk"))
    of_stem = {PurePosixPath(name).stem: pk for name, pk in names.items()}
    used = set(Post.objects.filter(lead_image__isnull=False).values_list("lead_image_id", flat=True))
    used |= set(Author.objects.filter(portrait__isnull=False).values_list("portrait_id", flat=True))
    for fields in Draft.objects.values_list("fields", flat=True).iterator():
        lead = str(fields.get("lead_image", ""))
        used |= {int(lead)} if lead.isdecimal() else set()
    for text in _texts():
        used |= {of_stem[stem] for stem in stems_in(text) if stem in of_stem}
    return used


def _texts() -> Iterable[str]:
    for model in (Post, Page):
        yield from model.objects.filter(body__contains="images/").values_list("body", flat=True).iterator()
    for fields in Draft.objects.values_list("fields", flat=True).iterator():
        yield str(fields.get("body", ""))


def _posts(image: Image) -> QuerySet[Post]:
    return Post.objects.filter(Q(lead_image=image) | _in_text(image)).only(
        "title", "lead_image_id", "published_at"
    )


def _drafts(image: Image) -> list[Draft]:
    """Drafts keep their words as JSON, which the database is not asked to look into."""
    names = image.addresses
    drafts = Draft.objects.only("fields", "title", "post_id")
    return [
        draft
        for draft in drafts
        if draft.fields.get("lead_image") == str(image.pk)
        or any(name in str(draft.fields.get("body", "")) for name in names)
    ]


def _of_post(post: Post, image: Image) -> Use:
    what = "its picture" if post.lead_image_id == image.pk else "in its text"
    return Use(what, post.title, _desk("post", post.pk), post.published_at is not None)


def _of_draft(draft: Draft) -> Use:
    if draft.post_id:
        address = _desk("post", draft.post_id)
    else:
        address = f"{reverse('admin:blog_post_add')}?draft={draft.pk}"
    return Use("in what is being written", draft.title, address, is_public=False)


def _in_text(image: Image) -> Q:
    question = Q()
    for name in image.addresses:
        question |= Q(body__contains=name)
    return question


def _desk(model: str, pk: int) -> str:
    return reverse(f"admin:blog_{model}_change", args=[pk])
