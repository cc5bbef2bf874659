"""Views that a script of the desk asks, not a person."""

from collections.abc import Callable

from django.contrib.admin import AdminSite
from django.http import HttpResponse, JsonResponse


def for_scripts(site: AdminSite, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The desk's view for a script: who is signed out is told so, and not sent the page for signing in."""
    behind_the_door = site.admin_view(view)

    def told(request, *args, **kwargs):
        if not site.has_permission(request):
            return JsonResponse({"signed_out": True}, status=401)
        return behind_the_door(request, *args, **kwargs)

    return told
