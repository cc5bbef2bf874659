"""Word files on the desk: into the text that is being written, or as a new draft."""

import re
from pathlib import PurePath

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from blog import richtext
from blog.admin.post_form import default_authors
from blog.content import BodyRefused
from blog.library.keeping import keep_picture
from blog.models import Occasion, Post, PostAuthor
from blog.publishing.revisions import remember
from blog.transfer.importers.word import WordText, read_word
from blog.transfer.importers.word_file import MOST_BYTES, WordRefused

NOT_ALLOWED = "You may not write posts. Ask the person who runs the site."
NO_PICTURES = "You may not add pictures, so they stayed in the file."
WITHOUT_A_NAME = "Without a title yet"


class WordFileForm(forms.Form):
    """One Word file."""

    file = forms.FileField(
        label="Word file",
        help_text="A Word document (.docx) of up to 20 MB. It becomes a draft; nothing is public yet.",
        error_messages={"required": "Choose a Word file first.", "empty": "This file is empty."},
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )


@require_POST
def take_word_file(request: HttpRequest, posts: ModelAdmin) -> JsonResponse:
    """Read the file that was sent, for the text that is open: its document, a title, and notes on what stayed behind."""
    if not (posts.has_add_permission(request) or posts.has_change_permission(request)):
        return JsonResponse({"message": NOT_ALLOWED}, status=403)
    file = request.FILES.get("file")
    if file is None:
        return JsonResponse({"message": "No file arrived. Please try once more."}, status=400)
    try:
        text, notes = _read(request, file)
    except WordRefused as refusal:
        return JsonResponse({"message": str(refusal)}, status=413 if file.size > MOST_BYTES else 400)
    return JsonResponse(
        {
            "document": text.document,
            "markdown": richtext.write(text.document, ""),
            "title": text.title,
            "subtitle": text.subtitle,
            "notes": notes,
        }
    )


def import_page(request: HttpRequest, posts: ModelAdmin) -> HttpResponse:
    """A page with one field, for browsers without scripts too: the file becomes a draft, and its form is opened."""
    if not posts.has_add_permission(request):
        raise PermissionDenied(NOT_ALLOWED)
    sent = {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}
    form = WordFileForm(label_suffix="", **sent)
    if form.is_valid():
        try:
            post, notes = _new_draft(request, form.cleaned_data["file"])
        except (WordRefused, BodyRefused) as refusal:
            form.add_error("file", str(refusal))
        except ValidationError as refusal:
            form.add_error("file", " ".join(refusal.messages))
        else:
            messages.success(request, " ".join(["The file is a draft now.", *notes]))
            return redirect("admin:blog_post_change", post.pk)
    context = {**posts.admin_site.each_context(request), "title": "Begin with a Word file", "form": form}
    return render(request, "admin/blog/post/import.html", context)


def _new_draft(request: HttpRequest, file) -> tuple[Post, list[str]]:
    text, notes = _read(request, file)
    with transaction.atomic():
        post = Post(
            title=text.title or _title_from(file.name),
            subtitle=text.subtitle,
            body=richtext.write(text.document, ""),
        )
        post.save()
        for place, author in enumerate(default_authors(request.user)):
            PostAuthor.objects.create(post=post, author_id=author, position=place)
        remember(post, Occasion.SAVED, by=request.user)
    return post, notes


def _read(request: HttpRequest, file) -> tuple[WordText, list[str]]:
    """The text of the file; its pictures stay in it if this writer may not add any."""
    may_add = request.user.has_perm("blog.add_image")

    def keep(picture, name):
        return keep_picture(picture, name=name).file.name if may_add else ""

    text = read_word(file, keep_picture=keep)
    return text, [*text.notes, *([] if may_add else [NO_PICTURES])]


def _title_from(name: str) -> str:
    """What the file was called, as words: "two_cups-final (2).docx" gives "Two cups final"."""
    words = " ".join(re.sub(r"[\W_]*\(\d+\)|[\W_]+", " ", PurePath(name).stem).split())[:200]
    return words[:1].upper() + words[1:] or WITHOUT_A_NAME
