"""What a post's fields say and hide about its subject: content notes that would help, and addresses that tell too much."""

from collections.abc import Iterator, Sequence

from blog.addresses import slug_from
from blog.models import Post, heading_called, tag_names
from blog.proofreading import gives_away, subjects_in
from blog.publishing.finding import Finding

# Reading about these can be held against somebody by those they live with.
AT_HOME = {"sexual assault", "childhood abuse", "violence at home", "coercion", "infidelity"}
SHORT = 60  # characters of a slug that still reads as an address


def care_findings(post: Post, tags: Sequence[str]) -> list[Finding]:
    """What could make reading easier or safer; none of it blocks. No query."""
    return [*_about_the_note(post), *_about_discretion(post, tags)]


def _about_the_note(post: Post) -> Iterator[Finding]:
    mentioned = {name.casefold(): name for name in tag_names(post.mentions)}
    told_by_title = [
        name
        for key, name in mentioned.items()
        if key in post.title.casefold() or key in subjects_in(post.title)
    ]
    missing = [
        name
        for name in subjects_in(post.body_text)
        if name not in mentioned and name not in subjects_in(post.title)
    ]
    if missing:
        words = (
            f"The text seems to speak of {' and '.join(missing[:3])}. A content note may help some readers."
        )
        yield Finding("note-suggested", "mentions", words, blocks=False)
    if told_by_title:
        words = f"The title says “{told_by_title[0]}” already: a note that repeats it only adds dread."
        yield Finding("note-redundant", "mentions", words, blocks=False)
    if post.skip_to and mentioned and not heading_called(post.skip_to, post.headings):
        words = "The heading to skip to is not in the text any more. Readers skip to the end of the text."
        yield Finding("skip-lost", "skip_to", words, blocks=False)


def _about_discretion(post: Post, tags: Sequence[str]) -> Iterator[Finding]:
    if not post.pk:
        return
    if neutral_slug(post):
        words = "The web address names the subject, and it is what stays in a browser’s history. A quieter one is offered."
        yield Finding("address-tells", "slug", words, blocks=False)
    if not post.is_sensitive and not AT_HOME.isdisjoint(subjects_in(" . ".join([post.title, *tags]))):
        words = "If reading about this could put somebody at risk at home, mark it as sensitive."
        yield Finding("perhaps-sensitive", "is_sensitive", words, blocks=False)


def neutral_slug(post: Post) -> str:
    """A web address to offer in the place of one that tells the subject; empty when there is no need.

    The subtitle makes one if it is short and tells nothing either; otherwise, and for a sensitive piece, the number does.
    """
    tells = gives_away(post.slug.replace("-", " ")) or (
        post.is_sensitive and post.slug == slug_from(post.title, "post")
    )
    if not tells:
        return ""
    quiet = slug_from(post.subtitle, "")
    if quiet and not post.is_sensitive and len(quiet) <= SHORT and not gives_away(post.subtitle):
        return quiet
    return f"piece-{post.pk}"
