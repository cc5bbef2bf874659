"""Addresses whose views fail, refuse or answer in the ways the tests need; the site's own follow."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponse
from django.urls import include, path
from django.views.decorators.clickjacking import xframe_options_sameorigin


def crash(request, name):
    raise RuntimeError(
        "cannot write to jo@example.org at 203.0.113.7, asked for /x?word=grief\nDETAIL: secret row"
    )


def bad(request):
    raise BadRequest("no")


def forbidden(request):
    raise PermissionDenied


def framed(request):
    return HttpResponse(
        headers={"X-Frame-Options": "SAMEORIGIN", "Content-Security-Policy": "frame-ancestors 'self'"}
    )


@xframe_options_sameorigin
def framed_by_us(request):
    return HttpResponse()


urlpatterns = [
    path("crash/<str:name>/", crash),
    path("bad/", bad),
    path("forbidden/", forbidden),
    path("framed/", framed),
    path("framed-by-us/", framed_by_us),
    path("", include("orari.urls")),
]

handler400 = "blog.views.errors.bad_request"
handler403 = "blog.views.errors.forbidden"
handler404 = "blog.views.errors.not_found"
handler500 = "blog.views.errors.server_error"
