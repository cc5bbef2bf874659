"""Pictures put straight into a text: kept among the pictures of the desk, and answered with their address."""

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from blog.images.kinds import MOST_BYTES, PictureRefused
from blog.library.keeping import keep_picture

NOT_ALLOWED = "You may not add pictures. Ask the person who runs the site."


@require_POST
def take_picture(request: HttpRequest) -> JsonResponse:
    """Keep the file that was sent. ``src`` is how a text names the picture, ``alt`` what is known of it already."""
    if not request.user.has_perm("blog.add_image"):
        return JsonResponse({"message": NOT_ALLOWED}, status=403)
    file = request.FILES.get("file")
    if file is None:
        return JsonResponse({"message": "No picture arrived. Please try once more."}, status=400)
    try:
        image = keep_picture(file, name=file.name)
    except PictureRefused as refusal:
        return JsonResponse({"message": str(refusal)}, status=413 if file.size > MOST_BYTES else 400)
    return JsonResponse(
        {
            "src": image.file.name,
            "width": image.width,
            "height": image.height,
            "alt": image.alt,
            "id": image.pk,
            "title": image.title,
            "thumbnail": image.thumbnail,
            "desk": reverse("admin:blog_image_change", args=[image.pk]),
        }
    )
