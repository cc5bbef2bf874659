"""The picture that goes with a shared link to a post: made when the post becomes public or changes, never for a reader."""

import hashlib
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from blog.images.kinds import PictureRefused
from blog.images.social import Faces, cut_photograph, draw_title
from blog.library.storing import delete_stored, read_stored, store
from blog.models import Author, People, Post, SiteSettings
from blog.models.post import NEUTRAL, SOCIAL

DRAWING = 1  # raise it when the same words give another picture

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Plan:
    """What a picture is made of. Equal plans are the same file, so nothing is drawn to find out what is out of date."""

    title: str = ""
    practice: str = ""
    accent: str = ""
    byline: tuple[str, ...] = ()
    photograph: str = ""
    focus: tuple[float, float] = (0.5, 0.5)

    @property
    def name(self) -> str:
        made_of = [DRAWING, self.title, self.practice, self.byline, self.photograph, self.focus]
        made_of += [self.accent] if self.accent else []
        digest = hashlib.sha256(json.dumps(made_of).encode()).hexdigest()[:20]
        if self.photograph:
            return f"{SOCIAL}{digest}.jpg"
        return f"{SOCIAL if self.title else NEUTRAL}{digest}.png"

    def draw(self) -> bytes:
        """The file. Raises PictureRefused and OSError for a photograph that cannot be read."""
        if self.photograph:
            return cut_photograph(read_stored(self.photograph), self.focus)
        return draw_title(self.title, self.practice, self.byline, faces(), self.accent)


def plan_for(post: Post, site: SiteSettings) -> Plan:
    """A sensitive post has the practice's name alone; another one its photograph, or else its title and who wrote it."""
    if post.is_sensitive:
        return Plan(practice=site.practice_name, accent=site.own_colour)
    image = post.lead_image
    if image and image.people != People.NOT_AGREED:
        return Plan(photograph=image.file.name, focus=(image.focus_x, image.focus_y))
    return Plan(post.title, site.practice_name, site.own_colour, byline_of(post.byline))


def byline_of(authors: list[Author]) -> tuple[str, ...]:
    """The lines under a title. A supervised name never stands without the supervisor's (22 TAC §801.43(c)(2))."""
    if len(authors) == 1:
        return tuple(filter(None, [authors[0].signature, authors[0].supervision]))
    return tuple(", ".join(filter(None, [author.signature, author.supervision])) for author in authors)


def make_social_image(post: Post, site: SiteSettings) -> bool:
    """Make the picture of ``post`` if it has another one or none; say whether it did.

    The file is written before the row. Raises PictureRefused and OSError, and then the post is as it was.
    """
    plan = plan_for(post, site)
    if plan.name == post.social_image:
        return False
    store(plan.name, plan.draw())
    former = post.social_image
    Post.objects.filter(pk=post.pk).update(social_image=plan.name)
    if former and not Post.objects.filter(social_image=former).exists():
        delete_stored({former})
    return True


def make_when_saved(post: Post) -> None:
    """Make it once the transaction has ended, for a post that is public or will be: drawing holds up no other writer.

    What goes wrong is logged. The post is saved then, and ``manage.py make_social_images`` tries again.
    """
    if post.published_at is not None:
        transaction.on_commit(lambda: _make(post.pk), robust=True)


def _make(pk: int) -> None:
    post = to_make().filter(pk=pk).first()
    if post is None:
        return
    try:
        make_social_image(post, SiteSettings.load())
    except (PictureRefused, OSError) as error:
        log.warning("The picture for shared links could not be made: %s", error)


def to_make() -> QuerySet[Post]:
    """Posts that readers see or will see, the newest first, with what a picture needs."""
    return Post.objects.filter(published_at__isnull=False).for_cards().newest_first()


def make_all() -> Iterator[tuple[Post, str]]:
    """Bring every picture up to date; yields each post with an empty string, or with why it stays as it was."""
    site = SiteSettings.load()
    for post in to_make().iterator(chunk_size=100):
        try:
            make_social_image(post, site)
        except (PictureRefused, OSError) as error:
            yield post, str(error)
        else:
            yield post, ""


def faces() -> Faces:
    """The very files that the pages send."""
    folder = settings.BASE_DIR / "static/blog/fonts"
    return Faces(
        folder / "newsreader-display.woff2", folder / "newsreader-italic.woff2", folder / "figtree.woff2"
    )
