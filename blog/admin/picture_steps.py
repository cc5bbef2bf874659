"""What is done to a picture's file on the desk: several put on it, one replaced, turned, or taken away."""

from collections.abc import Iterable

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from blog.admin.picture_form import OnePictureForm, UploadForm
from blog.images.kinds import PictureRefused
from blog.library.keeping import keep_picture
from blog.library.replacing import replace_file, turn
from blog.models import Image

QUARTERS = {"right": 1, "left": 3}
SHORT = 60  # characters of a file's name that a sentence can hold
NOT_YOURS = "Pictures are changed by those whom the owner lets do it."


def picture_urls(pictures: ModelAdmin) -> list[URLPattern]:
    """Replacing and turning; putting on the desk and deleting stand at Django's own addresses."""

    def step(view):
        return pictures.admin_site.admin_view(lambda request, object_id: view(request, pictures, object_id))

    return [
        path("<int:object_id>/replace/", step(replace_step), name="blog_image_replace"),
        path("<int:object_id>/turn/", step(require_POST(turn_step)), name="blog_image_turn"),
    ]


def upload_step(request: HttpRequest, pictures: ModelAdmin) -> HttpResponse:
    """Put one picture or several on the desk; what is refused is said beside the field, the others are kept."""
    if not pictures.has_add_permission(request):
        raise PermissionDenied(NOT_YOURS)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            kept, refused = _keep(form.cleaned_data["file"])
            for sentence in refused:
                form.add_error("file", sentence)
            if kept:
                messages.success(request, _said(kept))
            if not refused:
                return _on(kept)
    return _page(request, pictures, "upload", {"title": pictures.add_words, "form": form})


def replace_step(request: HttpRequest, pictures: ModelAdmin, object_id: int) -> HttpResponse:
    """Put another file in the place of a picture's."""
    image = picture_of(request, pictures, object_id)
    form = OnePictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            replace_file(image, form.cleaned_data["file"])
        except PictureRefused as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, "The new picture stands wherever the old one stood.")
            return redirect("admin:blog_image_change", image.pk)
    return _page(
        request, pictures, "replace", {"title": "Put another file in its place", "image": image, "form": form}
    )


def turn_step(request: HttpRequest, pictures: ModelAdmin, object_id: int) -> HttpResponse:
    """Turn a picture by a quarter."""
    image = picture_of(request, pictures, object_id)
    try:
        turn(image, QUARTERS.get(request.POST.get("way", ""), 1))
    except PictureRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "It is turned, wherever it stands.")
    return redirect("admin:blog_image_change", image.pk)


def picture_of(request: HttpRequest, pictures: ModelAdmin, object_id: int) -> Image:
    image = Image.objects.filter(pk=object_id).first()
    if image is None:
        raise Http404("There is no such picture.")
    if not pictures.has_change_permission(request, image):
        raise PermissionDenied(NOT_YOURS)
    return image


def _keep(files: Iterable[UploadedFile]) -> tuple[list[Image], list[str]]:
    kept, refused = [], []
    for file in files:
        try:
            kept.append(keep_picture(file, name=file.name))
        except PictureRefused as refusal:
            name = file.name if len(file.name) <= SHORT else f"{file.name[:SHORT]}…"
            refused.append(f"{name}: {refusal}")
    return kept, refused


def _said(kept: list[Image]) -> str:
    if len(kept) == 1:
        return "The picture is on the desk. Say what it shows, and whether somebody can be recognised."
    return f"{len(kept)} pictures are on the desk. Say of each what it shows, and whether somebody can be recognised."


def _on(kept: list[Image]) -> HttpResponse:
    if len(kept) == 1:
        return redirect("admin:blog_image_change", kept[0].pk)
    return redirect("admin:blog_image_changelist")


def _page(request: HttpRequest, pictures: ModelAdmin, name: str, context: dict) -> HttpResponse:
    context = {**pictures.admin_site.each_context(request), "opts": Image._meta, **context}
    return TemplateResponse(request, f"admin/blog/image/{name}.html", context)
