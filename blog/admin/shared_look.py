"""How a link to a post will look where somebody sends it on, from the words in hand."""

from copy import copy
from dataclasses import dataclass

from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse

from blog.addresses import absolute
from blog.admin.in_hand import as_readers_would, in_hand
from blog.discovery.sharing import SharedLink, shared_link
from blog.images.kinds import PictureRefused
from blog.library.social import plan_for
from blog.models import Draft, Post, SiteSettings

SHARED_LINK = "Shared link"


@dataclass(frozen=True)
class Look:
    """What a message shows: the link's words, the address without its scheme, and where its picture is drawn."""

    link: SharedLink
    address: str
    picture: str


def shared_look(seen: Post | None, post: Post | None, draft: Draft | None) -> Look | None:
    """The look of ``seen``, which is ``post`` or ``draft`` as readers would see it. None while there is nothing to share."""
    if seen is None:
        return None
    site = SiteSettings.load()
    name = plan_for(seen, site).name
    seen = copy(seen)
    seen.social_image = name  # as it will be, once it is public
    named = f"post={post.pk}" if post else f"draft={draft.pk}"
    picture = f"{reverse('admin:blog_post_shared_picture')}?{named}&drawn={name.rpartition('/')[2]}"
    return Look(shared_link(seen, site), _address_of(seen), picture)


def _address_of(seen: Post) -> str:
    try:
        path = seen.get_absolute_url()
    except NoReverseMatch:  # what is typed there cannot be an address yet; the form says so
        path = "/"
    return absolute(path).partition("://")[2]


def shared_picture(request: HttpRequest, posts: ModelAdmin) -> HttpResponse:
    """The picture, drawn for her alone; its address names what it is made of, so that a browser asks once."""
    post, draft = in_hand(request, posts)
    seen = as_readers_would(draft, post)
    if seen is None:
        raise Http404("There is nothing to draw.")
    plan = plan_for(seen, SiteSettings.load())
    try:
        answer = HttpResponse(plan.draw(), content_type="image/jpeg" if plan.photograph else "image/png")
    except (PictureRefused, OSError) as error:
        raise Http404("Its photograph cannot be read.") from error
    answer["Cache-Control"] = "private, max-age=3600"
    return answer
