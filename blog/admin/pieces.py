"""Fields that name posts as a person would: by title, or by a web address pasted from the browser.

A choice among a hundred thousand titles is none. The newest are suggested while one types; nothing here needs a script.
"""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from blog.models import NOT_ON_CARDS, Post, State

LONGEST = 500
SUGGESTED = 60
LONGEST_ID = 18  # digits
ADDRESS = re.compile(r"/posts/(?P<slug>[^/?#\s]+)|/admin/blog/post/(?P<pk>\d+)/")


def piece_named(words: str, known: Iterable[Post] = ()) -> Post:
    """The post of that title or address; a title of ``known`` means that one, however many are called so.

    Raises ``ValidationError`` when it is none, or could be several.
    """
    for post in known:
        if words == post.title:
            return post
    posts = Post.objects.kept().defer(*NOT_ON_CARDS)
    if address := ADDRESS.search(words):
        pk = address["pk"] or ""
        here = (
            posts.filter(slug=unquote(address["slug"]))
            if address["slug"]
            else posts.filter(pk=pk[:LONGEST_ID])
        )
        found = list(here)
    else:
        found = list(posts.filter(title__iexact=words)[:2])
    if len(found) > 1:
        raise ValidationError(
            f"More than one piece is called “{words}”. Paste the web address of the one you mean."
        )
    if not found:
        raise ValidationError(f"There is no piece “{words}” here. Write its title, or paste its web address.")
    return found[0]


class PieceField(forms.CharField):
    """One post, or None. ``known`` are those that the form was opened with."""

    known: tuple[Post, ...] = ()

    def __init__(self, **options):
        widget = forms.TextInput(attrs={"list": "known_pieces", "autocomplete": "off"})
        super().__init__(**{"max_length": LONGEST, "required": False, "widget": widget, **options})

    def clean(self, value):
        words = super().clean(value)
        return piece_named(words, self.known) if words else None

    def prepare_value(self, value):
        return value.title if isinstance(value, Post) else value

    def has_changed(self, initial, data):
        return (self.prepare_value(initial) or "") != (data or "").strip()


class PieceInputs(forms.Widget):
    """A line for each post, all with the same name, and the titles that are suggested in them."""

    template_name = "admin/pieces.html"
    lines = 1

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        pieces = [*(value or []), *[""] * self.lines][: self.lines]
        context["pieces"] = [
            {"number": number, "words": getattr(piece, "title", piece), "waits": _waits(piece)}
            for number, piece in enumerate(pieces, start=1)
        ]
        newest = Post.objects.published().newest_first()
        context["titles"] = newest.values_list("title", flat=True)[:SUGGESTED]
        return context

    def render(self, name, value, attrs=None, renderer=None):
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def value_from_datadict(self, data, files, name):
        values = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [words.strip() for words in values if words.strip()]

    def id_for_label(self, id_, index=None):
        return f"{id_}_1" if id_ else id_


class PiecesField(forms.Field):
    """Several posts in the order of their lines, each once."""

    widget = PieceInputs
    known: tuple[Post, ...] = ()

    def __init__(self, *, at_most: int, **options):
        super().__init__(**{"required": False, **options})
        self.at_most = self.widget.lines = at_most

    def clean(self, value):
        one = PieceField()
        one.known = self.known
        found, refusals = {}, []
        for words in (value or [])[: self.at_most]:
            try:
                post = one.clean(words)
            except ValidationError as refusal:
                refusals += refusal.messages
            else:
                found.setdefault(post.pk, post)
        if refusals:
            raise ValidationError(refusals)
        return list(found.values())

    def has_changed(self, initial, data):
        return [post.title for post in initial or []] != list(data or [])


def _waits(piece: Post | str) -> bool:
    return isinstance(piece, Post) and piece.state != State.PUBLISHED
