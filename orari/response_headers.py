"""The security headers that every answer carries, whoever made it."""

from collections.abc import Callable

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponseBase

# Whatever is not named here falls under default-src: objects, frames, workers, media, manifests.
# connect-src is 'self' for the sake of checkers such as Lighthouse, which read /robots.txt from inside the page.
STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def policy(**directives: str) -> str:
    """The site's content policy, with some directives said otherwise: names with an underscore for the hyphen."""
    said = STRICT | {name.replace("_", "-"): sources for name, sources in directives.items()}
    return "; ".join(f"{name} {sources}" for name, sources in said.items())


PUBLIC_POLICY = policy()
# A public page that the desk shows in a frame. A view asks for it by Django's xframe_options_sameorigin.
FRAMED_POLICY = policy(frame_ancestors="'self'")
# A style sheet or a script loads nothing by itself, and its headers are a part of every first visit.
FILE_POLICY = "default-src 'none'; frame-ancestors 'none'"
# The desk also saves in the background, shows pictures before they are sent, and frames the preview.
ADMIN_POLICY = policy(img_src="'self' data: blob:", connect_src="'self'", frame_src="'self'")

HEADERS = {
    # Not "no-referrer": Django's CSRF check needs it. Not more: a linked site need not learn which practice sent a reader.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-DNS-Prefetch-Control": "off",
}
# A style sheet or a script names no other site whose address could be looked up beforehand.
FILE_HEADERS = {name: value for name, value in HEADERS.items() if name != "X-DNS-Prefetch-Control"}


class ResponseHeaders:
    """Adds the headers; a view that sets one of them itself keeps its own, and the policy follows what it says of frames."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        policy = _policy_for(request, response)
        response.headers.setdefault("Content-Security-Policy", policy)
        for name, value in (FILE_HEADERS if policy is FILE_POLICY else HEADERS).items():
            response.headers.setdefault(name, value)
        # A browser asks each time whether its copy is still true, and is told so in a few bytes.
        response.headers.setdefault("Cache-Control", "no-cache")
        return response


def _policy_for(request: HttpRequest, response: HttpResponseBase) -> str:
    if request.path_info.startswith("/admin/"):
        return ADMIN_POLICY
    if isinstance(response, FileResponse) and request.path_info.startswith(settings.STATIC_URL):
        return FILE_POLICY
    return FRAMED_POLICY if response.headers.get("X-Frame-Options") == "SAMEORIGIN" else PUBLIC_POLICY
